import { settledAnswers } from '../../core/form/answers.ts'
import type { Action } from '../../core/received.ts'
import { text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { hasConsent, recordYes } from '../consent/ask.ts'
import { formContext, stillGood } from '../forms.ts'
import { declarationEnd, sendDeclaration } from './form.ts'
import { knownByNow, withoutDeclaration } from './known.ts'
import type { Matter } from './matter.ts'
import { lastOf, openDeclaration, startDeclaration } from './start.ts'

/**
 * A declaration that was filled in on its page: the same as one answered in the chat, whose form is closed. What would not
 * be taken up as it is, because the day or the units changed meanwhile, the chat asks again, and only that.
 */
export async function declarationFilled(
  turn: Turn,
  filled: Extract<Action, { kind: 'filled' }>,
): Promise<void> {
  // What the page leaves open is asked in the chat: nobody is sent from page to page.
  turn.answersHere = true
  const template = turn.city.templates.byName(filled.form)
  if (!template) return startDeclaration(turn)
  const matter: Matter = { template, ...(filled.about && { about: filled.about }) }
  if (filled.agreed) await recordYes(turn, template.purpose)
  if (!(await hasConsent(turn, template.purpose))) return startDeclaration(turn, { matter })
  const before = (await lastOf(turn, matter))?.answers
  const known = knownByNow(matter, turn.session, turn.person?.profile, before)
  const end = declarationEnd(matter)
  const given = settledAnswers(end.form, { ...known, ...filled.answers }, formContext(turn))
  turn.session = withoutDeclaration(matter, turn.session)
  const answers = stillGood(turn, end, given)
  if (!answers) return openDeclaration(turn, matter, given, text('formPage.askedAgain'))
  await sendDeclaration(turn, matter, answers)
  turn.wishDue = true
}
