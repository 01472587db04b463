import type { GateOfVenue } from '../../../db/venues.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { rememberChoice } from '../checkIn/choice.ts'
import { whyShut } from '../checkIn/shut.ts'
import { hasConsent } from '../consent/ask.ts'
import { shiftHere } from '../shift/here.ts'

/**
 * A poster that somebody on shift photographs who never checked in here is most often a mistake: they hold the camera at
 * visitors' codes all day. They are not asked to consent, and nothing waits; one tap makes it their own visit after all.
 */
export async function isPosterByMistake(turn: Turn, gate: GateOfVenue): Promise<boolean> {
  if (!turn.session.onShift || whyShut(gate) || (await hasConsent(turn, 'visits'))) return false
  if (!(await shiftHere(turn))) return false
  rememberChoice(turn, [gate], turn.at)
  say(turn, {
    text: text('scan.poster', { venue: gate.venueName }),
    buttons: [[{ label: text('scan.button.ownVisit'), press: `in:${gate.gateId}` }]],
  })
  return true
}
