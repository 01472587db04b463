import { noteSeen } from '../../../db/doorPersons.ts'
import { lockPersons } from '../../../db/people.ts'
import type { GateDirection, GateOfVenue } from '../../../db/venues.ts'
import { type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { whyShut } from '../checkIn/shut.ts'
import { noteCapacity } from '../live/capacity.ts'
import { noteFeed } from '../live/feed.ts'
import { declaredAt } from './declared.ts'
import { type Passage, type Passed, recordPassing, type ScanWay, wouldComeIn } from './passing.ts'
import type { ScanRef } from './ref.ts'
import { type DoorVisitor, keepSaid } from './visitor.ts'

/** Somebody who came to the gate, how many with them, and which way, where that was said. */
export type Comer = {
  readonly visitor: DoorVisitor
  readonly companions?: number | undefined
  readonly way?: ScanRef['way'] | undefined
}

/** Somebody who passed: what was recorded, and whether their declaration is valid, where one is in force. */
export type Recorded = {
  readonly visitor: DoorVisitor
  readonly passed: Passed
  readonly isDeclared: boolean | undefined
}

/** Records people at a gate at one moment, each once however often they were scanned. */
export async function recordAll(
  turn: Turn,
  gate: GateOfVenue,
  comers: readonly Comer[],
  { way, by }: { readonly way: GateDirection; readonly by: ScanWay },
): Promise<{ recorded: Recorded[]; warning: Text | undefined; notIn: readonly Text[] }> {
  const { at, store } = turn
  const once = [...new Map(comers.map((comer) => [comer.visitor.id, comer])).values()]
  const ids = once.map(({ visitor }) => visitor.id)
  await lockPersons(store, ids)
  await keepSaid(
    turn,
    comers.map(({ visitor }) => visitor),
  )
  await noteSeen(store, ids, turn.now)
  const isDeclared = await declaredAt(turn, gate, ids, at)
  const recorded: Recorded[] = []
  for (const { visitor, companions = 0, way: said } of once) {
    const passage = { way: said ?? way, at, by, companions }
    if (await wouldComeInWhereShut(turn, gate, visitor, passage)) continue
    const passed = await recordPassing(turn, gate, visitor, passage)
    recorded.push({ visitor, passed, isDeclared: isDeclared(visitor.id) })
  }
  const notIn = notInLines(gate, once.length - recorded.length)
  return { recorded, warning: await tellOthers(turn, gate, recorded), notIn }
}

async function wouldComeInWhereShut(
  turn: Turn,
  gate: GateOfVenue,
  visitor: DoorVisitor,
  passage: Passage,
): Promise<boolean> {
  if (whyShut(gate) === undefined || passage.way === 'out') return false
  return passage.way === 'in' || (await wouldComeIn(turn, gate, visitor, passage))
}

/** Why arrivals were not recorded: the venue takes nobody in now, though whoever is inside may leave. */
export function notInLines(gate: GateOfVenue, count: number): Text[] {
  if (count === 0) return []
  const key = whyShut(gate) === 'suspended' ? 'scan.notIn.suspended' : 'scan.notIn.paused'
  return [text(key, { venue: gate.venueName, count })]
}

/**
 * Whoever else is to know, after everything is recorded: the venue is locked now. Gives the warning that belongs into the
 * answer when the venue is full.
 */
export async function tellOthers(
  turn: Turn,
  gate: GateOfVenue,
  recorded: readonly Recorded[],
): Promise<Text | undefined> {
  const warning = await noteCapacity(turn, gate)
  for (const { visitor, passed } of recorded) {
    if (!passed.isNew) continue
    const { way, at } = passed.ref
    await noteFeed(turn, { gate, person: visitor, way, people: 1 + passed.companions, at })
  }
  return warning
}
