import { noteFeedLine } from '../../../db/feed.ts'
import type { Turn } from '../../core/turn.ts'

/** An arrival or a departure that was just recorded. */
export type Passage = {
  readonly gate: { readonly gateId: number; readonly venueId: number }
  readonly person: { readonly id: number }
  readonly way: 'in' | 'out'
  /** The person and whoever came along. */
  readonly people: number
  readonly at: Date
}

/**
 * Lets those who stand at the venue with a live feed know of somebody who came or left; the chat that recorded it knows.
 * To be called after it was recorded, and after `noteCapacity`: a venue is locked before those who stand there.
 */
export async function noteFeed(turn: Turn, { gate, person, ...passage }: Passage): Promise<void> {
  const { store, chat } = turn
  await noteFeedLine(store, { ...passage, ...gate, personId: person.id, chatId: chat.id })
}
