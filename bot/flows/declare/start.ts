import { type LastDeclaration, lastDeclaration } from '../../../db/declarations.ts'
import { dateText } from '../../core/cityTime.ts'
import type { About, Answers } from '../../core/form/form.ts'
import type { Wish } from '../../core/session.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { askConsent, hasConsent } from '../consent/ask.ts'
import { askForMembers } from '../family/consent.ts'
import { openForm, openQuietly } from '../forms.ts'
import { fillFromDocument, isDocumentWanted } from '../prefill/fill.ts'
import { documentHint } from '../prefill/hint.ts'
import { saidEnded } from '../scheme/ended.ts'
import { holdWish, withWish } from '../wish.ts'
import { declarationEnd } from './form.ts'
import { knownBefore, knownByNow, knownOfMember } from './known.ts'
import { type Matter, matterRef, whoseMatter } from './matter.ts'
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
  if (await saidEnded(turn)) return
  const matter = settled ?? (await settledMatter(turn, why))
  if (!matter) return
  const { purpose } = matter.template
  if (matter.about) return startForOther(turn, matter, matter.about)
  if (!(await hasConsent(turn, purpose))) {
    const { wish: waiting } = turn.session
    const wish = waiting?.kind === 'checkIn' ? waiting : wishFor(turn, matter)
    const known = knownByNow(
      matter,
      turn.session,
      turn.person?.profile,
      (await lastOf(turn, matter))?.answers,
    )
    if (await pageCameFirst(turn, matter, known, why)) {
      turn.session = withWish(turn.session, wish)
      return
    }
    return askConsent(turn, purpose, wish, { why, page: await pageBesideConsent(turn, matter, known) })
  }
  const last = await lastOf(turn, matter)
  if (!last) return fillIn(turn, matter)
  if (last.risk) return fillIn(turn, matter, last.answers, why)
  const asked = stillSo(turn, matter, last)
  sayStillSo(turn, matter, last, why ? lines(why, asked) : asked)
}

function sayStillSo(turn: Turn, matter: Matter, last: LastDeclaration<Answers>, asked: Text): void {
  const ref = matterRef(matter)
  holdWish(turn)
  say(turn, {
    text: asked,
    buttons: [
      [
        { label: text('declare.button.same'), press: `same:${ref}.${last.declaredAt.getTime()}` },
        { label: text('declare.button.changed'), press: `changed:${ref}` },
      ],
    ],
  })
}

/** Of a member of the family: their yes is asked of the holder, and so is whether all is as before. */
async function startForOther(turn: Turn, matter: Matter, about: About): Promise<void> {
  const member = await whoseMatter(turn, matter)
  if (!member) return say(turn, { text: text('family.gone') })
  if (!(await hasConsent(turn, matter.template.purpose, member.id)))
    return askForMembers(turn, matter.template.purpose, [about], [about.person])
  const last = await lastOf(turn, matter)
  if (!last || last.risk) return fillIn(turn, matter, last?.answers ?? {})
  sayStillSo(turn, matter, last, stillSo(turn, matter, last))
}

function wishFor(turn: Turn, { template, about }: Matter): Wish {
  return { kind: 'declare', at: turn.at.toISOString(), template: template.name, ...(about && { about }) }
}

/** The newest declaration by this form of whose it is. */
export async function lastOf(turn: Turn, matter: Matter): Promise<LastDeclaration<Answers> | undefined> {
  const person = await whoseMatter(turn, matter)
  return person && (await lastDeclaration<Answers>(turn.store, person.id, matter.template.name))
}

/** Whether all is as it was declared last. */
export function stillSo(turn: Turn, { template, about }: Matter, last: LastDeclaration<Answers>): Text {
  if (about) return text('family.stillSo', { name: about.name, day: dayOf(turn, last) })
  const asked = turn.channel.limits.discreet ? template.stillSoDiscreet : template.stillSo
  return { ...asked, values: { day: dayOf(turn, last) } }
}

function dayOf({ city }: Turn, { declaredAt }: LastDeclaration<Answers>): string {
  return dateText(declaredAt, city.timeZone)
}

/** Opens the form with what a person told before; how they feel is asked anew every time. */
export async function fillIn(turn: Turn, matter: Matter, before: Answers = {}, why?: Text): Promise<void> {
  const known = await knownOfWhose(turn, matter, before)
  const first = matter.about && text('family.formFor', { name: matter.about.name })
  await openDeclaration(turn, matter, known, why && first ? lines(why, first) : (why ?? first))
}

/** What is known of whose declaration it is. */
export async function knownOfWhose(turn: Turn, matter: Matter, before: Answers = {}): Promise<Answers> {
  const { template, about } = matter
  const person = await whoseMatter(turn, matter)
  const known = knownBefore(matter, person?.profile, before)
  if (!about || !turn.person) return known
  const last = await lastOf(turn, { template })
  return knownOfMember(matter, known, turn.person.profile, last?.answers)
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
