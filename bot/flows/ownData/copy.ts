import { keepFileLink } from '../../../db/fileLinks.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { OWN_DATA_FORMATS } from '../../draw/attachment.ts'
import { makeToken } from '../../qr/token.ts'
import { recordDoneToday } from './requests.ts'

/** Hours in which a copy may be opened after it was asked for. */
const LINK_HOURS = 1

/**
 * [Tải về]: links to everything that is held, to be read or for a program. They lead to our own server in every messenger,
 * because what they show is not for any of these to see; it is gathered when a link is opened, so nothing of it waits anywhere.
 */
export async function offerCopy(turn: Turn): Promise<void> {
  const { person, store, chat, language, city } = turn
  if (!person) return say(turn, { text: text('ownData.nothing') })
  await recordDoneToday(turn, 'copy')
  const links = []
  for (const format of OWN_DATA_FORMATS) {
    const attachment = { kind: 'ownData', format, personId: person.id, chatId: chat.id, language } as const
    const name = `own data ${makeToken(turn.random)}`
    const token = await keepFileLink(store, name, { attachment, oneTime: true, hours: LINK_HOURS })
    links.push([{ label: text(`ownData.button.${format}`), link: `${city.base}/f/${token}` }])
  }
  say(turn, {
    text: lines(text('ownData.copy.offer', { hours: LINK_HOURS }), text('ownData.copy.keep')),
    buttons: links,
  })
}
