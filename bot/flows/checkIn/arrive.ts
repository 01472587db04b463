import { hasValidDeclaration } from '../../../db/declarations.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import type { CheckInWay, Wish } from '../../core/session.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { askConsent, hasConsent } from '../consent/ask.ts'
import { startDeclaration } from '../declare/start.ts'
import { openForm } from '../forms.ts'
import { gateInSentence } from '../gateName.ts'
import { recordArrival } from './record.ts'
import { leftShutPlace, whyShut } from './shut.ts'
import { knownOf, visitorFormEnd } from './visitorForm.ts'

/**
 * Somebody came to a gate. What stands before the visit is asked first, one thing at a time, with the arrival held as
 * a wish: consent, then name and phone, then a declaration where the venue asks for one.
 */
export async function arrive(turn: Turn, gate: GateOfVenue, by: CheckInWay, at: Date): Promise<void> {
  const shut = whyShut(gate)
  if (shut) {
    if (await leftShutPlace(turn, gate, by, at)) return
    const where = { venue: gate.venueName, gate: gateInSentence(gate.gateName) }
    return say(turn, { text: text(`checkIn.shut.${shut}`, where) })
  }
  const wish: Wish = { kind: 'checkIn', gateId: gate.gateId, at: at.toISOString(), by }
  if (!(await hasConsent(turn, 'visits'))) return askConsent(turn, 'visits', wish, { gate })
  const { person } = turn
  if (!person?.profile.name || !person.profile.phone) {
    turn.session = { ...turn.session, wish }
    return openForm(turn, visitorFormEnd, knownOf(person))
  }
  if (gate.needsDeclaration && !(await hasValidDeclaration(turn.store, person.id, at))) {
    turn.session = { ...turn.session, wish }
    return startDeclaration(turn, { why: text('checkIn.declareFirst', { venue: gate.venueName }) })
  }
  await recordArrival(turn, person, gate, by, at)
}
