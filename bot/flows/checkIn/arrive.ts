import { holdArriving } from '../../../db/arrivals.ts'
import { hasValidDeclaration } from '../../../db/declarations.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import type { Person } from '../../core/person.ts'
import type { CheckInWay, Wish } from '../../core/session.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { type Template, titleInSentence } from '../../templates/template.ts'
import { askConsent } from '../consent/ask.ts'
import { templateNeededAt } from '../declare/inForce.ts'
import { startDeclaration } from '../declare/start.ts'
import { openForm } from '../forms.ts'
import { gateInSentence } from '../gateName.ts'
import { saidEnded } from '../scheme/ended.ts'
import { recordArrival } from './record.ts'
import { leftShutPlace, whyShut } from './shut.ts'
import { knownOf, visitorFormEnd } from './visitorForm.ts'

/**
 * Somebody came to a gate. What stands before the visit is asked first, one thing at a time, with the arrival held as
 * a wish: consent, then name and phone, then a declaration where the venue asks for one.
 */
export async function arrive(turn: Turn, gate: GateOfVenue, by: CheckInWay, at: Date): Promise<void> {
  const shut = whyShut(gate)
  if (shut === 'ended') return void (await saidEnded(turn))
  if (shut) {
    if (await leftShutPlace(turn, gate, by, at)) return
    const where = { venue: gate.venueName, gate: gateInSentence(gate.gateName) }
    return say(turn, { text: text(`checkIn.shut.${shut}`, where) })
  }
  const wish: Wish = { kind: 'checkIn', gateId: gate.gateId, at: at.toISOString(), by }
  // A withdrawal in another chat of theirs, or one of the same moment, waits until the turn has ended.
  const { person } = turn
  const held = person && (await holdArriving(turn.store, person.id))
  if (!held?.consents.has('visits')) return askConsent(turn, 'visits', wish, { gate })
  if (!person?.profile.name || !person.profile.phone) {
    turn.session = { ...turn.session, wish }
    return openForm(turn, visitorFormEnd, knownOf(person))
  }
  const template = await templateMissing(turn, person, gate, at)
  if (template) {
    turn.session = { ...turn.session, wish }
    const why = text('checkIn.declareFirst', { venue: gate.venueName, form: titleInSentence(template) })
    return startDeclaration(turn, { matter: { template }, why })
  }
  await recordArrival(turn, person, gate, { by, at, open: held.open })
}

/** The declaration that the venue asks for and the person lacks; where none is in force, everybody is let in. */
async function templateMissing(
  turn: Turn,
  { id }: Person,
  gate: GateOfVenue,
  at: Date,
): Promise<Template | undefined> {
  const needed = gate.needsDeclaration ? await templateNeededAt(turn, gate) : undefined
  if (!needed || (await hasValidDeclaration(turn.store, id, [needed.name], at))) return undefined
  return needed
}
