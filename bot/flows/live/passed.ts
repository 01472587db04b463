import { correctFeedLine } from '../../../db/feed.ts'
import { say, type Turn } from '../../core/turn.ts'
import { noteCapacity } from './capacity.ts'
import { noteFeed, type Passage } from './feed.ts'

type Place = Parameters<typeof noteCapacity>[1]

/** What follows from somebody having come or left: others are told of it, and of the venue being full. */
export async function passed(turn: Turn, passage: Passage & { readonly gate: Place }): Promise<void> {
  await warnIfFull(turn, passage.gate)
  await noteFeed(turn, passage)
}

/** An arrival that was recorded before is of more people, or, with none, is taken back. */
export async function arrivalChanged(
  turn: Turn,
  { venueId, startedAt }: { readonly venueId: number; readonly startedAt: Date },
  person: { readonly id: number },
  people: number,
): Promise<void> {
  await warnIfFull(turn, { venueId })
  await correctFeedLine(turn.store, { personId: person.id, at: startedAt, people })
}

async function warnIfFull(turn: Turn, place: Place): Promise<void> {
  const warning = await noteCapacity(turn, place)
  if (warning) say(turn, { text: warning })
}
