import { settledAnswers } from '../../core/form/answers.ts'
import type { Action } from '../../core/received.ts'
import { text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { hasConsent, recordYes } from '../consent/ask.ts'
import { formContext, stillGood } from '../forms.ts'
import { declarationEnd, sendDeclaration } from './form.ts'
import { knownByNow, withoutDeclaration } from './known.ts'
import { lastOf, openDeclaration, startDeclaration } from './start.ts'

/**
 * A declaration that was filled in on its page: the same as one answered in the chat, whose form is closed. What would not
 * be taken up as it is, because the day or the units changed meanwhile, the chat asks again, and only that.
 */
export async function declarationFilled(
  turn: Turn,
  filled: Extract<Action, { kind: 'filled' }>,
): Promise<void> {
  if (filled.agreed) await recordYes(turn, 'declaration')
  const isOurs = filled.form === declarationEnd.form.name
  if (!isOurs || !(await hasConsent(turn, 'declaration'))) return startDeclaration(turn)
  const known = knownByNow(turn.session, turn.person?.profile, (await lastOf(turn))?.answers)
  const told = { ...known, ...filled.answers }
  const given = settledAnswers(declarationEnd.form, told, formContext(turn))
  turn.session = withoutDeclaration(turn.session)
  const answers = stillGood(turn, declarationEnd, given)
  if (!answers) return openDeclaration(turn, given, text('formPage.askedAgain'))
  await sendDeclaration(turn, answers)
  turn.wishDue = true
}
