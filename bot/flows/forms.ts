import { type Brought, bring } from '../core/form/bring.ts'
import { ask, back, begin, reply } from '../core/form/engine.ts'
import type { Answers, FormContext, FormInput, FormState, FormStep } from '../core/form/form.ts'
import type { RecentAnswers } from '../core/form/recent.ts'
import type { Button, Reply } from '../core/outgoing.ts'
import type { Profile } from '../core/person.ts'
import { parseContactPhone } from '../core/phone.ts'
import { innermostForm, withFormOpened, withInnermostForm } from '../core/session.ts'
import { lines, render, type Text, text } from '../core/text.ts'
import { noteAbove, say, sayInPlace, type Turn } from '../core/turn.ts'
import type { FormEnd } from './flow.ts'
import { holdWish } from './wish.ts'

/** Bytes of a form's random name: a button of another form must not be taken for one of this. */
const INSTANCE_BYTES = 4

/** What is said above a form's first question and below it, and a button under it. */
type Beside = {
  readonly first?: Text | undefined
  readonly hint?: Text | undefined
  readonly button?: Button<Text> | undefined
  /** What was answered before, offered where it is asked again. */
  readonly recent?: RecentAnswers
  /** The choices that are ticked already when the first question is asked. */
  readonly ticked?: readonly string[]
}

/**
 * Opens a form on top of what is open, with what is already known; with nothing left to ask it is finished at once. A
 * form that is open already, or was left by /huy, is gone on with: nobody answers twice.
 */
export async function openForm(turn: Turn, end: FormEnd, known: Answers, beside: Beside = {}): Promise<void> {
  const open = turn.session.forms.find((state) => isOf(end, state))
  if (open) return goOnWith(turn, end, open, beside)
  const { left } = turn.session
  if (left && isOf(end, left.form)) return takeUp(turn, end, left.form, beside)
  const { recent, ticked } = beside
  const context = formContext(turn, recent && { recent })
  const step = begin(end.form, { instance: newInstance(turn), prefill: known, ticked }, context)
  turn.session = withFormOpened(turn.session, step.state)
  await take(turn, end, withBeside(turn, beside, step), recent, beside.first)
}

/** Opens a form as `openForm` does and says nothing yet: something else is to be done in it first. */
export function openQuietly(turn: Turn, end: FormEnd, known: Answers, recent?: RecentAnswers): void {
  const { left, ...session } = turn.session
  const isLeft = left !== undefined && isOf(end, left.form)
  const begun = session.forms.find((state) => isOf(end, state)) ?? (isLeft ? left.form : undefined)
  const form =
    begun ?? begin(end.form, { instance: newInstance(turn), prefill: known }, formContext(turn)).state
  const others = session.forms.filter(({ instance }) => instance !== form.instance)
  const wish = session.wish ?? (isLeft ? left.wish : undefined)
  const stillLeft = left && !isLeft ? { left } : {}
  const { heldSince: _agreedBy, ...answered } = form
  const state = { ...answered, ...(end.about && { about: end.about }), ...(recent && { recent }) }
  turn.session = withFormOpened({ ...session, ...stillLeft, ...(wish && { wish }), forms: others }, state)
}

/** Gives the innermost form what was brought and not said, and asks what is left, under `first`. */
export async function bringToForm(
  turn: Turn,
  end: FormEnd,
  state: FormState,
  brought: Brought,
  first?: Text,
): Promise<void> {
  const step = bring(end.form, state, brought, formContext(turn, state))
  await take(turn, end, withBeside(turn, { first }, step), state.recent, first)
}

/** Whether a form that somebody has begun is this one, about the same person. */
export function isOf({ form, about }: FormEnd, begun: FormState): boolean {
  return begun.form === form.name && begun.about?.person === about?.person
}

/** Takes up again a form that was left, where it was left. */
export async function takeUp(
  turn: Turn,
  end: FormEnd,
  form: FormState,
  { first, button }: Beside = {},
): Promise<void> {
  const { left, ...session } = turn.session
  const wish = session.wish ?? left?.wish
  turn.session = withFormOpened({ ...session, ...(wish && { wish }) }, form)
  const goingOn = first ? lines(first, text('menu.goingOn')) : text('menu.goingOn')
  const step = ask(end.form, form, formContext(turn, form))
  await take(turn, end, withBeside(turn, { first: goingOn, button }, step), form.recent, goingOn)
}

async function goOnWith(turn: Turn, end: FormEnd, open: FormState, { button }: Beside): Promise<void> {
  const others = turn.session.forms.filter(({ instance }) => instance !== open.instance)
  turn.session = withFormOpened({ ...turn.session, forms: others }, open)
  const step = ask(end.form, open, formContext(turn, open))
  await take(turn, end, withBeside(turn, { button }, step), open.recent)
}

