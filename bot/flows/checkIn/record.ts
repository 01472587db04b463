import { noteLanguage } from '../../../db/chats.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import { endVisit, type NewVisit, type OpenVisit } from '../../../db/visits.ts'
import { languageOf } from '../../core/languageOf.ts'
import type { Person } from '../../core/person.ts'
import type { CheckInWay } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { isLeftOpenBefore, turnOutButton } from '../history/card.ts'
import { passed } from '../live/passed.ts'
import { askWhetherLeaving, sayAlreadyIn, sayCameBefore, sayIn, sayNotIn, sayOut } from './answers.ts'
import { dropAwaited } from './awaited.ts'
import { type CameIn, comeIn, goingOnAt } from './comeIn.ts'
import { dropAlongQuestion, leaveAlong } from './together.ts'

/** A photo sent twice by the same person at the same gate within this time is one arrival. */
const SAME_ARRIVAL_MINUTES = 5
const MINUTE_MILLISECONDS = 60_000

/** How somebody came to a gate, and where they were by what is recorded. */
type Arrival = { readonly by: CheckInWay; readonly at: Date; readonly open: OpenVisit | undefined }

/**
 * Records what an arrival at a gate means: in, out, the same visit again, or a visit elsewhere that ends. The household is locked,
 * and was when `open` was read.
 */
export async function recordArrival(
  turn: Turn,
  person: Person,
  gate: GateOfVenue,
  { by, at, open: recorded }: Arrival,
): Promise<void> {
  dropAlongQuestion(turn)
  const open = await goingOnAt(turn, person.id, recorded, at)
  const here = open?.venueId === gate.venueId ? open : undefined
  if (gate.direction === 'out') return leaveThrough(turn, person, gate, here, at)
  if (here) return again(turn, here, gate, at)
  await noteForeign(turn)
  const came = await comeIn(turn, person, arrivalOf(person, gate, by, at), open)
  if (came.later) return sayCameBefore(turn, gate, at, came.later)
  dropAwaited(turn)
  await passed(turn, { gate, person, way: 'in', people: 1, at })
  const orOut = await mayBeLeaving(turn, person, gate, came)
  sayIn(turn, gate, came.visit, { elsewhere: came.ended, orOut: orOut ? [turnOutButton(came.visit)] : [] })
}

/** Whether an arrival may be a departure: the visit before was here too and nobody had said that it was over. */
async function mayBeLeaving(turn: Turn, person: Person, gate: GateOfVenue, { visit, ended }: CameIn) {
  if (gate.direction !== 'both' || ended) return false
  return isLeftOpenBefore(turn, { ...visit, personId: person.id, venueId: gate.venueId })
}

/** A reminder comes when nobody is speaking, so where it is not Vietnamese it is noted how the chat is spoken to. */
async function noteForeign({ store, chat, language }: Turn): Promise<void> {
  if (language !== languageOf({ language: null })) await noteLanguage(store, chat.id, language)
}

function arrivalOf(person: Person, gate: GateOfVenue, by: CheckInWay, at: Date): NewVisit {
  return {
    personId: person.id,
    venueId: gate.venueId,
    gateId: gate.gateId,
    startedAt: at,
    endsAt: usualEnd(gate.venueType, at),
    recordedBy: by,
    legalBasis: 'consent',
  }
}

async function leaveThrough(
  turn: Turn,
  person: Person,
  gate: GateOfVenue,
  here: OpenVisit | undefined,
  at: Date,
): Promise<void> {
  if (!here) return sayNotIn(turn, gate, at)
  await endVisit(turn.store, person.id, at, 'out')
  const company = await leaveAlong(turn, here, at)
  await passed(turn, { gate, person, way: 'out', people: 1 + here.companions, at })
  sayOut(turn, here, at, company)
}

function again(turn: Turn, here: OpenVisit, gate: GateOfVenue, at: Date): void {
  const minutes = (at.getTime() - here.startedAt.getTime()) / MINUTE_MILLISECONDS
  if (here.gateId === gate.gateId && minutes < SAME_ARRIVAL_MINUTES) sayAlreadyIn(turn, here)
  else askWhetherLeaving(turn, here)
}
