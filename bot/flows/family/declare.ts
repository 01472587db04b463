import { lastDeclaration } from '../../../db/declarations.ts'
import { lockPersons } from '../../../db/people.ts'
import type { Kin } from '../../core/family.ts'
import type { Answers } from '../../core/form/form.ts'
import type { Round } from '../../core/session.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Template } from '../../templates/template.ts'
import { goOnWithAlong } from '../checkIn/goOnAlong.ts'
import { askConsent, hasConsent } from '../consent/ask.ts'
import { declarationEnd, sendDeclaration } from '../declare/form.ts'
import { formTold } from '../declare/known.ts'
import { type Matter, matterNamed } from '../declare/matter.ts'
import { fillIn, lastOf, startDeclaration, stillSo } from '../declare/start.ts'
import { settledMatter } from '../declare/whichForm.ts'
import type { FormEnd } from '../flow.ts'
import { openForm, stillGood } from '../forms.ts'
import { saidEnded } from '../scheme/ended.ts'
import { holdWish } from '../wish.ts'
import { giveCodesOfRound, newsOfRound } from './codes.ts'
import { askForMembers } from './consent.ts'
import { household, membersOf, namesOf } from './members.ts'
import { chosenAmong, whoForm } from './whoForm.ts'

/** /khaibao: who carries a family is asked for whom; anybody else declares for themselves. */
export async function declareForWhom(turn: Turn): Promise<void> {
  if (await saidEnded(turn)) return
  if ((await membersOf(turn)).length === 0) return startDeclaration(turn)
  await openForm(turn, whoDeclares(await household(turn)), {})
}

/** For whom of the household a declaration is made. */
export function whoDeclares(among: readonly Kin[]): FormEnd {
  return {
    form: whoForm('familyDeclare', among, { ask: text('family.declare.who'), all: text('family.all') }),
    among,
    finish: async (turn, answers) => declareFor(turn, chosenAmong(among, answers)),
  }
}

/**
 * Begins a declaration for each of these people, who are looked for in the presser's own household again: first the yes of
 * whoever has not said it, then whether all is as before for those who had nothing to report, then a form each. `form` is the
 * one that was chosen, as buttons name it.
 */
export async function declareFor(turn: Turn, ids: readonly number[], form?: string): Promise<void> {
  if (await saidEnded(turn)) return
  const people = (await household(turn)).filter(({ person }) => ids.includes(person))
  const { round: _former, ...session } = turn.session
  turn.session = session
  const [first, ...more] = people
  if (!first) return say(turn, { text: text('family.gone') })
  const matter = form === undefined ? undefined : await matterNamed(turn, form)
  if (more.length === 0 && !first.relation) return startDeclaration(turn, { matter })
  const template = matter?.template ?? (await settledForm(turn, ids))
  if (!template) return
  if (await lacksYes(turn, template, people)) return
  const same = await keepFrom(people, (kin) => hasNothingNew(turn, matterOf(template, kin)))
  const left = people.filter((kin) => !same.includes(kin))
  beginRound(turn, template, same, left)
  if (same.length === 0) return askNextOfRound(turn)
  await askWhetherSame(turn, template, same)
}

/** By which form, as `settledMatter`; of several it is asked, and for whom is remembered meanwhile. */
async function settledForm(turn: Turn, ids: readonly number[]): Promise<Template | undefined> {
  const settled = await settledMatter(turn, undefined, 'whichForAll')
  if (!settled) turn.session = { ...turn.session, declaringFor: ids }
  return settled?.template
}

/** By which form the family declares; once that was chosen, or the question is given up, it is asked no more. */
export async function pressWhichForAll(turn: Turn, form: string): Promise<void> {
  const { declaringFor: ids, ...session } = turn.session
  if (!ids) return say(turn, { text: text('menu.staleButton') })
  turn.session = session
  await declareFor(turn, ids, form)
}

/** Asks for the yes that is lacking, the holder's own first; with it the declaration goes on. */
async function lacksYes(turn: Turn, { purpose, name }: Template, people: readonly Kin[]): Promise<boolean> {
  const lacking = await keepFrom(people, async ({ person }) => !(await hasConsent(turn, purpose, person)))
  const ids = people.map(({ person }) => person)
  if (lacking.length === 0) return false
  if (lacking.some(({ relation }) => !relation))
    askConsent(turn, purpose, { kind: 'declare', at: turn.at.toISOString(), template: name, people: ids })
  else askForMembers(turn, purpose, lacking, ids)
  return true
}

async function hasNothingNew(turn: Turn, matter: Matter): Promise<boolean> {
  const last = await lastOf(turn, matter)
  return last !== undefined && !last.risk && !formTold(matter, turn.session)
}

function beginRound(turn: Turn, template: Template, same: readonly Kin[], left: readonly Kin[]): void {
  const ids = (people: readonly Kin[]) => people.map(({ person }) => person)
  const round: Round = {
    template: template.name,
    askedAt: turn.now.toISOString(),
    same: ids(same),
    left: ids(left),
    done: [],
    news: [],
  }
  turn.session = { ...turn.session, round }
}

