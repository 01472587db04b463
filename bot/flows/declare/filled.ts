import { settledAnswers, withoutReview } from '../../core/form/answers.ts'
import type { Purpose } from '../../core/person.ts'
import type { Action } from '../../core/received.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { titleInSentence } from '../../templates/template.ts'
import { hasConsent, recordYes } from '../consent/ask.ts'
import { recordYesFor } from '../family/consent.ts'
import { memberNumbered } from '../family/members.ts'
import { formContext, newForm, stillGood } from '../forms.ts'
import { declarationEnd, sendDeclaration } from './form.ts'
import { formTold, withoutDeclaration } from './known.ts'
import { type Matter, usualMatter } from './matter.ts'
import { knownOfWhose, lastOf, openDeclaration, startDeclaration } from './start.ts'
import { askForYesFirst } from './yesFirst.ts'

type Filled = Extract<Action, { kind: 'filled' }>

/**
 * A declaration that was filled in on its page: the same as one answered in the chat, whose form is closed. What would not
 * be taken up as it is, because the day or the units changed meanwhile, the chat asks again, and only that.
 */
export async function declarationFilled(turn: Turn, filled: Filled): Promise<void> {
  // What the page leaves open is asked in the chat: nobody is sent from page to page.
  turn.answersHere = true
  const template = turn.city.templates.byName(filled.form)
  if (!template) return filledOfGone(turn, filled)
  const matter: Matter = { template, ...(filled.about && { about: filled.about }) }
  const { about } = filled
  if (about && !(await memberNumbered(turn, about.person))) return say(turn, { text: text('family.gone') })
  if (filled.agreed) await agreeTo(turn, template.purpose, about?.person)
  const before = (await lastOf(turn, matter))?.answers
  const known = formTold(matter, turn.session) ?? (await knownOfWhose(turn, matter, before))
  const end = declarationEnd(matter)
  const given = settledAnswers(end.form, { ...known, ...filled.answers }, formContext(turn))
  turn.session = withoutDeclaration(matter, turn.session)
  if (!(await hasConsent(turn, template.purpose, about?.person)))
    return askForYesFirst(turn, matter, end, given)
  const answers = stillGood(turn, end, given)
  if (!answers) return openDeclaration(turn, matter, given, text('formPage.askedAgain'))
  await sendDeclaration(turn, matter, answers)
  turn.wishDue = true
}

/**
 * A page of a form that is gone: what was answered there goes over into the form in force, which asks for the rest, after the
 * yes to it where that is not given.
 */
async function filledOfGone(turn: Turn, { answers, about }: Filled): Promise<void> {
  const usual = await usualMatter(turn)
  if (!usual) return say(turn, { text: text('whichForm.gone') })
  const matter: Matter = { ...usual, ...(about && { about }) }
  say(turn, { text: text('whichForm.movedOver', { form: titleInSentence(matter.template) }) })
  const before = (await lastOf(turn, matter))?.answers
  const end = declarationEnd(matter)
  const knownBefore = formTold(matter, turn.session) ?? (await knownOfWhose(turn, matter, before))
  const given = settledAnswers(end.form, { ...knownBefore, ...answers }, formContext(turn))
  // What was looked through there is not this form.
  const known = withoutReview(end.form, given)
  // It is held as what waits for a yes, until there is one.
  const form = { ...newForm(turn, end, known), heldSince: turn.at.toISOString() }
  turn.session = { ...withoutDeclaration(matter, turn.session), left: { form } }
  if (await hasConsent(turn, matter.template.purpose, about?.person))
    await openDeclaration(turn, matter, known)
  else await startDeclaration(turn, { matter })
}

async function agreeTo(turn: Turn, purpose: Purpose, memberId: number | undefined): Promise<void> {
  if (memberId === undefined) await recordYes(turn, purpose)
  else await recordYesFor(turn, purpose, memberId)
}
