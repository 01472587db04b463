import { settledAnswers } from '../../core/form/answers.ts'
import type { Purpose } from '../../core/person.ts'
import type { Action } from '../../core/received.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { hasConsent, recordYes } from '../consent/ask.ts'
import { recordYesFor } from '../family/consent.ts'
import { memberNumbered } from '../family/members.ts'
import { formContext, stillGood } from '../forms.ts'
import { declarationEnd, sendDeclaration } from './form.ts'
import { formTold, withoutDeclaration } from './known.ts'
import type { Matter } from './matter.ts'
import { knownOfWhose, lastOf, openDeclaration, startDeclaration } from './start.ts'

/**
 * A declaration that was filled in on its page: the same as one answered in the chat, whose form is closed. What would not
 * be taken up as it is, because the day or the units changed meanwhile, the chat asks again, and only that.
 */
export async function declarationFilled(
  turn: Turn,
  filled: Extract<Action, { kind: 'filled' }>,
): Promise<void> {
  const template = turn.city.templates.byName(filled.form)
  if (!template) return startDeclaration(turn)
  const matter: Matter = { template, ...(filled.about && { about: filled.about }) }
  const { about } = filled
  if (about && !(await memberNumbered(turn, about.person))) return say(turn, { text: text('family.gone') })
  if (filled.agreed) await agreeTo(turn, template.purpose, about?.person)
  if (!(await hasConsent(turn, template.purpose, about?.person))) return startDeclaration(turn, { matter })
  const before = (await lastOf(turn, matter))?.answers
  const known = formTold(matter, turn.session) ?? (await knownOfWhose(turn, matter, before))
  const end = declarationEnd(matter)
  const given = settledAnswers(end.form, { ...known, ...filled.answers }, formContext(turn))
  turn.session = withoutDeclaration(matter, turn.session)
  const answers = stillGood(turn, end, given)
  if (!answers) return openDeclaration(turn, matter, given, text('formPage.askedAgain'))
  await sendDeclaration(turn, matter, answers)
  turn.wishDue = true
}

async function agreeTo(turn: Turn, purpose: Purpose, memberId: number | undefined): Promise<void> {
  if (memberId === undefined) await recordYes(turn, purpose)
  else await recordYesFor(turn, purpose, memberId)
}
