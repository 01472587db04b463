import { answeredBy, differing, without } from '../../core/form/bring.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { hasConsent } from '../consent/ask.ts'
import { bringToForm, formContext } from '../forms.ts'
import { askForYes, askWhatCounts, askWhose, filledText } from './ask.ts'
import { broughtBy } from './facts.ts'
import { dropDocument } from './held.ts'
import { openTaker } from './taker.ts'

/** Whether a declaration that is opened now is wanted with a document's code. */
export function isDocumentWanted(turn: Turn): boolean {
  return turn.session.document?.isWanted === true
}

/**
 * Fills the open form in with the code that waits, after what is to be known first: whether it may be used, whose it is of
 * several, and whether it counts more than what was told before.
 */
export async function fillFromDocument(
  turn: Turn,
  { replaces = false }: { readonly replaces?: boolean } = {},
): Promise<void> {
  const held = turn.session.document
  const taker = openTaker(turn)
  if (!held || !taker) return say(turn, { text: text('prefill.gone') })
  if (!(await hasConsent(turn, 'document'))) return askForYes(turn)
  const [facts, ...others] = held.people
  if (!facts || (others.length > 0 && !askWhose(turn, held.people))) return sayTooMany(turn)
  if (others.length > 0) return
  const { end, state } = taker
  const brought = broughtBy(facts)
  const context = formContext(turn)
  const otherwise = differing(end.form, state, brought, context)
  if (otherwise.length > 0 && !replaces) return askWhatCounts(turn, otherwise)
  dropDocument(turn)
  const told = without(state, otherwise)
  const filled = answeredBy(end.form, told, brought, context)
  const isAsked = filled.length === 0 && brought.suggestedName !== undefined
  await bringToForm(turn, end, told, brought, isAsked ? undefined : filledText(turn, filled))
}

function sayTooMany(turn: Turn): void {
  dropDocument(turn)
  say(turn, { text: text('prefill.tooMany') })
}
