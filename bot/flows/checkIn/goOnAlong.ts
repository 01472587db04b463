import { gateById } from '../../../db/venues.ts'
import { openVisitOf } from '../../../db/visits.ts'
import { type Kin, kinOf } from '../../core/family.ts'
import type { AwaitedAlong } from '../../core/session.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { membersOf, namesOf } from '../family/members.ts'
import { awaitedAlong, dropAwaited } from './awaited.ts'
import { bringAlong, whyNot } from './bringAlong.ts'
import { lockHousehold } from './together.ts'

/**
 * Whoever had been said to have come along and lacked something is recorded with the holder once it is there, as long as the
 * holder's visit goes on. While nobody of them has it nothing is said. `isMidway`: something is being asked below.
 */
export async function goOnWithAlong(turn: Turn, { isMidway = false } = {}): Promise<void> {
  const awaited = awaitedAlong(turn)
  const ready = awaited ? await readyAmong(turn, awaited) : []
  if (!awaited || !turn.person || ready.length === 0) return
  await lockHousehold(turn)
  const open = await openVisitOf(turn.store, turn.person.id)
  if (open?.visitId !== awaited.visitId || open.endsAt <= turn.at) {
    dropAwaited(turn)
    return say(turn, { text: text('family.along.over', { names: namesOf(ready) }) })
  }
  await bringAlong(turn, open, awaited.people, { isMidway })
}

/** Who of those that are waited for lacks nothing any more. */
async function readyAmong(turn: Turn, { gateId, people }: AwaitedAlong): Promise<Kin[]> {
  const gate = await gateById(turn.store, gateId)
  const ready: Kin[] = []
  for (const kin of gate ? kinOf(await membersOf(turn)) : [])
    if (gate && people.includes(kin.person) && !(await whyNot(turn, gate, kin.person, [turn.at])))
      ready.push(kin)
  return ready
}
