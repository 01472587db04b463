import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { withoutAwaited } from '../checkIn/awaited.ts'
import { purposesOf, templateFor } from '../consent/texts.ts'
import { recordYesFor, takeFamilyYes } from './consent.ts'
import { declareFor } from './declare.ts'

/** The holder says yes for members; what was wanted for them goes on. */
export async function pressFamilyYes(turn: Turn, purpose: string): Promise<void> {
  const asked = purposesOf(turn.city).includes(purpose) ? takeFamilyYes(turn, purpose) : undefined
  if (!asked) return say(turn, { text: text('menu.staleButton') })
  for (const id of asked.people) await recordYesFor(turn, purpose, id)
  await declareFor(turn, asked.round, templateFor(turn.city, purpose)?.name)
}

/** Of those for whom there is no yes nothing is kept, and no visit waits for it; the others go on. */
export async function pressFamilyNo(turn: Turn, purpose: string): Promise<void> {
  const asked = takeFamilyYes(turn, purpose)
  if (!asked) return say(turn, { text: text('menu.staleButton') })
  turn.session = withoutAwaited(turn.session, asked.people)
  const others = asked.round.filter((id) => !asked.people.includes(id))
  if (others.length === 0) return say(turn, { text: text('family.yes.declined') })
  await declareFor(turn, others, templateFor(turn.city, purpose)?.name)
}