async function askWhetherSame(turn: Turn, template: Template, same: readonly Kin[]): Promise<void> {
  const moment = turn.now.getTime().toString(36)
  const asked = turn.channel.limits.discreet ? 'family.declare.sameDiscreet' : 'family.declare.same'
  const [only, ...more] = same
  const matter = only && more.length === 0 ? matterOf(template, only) : undefined
  holdWish(turn)
  const last = matter && (await lastOf(turn, matter))
  say(turn, {
    text: matter && last ? stillSo(turn, matter, last) : text(asked, { names: namesOf(same) }),
    buttons: [
      [
        { label: text('declare.button.same'), press: `allSame:${moment}` },
        { label: text('declare.button.changed'), press: `allChanged:${moment}` },
      ],
    ],
  })
}

/** The round of a button; a second tap, or one on an older question, is about nothing. */
function roundAsked(turn: Turn, moment: string): Round | undefined {
  const { round } = turn.session
  const isThis = round && round.same.length > 0 && Date.parse(round.askedAt).toString(36) === moment
  if (isThis) return round
  say(turn, { text: text('menu.staleButton') })
  return undefined
}

/** [Vẫn vậy]: all are sent at once; whose answers would not be taken up as they are is asked. */
export async function pressAllSame(turn: Turn, moment: string): Promise<void> {
  const round = roundAsked(turn, moment)
  if (round) await sendAsBefore(turn, round, round.same, [])
}

/** [Có thay đổi]: of one alone it is clear who; of several it is asked, and the others are sent as before. */
export async function pressAllChanged(turn: Turn, moment: string): Promise<void> {
  const round = roundAsked(turn, moment)
  if (!round) return
  if (round.same.length === 1) return sendAsBefore(turn, round, [], round.same)
  const among = (await household(turn)).filter(({ person }) => round.same.includes(person))
  await openForm(turn, whoChanged(among), {})
}

/** Who of those who had nothing to report has something now. */
export function whoChanged(among: readonly Kin[]): FormEnd {
  return {
    form: whoForm('familyChanged', among, { ask: text('family.declare.changed'), all: text('family.all') }),
    among,
    finish: async (turn, answers) => {
      const { round } = turn.session
      if (!round) return say(turn, { text: text('menu.staleButton') })
      const changed = chosenAmong(among, answers).filter((id) => round.same.includes(id))
      const same = round.same.filter((id) => !changed.includes(id))
      await sendAsBefore(turn, round, same, changed)
    },
  }
}

async function sendAsBefore(
  turn: Turn,
  round: Round,
  same: readonly number[],
  changed: readonly number[],
): Promise<void> {
  turn.session = {
    ...turn.session,
    round: { ...round, same: [], left: [...same, ...changed, ...round.left] },
  }
  const template = turn.city.templates.byName(round.template)
  const people = (await household(turn)).filter(({ person }) => same.includes(person))
  await lockPersons(turn.store, same)
  for (const kin of template ? people : []) {
    const matter = template && matterOf(template, kin)
    if (matter) await sendAgain(turn, matter)
  }
  await askNextOfRound(turn)
}

/** What is no good any more stays to be asked; so does whose yes was taken back, or who has a risk by now. */
async function sendAgain(turn: Turn, matter: Matter): Promise<void> {
  const last = await lastOf(turn, matter)
  const id = matter.about?.person
  if (!last || last.risk || !(await hasConsent(turn, matter.template.purpose, id))) return
  const answers = stillGood(turn, declarationEnd(matter), last.answers)
  if (answers) await sendDeclaration(turn, matter, answers)
}

/** The next of several: their form, or once nobody is left the QRs of all (`giveCodesOfRound`). */
export async function askNextOfRound(turn: Turn): Promise<void> {
  const { round } = turn.session
  const template = round && turn.city.templates.byName(round.template)
  const next = round?.left[0]
  if (!round || !template || next === undefined) {
    turn.wishDue = true
    return
  }
  const kin = (await household(turn)).find(({ person }) => person === next)
  if (kin && !(await hasConsent(turn, template.purpose, kin.person)))
    return askYesAgain(turn, template, round)
  if (kin) {
    if (round.news.length > 0) await goOnWithAlong(turn, { isMidway: true })
    const matter = matterOf(template, kin)
    const last = await lastDeclaration<Answers>(turn.store, kin.person, template.name)
    return fillIn(turn, matter, last?.answers, await newsOfRound(turn))
  }
  // Who is no member any more is not asked about.
  turn.session = { ...turn.session, round: { ...round, left: round.left.slice(1) } }
  await askNextOfRound(turn)
}

/** A yes that was taken back meanwhile: who has declared gets their QR first, and after the yes it goes on with the others. */
async function askYesAgain(turn: Turn, template: Template, { left }: Round): Promise<void> {
  await giveCodesOfRound(turn)
  await lacksYes(
    turn,
    template,
    (await household(turn)).filter(({ person }) => left.includes(person)),
  )
}

function matterOf(template: Template, kin: Kin): Matter {
  return kin.relation ? { template, about: { person: kin.person, name: kin.name } } : { template }
}

async function keepFrom(
  people: readonly Kin[],
  holds: (kin: Kin) => Promise<boolean>,
): Promise<readonly Kin[]> {
  const kept: Kin[] = []
  for (const kin of people) if (await holds(kin)) kept.push(kin)
  return kept
}
