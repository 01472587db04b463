import type { Venue } from '../../../db/venues.ts'
import type { Answers, Question } from '../../core/form/form.ts'
import type { Button } from '../../core/outgoing.ts'
import type { Text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import type { FormEnd } from '../flow.ts'
import { edit } from './editing.ts'
import { venueFor } from './venueFor.ts'

/** One thing of a venue that can be changed by a form of its own, or set to none by a button beside the question. */
export type Change = {
  readonly end: FormEnd
  /** Why it can't be changed now. */
  readonly refused?: (venue: Venue) => Text | undefined
  readonly none?: {
    readonly button: (venueId: number) => Button<Text>
    readonly set: (turn: Turn, venue: Venue) => Promise<void>
  }
}

/** A form whose answers are applied to a venue that is still the person's to edit. */
export function changeForm(
  name: string,
  questions: readonly Question[],
  apply: (turn: Turn, venue: Venue, answers: Answers) => Promise<void>,
): FormEnd {
  return edit({ name, questions }, async (turn, venueId, answers) => {
    const venue = await venueFor(turn, venueId, 'edit the venue')
    if (venue) await apply(turn, venue, answers)
  })
}
