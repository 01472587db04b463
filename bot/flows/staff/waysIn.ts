import type { City } from '../../core/city.ts'
import { type Text, text } from '../../core/text.ts'

/** How whoever is invited brings a code: a link, where the messenger carries it into the chat; on Zalo the code is sent. */
export function waysIn(city: City, code: string): Text[] {
  const { zalo, telegram } = city.messengers
  const botName = telegram?.botName()
  return [
    ...(zalo?.chatLink ? [text('staff.way.zalo', { address: zalo.chatLink })] : []),
    ...(botName ? [text('staff.way.telegram', { address: `https://t.me/${botName}?start=${code}` })] : []),
    text('staff.way.web', { address: `${city.base}/chat#open=${code}` }),
  ]
}
