import type { Store } from '../../../db/connect.ts'
import { peopleInside } from '../../../db/inside.ts'
import { type Text, text } from '../../core/text.ts'

/** A line for other answers: "Đang ở trong: 47/60", without the second where no capacity is set. */
export async function insideLine(
  store: Store,
  { venueId, capacity }: { readonly venueId: number; readonly capacity: number | null },
): Promise<Text> {
  return text('inside.line', { people: ofCapacity(await peopleInside(store, venueId), capacity) })
}

/** `47/60`, or the number alone. */
export function ofCapacity(people: number, capacity: number | null): Text | number {
  return capacity === null ? people : text('inside.ofCapacity', { people, capacity })
}
