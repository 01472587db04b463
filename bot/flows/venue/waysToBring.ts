import type { City } from '../../core/city.ts'
import { lines, type Text, text } from '../../core/text.ts'

/** How somebody else brings a one-time code into their private chat, a line a channel that is on: on Zalo the code is sent. */
export function waysToBring({ messengers, base }: City, code: string): Text {
  const telegram = messengers.telegram?.botName()
  const zalo = messengers.zalo?.chatLink
  return lines(
    ...(zalo === undefined ? [] : [text('venue.bring.zalo', { address: zalo })]),
    ...(telegram === undefined
      ? []
      : [text('venue.bring.telegram', { address: `https://t.me/${telegram}?start=${code}` })]),
    text('venue.bring.web', { address: `${base}/chat#open=${code}` }),
  )
}
