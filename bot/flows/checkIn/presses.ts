import { prolong } from '../../../db/ownVisits.ts'
import { gateById } from '../../../db/venues.ts'
import { endVisit, type OpenVisit, openVisitOf, setCompanions } from '../../../db/visits.ts'
import { kinOf } from '../../core/family.ts'
import type { Person } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { stayingUntil } from '../../core/venueTypes.ts'
import { membersOf } from '../family/members.ts'
import { sayOver } from '../history/now.ts'
import { arrivalChanged, passed } from '../live/passed.ts'
import { askWhoIsAlong } from './along.ts'
import { sayOut, sayStays, sayUndone } from './answers.ts'
import { arrive } from './arrive.ts'
import { dropAwaited } from './awaited.ts'
import { takeChoice } from './choice.ts'
import {
  cameAlong,
  dropAlongQuestion,
  leaveAlong,
  lockHousehold,
  prolongAlong,
  takeOpenVisitBack,
  undoAlong,
} from './together.ts'

/** Companions that can be chosen by a button; a larger group is typed by the venue's staff. */
const COMPANIONS_OFFERED = [1, 2, 3, 4, 5, 6]

/** The person's open visit, if it is the one of the button; a button of a visit that is over says so. */
async function visitOfButton(
  turn: Turn,
  visitId: string,
): Promise<(OpenVisit & { person: Person }) | undefined> {
  const { person } = turn
  await lockHousehold(turn)
  dropAlongQuestion(turn)
  const open = person && (await openVisitOf(turn.store, person.id))
  if (person && open && String(open.visitId) === visitId) return { ...open, person }
  await sayOver(turn, visitId)
  return undefined
}

export async function pressOut(turn: Turn, visitId: string): Promise<void> {
  const open = await visitOfButton(turn, visitId)
  if (!open) return
  await endVisit(turn.store, open.person.id, turn.at, 'out')
  const company = await leaveAlong(turn, open, turn.at)
  await passed(turn, {
    gate: open,
    person: open.person,
    way: 'out',
    people: 1 + open.companions,
    at: turn.at,
  })
  sayOut(turn, open, turn.at, company)
}

/** [Vẫn ở đây]: from now on the visit goes on as long as one usually stays there. */
export async function pressStay(turn: Turn, visitId: string): Promise<void> {
  const open = await visitOfButton(turn, visitId)
  if (!open) return
  const until = stayingUntil(open, turn.at)
  await prolong(turn.store, open.person.id, open.visitId, until)
  await prolongAlong(turn, open, until)
  sayStays(turn, open)
}

export async function pressUndo(turn: Turn, visitId: string): Promise<void> {
  const open = await visitOfButton(turn, visitId)
  if (!open) return
  dropAwaited(turn)
  await undoAlong(turn, open, await cameAlong(turn, open))
  await takeOpenVisitBack(turn, open)
  await arrivalChanged(turn, open, open.person, 0)
  const before = await openVisitOf(turn.store, open.person.id)
  sayUndone(turn, open.venueName, before)
}

/** [Đi cùng] asks how many; the number chosen comes back as `visit.count`. */
export async function pressCompanions(turn: Turn, argument: string): Promise<void> {
  const [visitId = '', chosen] = argument.split('.')
  const open = await visitOfButton(turn, visitId)
  if (!open) return
  const family = chosen === undefined ? kinOf(await membersOf(turn)) : []
  if (family.length > 0) return askWhoIsAlong(turn, open, family)
  const count = COMPANIONS_OFFERED.find((offered) => String(offered) === chosen)
  if (count === undefined) {
    const choices = COMPANIONS_OFFERED.map((n) => ({
      label: text('checkIn.companionCount', { count: n }),
      press: `with:${visitId}.${n}`,
    }))
    return say(turn, { text: text('checkIn.howMany'), buttons: [choices.slice(0, 3), choices.slice(3)] })
  }
  await setCompanions(turn.store, open.person.id, count)
  await arrivalChanged(turn, open, open.person, 1 + count)
  say(turn, {
    text: text('checkIn.companionsKept', { count, venue: open.venueName }),
    buttons: [[{ label: text('checkIn.button.out'), press: `out:${visitId}` }]],
  })
}

/** One of several gates in a photo, or an exit at which somebody arrives after all. */
export async function pressIn(turn: Turn, gateId: string): Promise<void> {
  const at = takeChoice(turn, Number(gateId))
  const gate = at && (await gateById(turn.store, Number(gateId)))
  if (!at || !gate) return say(turn, { text: text('menu.staleButton') })
  await arrive(turn, gate.direction === 'out' ? { ...gate, direction: 'both' } : gate, 'photo', at)
}
