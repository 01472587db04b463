import { say, type Turn } from '../../core/turn.ts'
import { noteCapacity } from './capacity.ts'
import { noteFeed, type Passage } from './feed.ts'

type Place = Parameters<typeof noteCapacity>[1]

/** What follows from somebody having come or left: others are told of it, and of the venue being full. */
export async function passed(turn: Turn, passage: Passage & { readonly gate: Place }): Promise<void> {
  await headCountChanged(turn, passage.gate)
  await noteFeed(turn, passage)
}

/** More or fewer are inside, though nobody passed a gate. */
export async function headCountChanged(turn: Turn, place: Place): Promise<void> {
  const warning = await noteCapacity(turn, place)
  if (warning) say(turn, { text: warning })
}
