import type { City } from '../../core/city.ts'
import { type Text, text } from '../../core/text.ts'

/** How a person comes to the bot, in words: only the city's channels that are on, each by the name it is found under. */
export function waysIn({ messengers, base }: City): Text {
  const [zalo, telegram] = [messengers.zalo?.botName(), messengers.telegram?.botName()]
  const ways = [
    ...(messengers.zalo
      ? [zalo === undefined ? text('guide.way.zaloUnknown') : text('guide.way.zalo', { name: zalo })]
      : []),
    ...(messengers.telegram
      ? [
          telegram === undefined
            ? text('guide.way.telegramUnknown')
            : text('guide.way.telegram', { name: telegram }),
        ]
      : []),
    text('guide.way.web', { address: `${base.replace(/^https?:\/\//, '')}/chat` }),
  ]
  return ways.reduce((one, other) => text('guide.way.joined', { one, other }))
}
