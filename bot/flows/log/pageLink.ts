import { makeLogLink } from '../../../db/logLinks.ts'
import { cityDay } from '../../core/cityTime.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeToken } from '../../qr/token.ts'
import { venueFor } from '../venue/venueFor.ts'

/** Hours in which the link of a page may be opened, and minutes that the page can be read from then on. */
const LINK_HOURS = 24
export const READING_MINUTES = 30
const HOUR_MILLISECONDS = 3_600_000

/** [Trang web]: a one-time link to the part of the log that was shown last, else of today. */
export async function pressPage(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'read the log')
  const { person } = turn
  if (!venue || !person) return
  const today = cityDay(turn.now, turn.city.timeZone)
  const { logAsked } = turn.session
  const asked = logAsked?.venueId === venue.id ? logAsked.asked : { first: today, last: today }
  const token = makeToken(turn.random)
  await makeLogLink(turn.store, token, {
    venueId: venue.id,
    personId: person.id,
    chatId: turn.chat.id,
    asked: { asked },
    language: turn.language,
    now: turn.now,
    expiresAt: new Date(turn.now.getTime() + LINK_HOURS * HOUR_MILLISECONDS),
  })
  const offer = { venue: venue.name, hours: LINK_HOURS, minutes: READING_MINUTES }
  say(turn, {
    text: text('log.page.offer', offer),
    buttons: [[{ label: text('log.page.open'), link: `${turn.city.base}/l/${token}` }]],
  })
}