function withBeside(turn: Turn, { first, hint, button }: Beside, step: FormStep): FormStep {
  const [reply, ...more] = step.replies
  if (!reply) return step
  const buttons = reply.buttons ?? []
  // One button too many would make a numbered list of all of them.
  const fits = buttons.flat().length !== turn.channel.limits.buttonsInAMessage[turn.chat.kind]
  const said: Reply = {
    ...reply,
    text: lines(...(first ? [first] : []), reply.text, ...(hint ? [hint] : [])),
    ...(button && fits && { buttons: [...buttons, [button]] }),
  }
  return { ...step, replies: [said, ...more] }
}

/** Answers of before, checked again: all of them if the form would take them as they are, else undefined. */
export function stillGood(turn: Turn, { form }: FormEnd, answers: Answers): Answers | undefined {
  const asked = { ...form, questions: form.questions.filter(({ kind }) => kind !== 'review') }
  return begin(asked, { instance: newInstance(turn), prefill: answers }, formContext(turn)).finished
}

/** A form with answers that nobody has been asked about yet. */
export function newForm(turn: Turn, { form, about }: FormEnd, answers: Answers): FormState {
  return { form: form.name, instance: newInstance(turn), answers, ...(about && { about }) }
}

function newInstance(turn: Turn): string {
  return Buffer.from(turn.random(INSTANCE_BYTES)).toString('base64url')
}

/** Gives the innermost form what the person did. */
export async function answerForm(
  turn: Turn,
  end: FormEnd,
  state: FormState,
  input: FormInput,
): Promise<void> {
  const step = reply(end.form, state, input, formContext(turn, state))
  if (input.kind === 'contact') noteVouched(turn, input, step)
  await take(turn, end, step, state.recent)
}

/** The number is kept as the messenger's word once a question has taken it for an answer. */
function noteVouched(turn: Turn, contact: FormInput & { kind: 'contact' }, step: FormStep): void {
  const shared = parseContactPhone(contact.phone)
  if (!turn.channel.limits.vouchesForContact || !contact.own || !('phone' in shared)) return
  const answers = Object.values(step.finished ?? step.state.answers)
  if (answers.includes(shared.phone)) turn.session = { ...turn.session, vouchedPhone: shared.phone }
}

/** Takes the last answer of the innermost form back. */
export async function stepBack(turn: Turn, end: FormEnd, state: FormState): Promise<void> {
  await take(turn, end, back(end.form, state, formContext(turn, state)), state.recent)
}

/** Asks the innermost form's question again, after something else was done in between. */
export async function askAgain(turn: Turn, end: FormEnd, state: FormState): Promise<void> {
  await take(turn, end, ask(end.form, state, formContext(turn, state)), state.recent)
}

/** A form that waited, with what was learnt of the person since: questions bear the names of a profile's facts. */
export function withLearned(
  form: FormState,
  before: Profile | undefined,
  now: Profile | undefined,
): FormState {
  const known = new Map(Object.entries(before ?? {}))
  const learned = Object.entries(now ?? {}).filter(([fact, value]) => known.get(fact) !== value)
  return { ...form, answers: { ...Object.fromEntries(learned), ...form.answers } }
}

/** `first` stands above the question and stays there. */
async function take(
  turn: Turn,
  end: FormEnd,
  step: FormStep,
  recent?: RecentAnswers,
  first?: Text,
): Promise<void> {
  const { about, among, others } = end
  const kept = {
    ...(about && { about }),
    ...(among && { among }),
    ...(others !== undefined && { others }),
    ...(recent && { recent }),
  }
  const state = { ...step.state, ...kept, ...(end.isBeforeYes && { heldSince: heldSince(turn) }) }
  turn.session = withInnermostForm(turn.session, step.finished ? undefined : state)
  for (const answer of step.replies) (step.redraws ? sayInPlace : say)(turn, answer)
  if (first) noteAbove(turn, step.replies[0]?.buttons, `${render(turn.language, first)}\n`)
  if (!step.finished) {
    turn.askedForm = step.state.instance
    holdWish(turn)
    return
  }
  turn.wishDue = true
  await end.finish(turn, step.finished)
}

/** Since when the innermost form holds something of somebody who has not agreed: since now, where it has just been opened. */
function heldSince(turn: Turn): string {
  return innermostForm(turn.session)?.heldSince ?? turn.at.toISOString()
}

/** What a form may know of the world around the turn, and of what it was told when it was opened. */
export function formContext(turn: Turn, { recent }: Pick<FormState, 'recent'> = {}): FormContext {
  return {
    ...(recent && { recent }),
    ...(turn.session.reporting?.beside && { beside: turn.session.reporting.beside }),
    now: turn.now,
    zone: turn.city.timeZone,
    language: turn.language,
    units: turn.city.units,
    sharesContact: turn.channel.limits.sharesContact && turn.chat.kind === 'private',
    discreet: turn.channel.limits.discreet,
    brief: turn.channel.limits.fewMessages,
    buttonRoom: turn.channel.limits.buttonsInAMessage[turn.chat.kind],
  }
}
