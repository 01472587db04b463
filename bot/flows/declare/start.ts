import { type LastDeclaration, lastDeclaration } from '../../../db/declarations.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Answers } from '../../core/form/form.ts'
import type { Wish } from '../../core/session.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { askConsent, hasConsent } from '../consent/ask.ts'
import { openForm, openQuietly } from '../forms.ts'
import { fillFromDocument, isDocumentWanted } from '../prefill/fill.ts'
import { documentHint } from '../prefill/hint.ts'
import { declarationEnd } from './form.ts'
import { knownBefore, knownByNow } from './known.ts'
import { type Matter, matterRef } from './matter.ts'
import { pageBesideConsent, pageButton, pageCameFirst } from './page.ts'
import { recentAnswers } from './recent.ts'
import { settledMatter } from './whichForm.ts'

/** What is to be declared, where that is settled already, and what it is needed for. */
export type Start = { readonly matter?: Matter | undefined; readonly why?: Text | undefined }

/**
 * Begins a declaration: by which form, where several are in force; consent first; then, for somebody who declared before and had nothing to report, one question
 * whether that is still so; else the form, with all that is known. `why` says what it is needed for: once, so not above the
 * form of somebody who has just read it above the question for consent.
 */
export async function startDeclaration(turn: Turn, { matter: settled, why }: Start = {}): Promise<void> {
  const matter = settled ?? (await settledMatter(turn, why))
  if (!matter) return
  const { purpose } = matter.template
  if (!(await hasConsent(turn, purpose))) {
    const wish = turn.session.wish ?? wishFor(turn, matter)
    const known = knownByNow(
      matter,
      turn.session,
      turn.person?.profile,
      (await lastOf(turn, matter))?.answers,
    )
    if (await pageCameFirst(turn, matter, known, why)) {
      turn.session = { ...turn.session, wish }
      return
    }
    return askConsent(turn, purpose, wish, { why, page: await pageBesideConsent(turn, matter, known) })
  }
  const last = await lastOf(turn, matter)
  if (!last) return fillIn(turn, matter)
  if (last.risk) return fillIn(turn, matter, last.answers, why)
  const asked = stillSo(turn, matter, last)
  const ref = matterRef(matter)
  say(turn, {
    text: why ? lines(why, asked) : asked,
    buttons: [
      [
        { label: text('declare.button.same'), press: `same:${ref}.${last.declaredAt.getTime()}` },
        { label: text('declare.button.changed'), press: `changed:${ref}` },
      ],
    ],
  })
}

function wishFor(turn: Turn, { template, about }: Matter): Wish {
  return { kind: 'declare', at: turn.at.toISOString(), template: template.name, ...(about && { about }) }
}

/** The person's newest declaration by this form. */
export async function lastOf(
  turn: Turn,
  { template }: Matter,
): Promise<LastDeclaration<Answers> | undefined> {
  return turn.person && (await lastDeclaration<Answers>(turn.store, turn.person.id, template.name))
}

function stillSo(turn: Turn, { template }: Matter, last: LastDeclaration<Answers>): Text {
  const asked = turn.channel.limits.discreet ? template.stillSoDiscreet : template.stillSo
  return { ...asked, values: { day: dateText(last.declaredAt, turn.city.timeZone) } }
}

/** Opens the form with what a person told before; how they feel is asked anew every time. */
export async function fillIn(turn: Turn, matter: Matter, before: Answers = {}, why?: Text): Promise<void> {
  await openDeclaration(turn, matter, knownBefore(matter, turn.person?.profile, before), why)
}

/** Opens the form, or goes on with the one that is open, with the page beside it or before it. */
export async function openDeclaration(
  turn: Turn,
  matter: Matter,
  known: Answers,
  first?: Text,
): Promise<void> {
  if (isDocumentWanted(turn)) {
    openQuietly(turn, declarationEnd(matter), known, await recentAnswers(turn, matter))
    return fillFromDocument(turn)
  }
  const told = { ...known, ...knownByNow(matter, turn.session, undefined) }
  if (await pageCameFirst(turn, matter, told, first)) return
  const button = await pageButton(turn, matter, told)
  const end = declarationEnd(matter)
  const hint = documentHint(turn, end.form, known)
  await openForm(turn, end, known, { first, button, hint, recent: await recentAnswers(turn, matter) })
}
