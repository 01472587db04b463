import { ask, back, begin, reply } from '../core/form/engine.ts'
import type { Answers, FormContext, FormInput, FormState, FormStep } from '../core/form/form.ts'
import type { Profile } from '../core/person.ts'
import { withFormOpened, withInnermostForm } from '../core/session.ts'
import { lines, type Text, text } from '../core/text.ts'
import { say, type Turn } from '../core/turn.ts'
import type { FormEnd } from './flow.ts'

/** Bytes of a form's random name: a button of another form must not be taken for one of this. */
const INSTANCE_BYTES = 4

/**
 * Opens a form on top of what is open, with what is already known; with nothing left to ask it is finished at once. A
 * form that is open already, or was left by /huy, is gone on with: nobody answers twice. `first` is said above the first
 * question.
 */
export async function openForm(turn: Turn, end: FormEnd, known: Answers, first?: Text): Promise<void> {
  const open = turn.session.forms.find(({ form }) => form === end.form.name)
  if (open) return goOnWith(turn, end, open)
  const { left } = turn.session
  if (left?.form.form === end.form.name) return takeUp(turn, end, left.form, first)
  const step = begin(end.form, { instance: newInstance(turn), prefill: known }, contextOf(turn))
  turn.session = withFormOpened(turn.session, step.state)
  await take(turn, end, first ? under(first, step) : step)
}

/** Takes up again a form that was left, where it was left. */
export async function takeUp(turn: Turn, end: FormEnd, form: FormState, first?: Text): Promise<void> {
  const { left, ...session } = turn.session
  const wish = session.wish ?? left?.wish
  turn.session = withFormOpened({ ...session, ...(wish && { wish }) }, form)
  const step = ask(end.form, form, contextOf(turn))
  await take(turn, end, under(first ? lines(first, text('menu.goingOn')) : text('menu.goingOn'), step))
}

async function goOnWith(turn: Turn, end: FormEnd, open: FormState): Promise<void> {
  const others = turn.session.forms.filter(({ instance }) => instance !== open.instance)
  turn.session = withFormOpened({ ...turn.session, forms: others }, open)
  await askAgain(turn, end, open)
}

function under(first: Text, step: FormStep): FormStep {
  const [reply, ...more] = step.replies
  return reply ? { ...step, replies: [{ ...reply, text: lines(first, reply.text) }, ...more] } : step
}

/** Answers of before, checked again: all of them if the form would take them as they are, else undefined. */
export function stillGood(turn: Turn, { form }: FormEnd, answers: Answers): Answers | undefined {
  const asked = { ...form, questions: form.questions.filter(({ kind }) => kind !== 'review') }
  return begin(asked, { instance: newInstance(turn), prefill: answers }, contextOf(turn)).finished
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
  await take(turn, end, reply(end.form, state, input, contextOf(turn)))
}

/** Takes the last answer of the innermost form back. */
export async function stepBack(turn: Turn, end: FormEnd, state: FormState): Promise<void> {
  await take(turn, end, back(end.form, state, contextOf(turn)))
}

/** Asks the innermost form's question again, after something else was done in between. */
export async function askAgain(turn: Turn, end: FormEnd, state: FormState): Promise<void> {
  await take(turn, end, ask(end.form, state, contextOf(turn)))
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

async function take(turn: Turn, end: FormEnd, step: FormStep): Promise<void> {
  turn.session = withInnermostForm(turn.session, step.finished ? undefined : step.state)
  for (const answer of step.replies) say(turn, answer)
  if (!step.finished) {
    turn.askedForm = step.state.instance
    return
  }
  await end.finish(turn, step.finished)
  turn.wishDue = true
}

function contextOf(turn: Turn): FormContext {
  return {
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
