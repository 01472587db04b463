import { fold } from '../../fold.ts'
import { areNumbered } from '../../offers.ts'
import { lines, render, type Text, text } from '../../text.ts'
import type { FormContext } from '../form.ts'
import { joined } from '../join.ts'
import { type Choice, type Heard, type Kind, type Prompt, problem, type Reading, SPECIAL } from '../kind.ts'
import { type Answer, type ManyQuestion, worded } from '../question.ts'

/**
 * Some of the choices. Each press ticks or unticks; [Xong] or "nothing applies" answers. Where there are more choices than
 * buttons they are a numbered list, and the numbers that are sent are the answer: nobody has to say that it was all.
 */
export const many: Kind<ManyQuestion> = {
  takesNumbers: true,
  prompt(question, { draft, context }) {
    const ticked = tickedIn(question, draft?.ticked)
    if (isListed(question, context)) return listed(question, ticked)
    const ask = text('plain.then', {
      first: worded(question.ask),
      second: worded(question.how ?? 'form.many.how'),
    })
    const ends = endsOf(question)
    if (!question.confidential || !context.discreet || ticked.length === 0)
      return { ask, choices: [...togglesOf(question, ticked), ...ends] }
    // Which ones are ticked is not said where the messenger should not learn it, only how many.
    const count = text('form.many.countSoFar', { count: ticked.length })
    return { ask: lines(ask, count), choices: [...togglesOf(question, []), ...ends] }
  },
  read(question, heard, { draft, context }) {
    const ticked = tickedIn(question, draft?.ticked)
    if (heard.kind === 'contact') return { stale: true }
    if (isListed(question, context)) return fromList(question, ticked, heard)
    return heard.kind === 'choice'
      ? pressed(question, ticked, heard.code)
      : typed(question, ticked, heard.text)
  },
  restore(question, stored) {
    if (!Array.isArray(stored) || (stored.length === 0 && question.none === undefined)) return undefined
    const chosen = tickedIn(question, stored)
    return chosen.length === new Set(stored).size ? chosen : undefined
  },
  draftFrom: (question, answer) => ({ ticked: tickedIn(question, answer) }),
  show: chosenLabels,
  showDiscreetly(question, answer) {
    const count = tickedIn(question, answer).length
    return question.confidential && count > 0
      ? text('form.many.count', { count })
      : chosenLabels(question, answer)
  },
}

function chosenLabels(question: ManyQuestion, answer: Answer): Text {
  const chosen = tickedIn(question, answer)
  const labels = question.choices
    .filter(({ name }) => chosen.includes(name))
    .map(({ label }) => worded(label))
  const [first, ...rest] = labels
  if (first !== undefined) return joined([first, ...rest])
  return question.none ? worded(question.none) : text('form.review.nothing')
}

function pressed(question: ManyQuestion, ticked: readonly string[], code: string): Reading {
  if (code === SPECIAL.none && question.none !== undefined) return { answer: [] }
  if (code === SPECIAL.all && question.all !== undefined)
    return { answer: tickedIn(question, [...ticked, ...question.all.choices]) }
  if (code === SPECIAL.done)
    return ticked.length > 0 ? { answer: ticked } : problem(text('form.many.nothingTicked'))
  if (!question.choices.some(({ name }) => name === code)) return { stale: true }
  return { draft: { ticked: toggled(question, ticked, code) }, redraws: true }
}

/** Whether the list is one of numbers: with what it shows, without [Xong], it has more choices than buttons. */
function isListed(question: ManyQuestion, context: FormContext): boolean {
  return areNumbered(listed(question, []).choices.length, context.buttonRoom)
}

function listed(question: ManyQuestion, ticked: readonly string[]): Prompt {
  const ends = endsOf(question).filter(({ code }) => code !== SPECIAL.done)
  // Who sees some ticked could take a number for one more of them.
  const numbersHint = text(ticked.length > 0 ? 'form.many.allNumbers' : 'form.many.numbers')
  return { ask: worded(question.ask), choices: [...optionsOf(question, ticked), ...ends], numbersHint }
}

/** What was sent to the numbered list is the whole answer. */
function fromList(
  question: ManyQuestion,
  ticked: readonly string[],
  heard: Exclude<Heard, { kind: 'contact' }>,
): Reading {
  if (heard.kind === 'choice' && isEnd(heard.code)) return pressed(question, ticked, heard.code)
  const reading =
    heard.kind === 'choice' ? pressed(question, [], heard.code) : typed(question, [], heard.text)
  if ('problem' in reading) return problem(text('form.many.problemNumbered'))
  return 'draft' in reading ? { answer: tickedIn(question, reading.draft?.ticked) } : reading
}

function isEnd(code: string): boolean {
  return code === SPECIAL.none || code === SPECIAL.all
}

/** Several choices in one message, by label or number: "sốt, ho", "1 2" or "1. 2." */
function typed(question: ManyQuestion, ticked: readonly string[], message: string): Reading {
  const parts = fold(message)
    .split(/\s*(?:[.,;+&/]|\bva\b|\band\b)\s*|(?<=\d)\s+(?=\d)/)
    .filter((part) => part !== '')
  const names = parts.map((part) => nameOf(question, part) ?? nameOf(question, part.replace(AROUND, '')))
  if (question.none !== undefined && NOTHING.has(fold(message))) return { answer: [] }
  if (names.length === 0 || names.includes(undefined)) return problem(text('form.many.problem'))
  return { draft: { ticked: tickedIn(question, [...ticked, ...names]) } }
}

/** What people write when nothing applies, folded; 0 is how many of a list's numbers. */
const NOTHING = new Set(['0', 'khong', 'khong co', 'khong co gi', 'ko', 'no', 'none', 'nothing'])

/** "Tôi bị ho nữa", "I have a cough too": what stands around a choice's words, folded; no word that denies it. */
const AROUND =
  /^(?:(?:toi|em|minh|chau|co|bi|dang|hay|them|va|ca|i|have|had|also|a|the) )+|(?: (?:nua|a|nhe|nha|roi|too|also))+$/g

function nameOf({ choices }: ManyQuestion, folded: string): string | undefined {
  const byNumber = /^\d{1,2}$/.test(folded) ? choices[Number(folded) - 1] : undefined
  const isCalled = ({ label }: { label: ManyQuestion['ask'] }) =>
    fold(render('vi', worded(label))) === folded || fold(render('en', worded(label))) === folded
  return (byNumber ?? choices.find(isCalled))?.name
}

function toggled(question: ManyQuestion, ticked: readonly string[], name: string): string[] {
  return tickedIn(
    question,
    ticked.includes(name) ? ticked.filter((other) => other !== name) : [...ticked, name],
  )
}

/** The names that are choices of the question, each once, in the question's order. */
function tickedIn(question: ManyQuestion, names: unknown): string[] {
  const given = new Set(Array.isArray(names) ? names : [])
  return question.choices.map(({ name }) => name).filter((name) => given.has(name))
}

function optionsOf(question: ManyQuestion, ticked: readonly string[]): Choice[] {
  return question.choices.map(({ name, label }) => ({
    code: name,
    label: marked(worded(label), ticked.includes(name)),
  }))
}

function togglesOf(question: ManyQuestion, ticked: readonly string[]): Choice[] {
  return optionsOf(question, ticked).map((choice) => ({ ...choice, redraws: true }))
}

function marked(label: Text, isTicked: boolean): Text {
  return isTicked ? text('form.many.ticked', { choice: label }) : label
}

function endsOf({ none, all }: ManyQuestion): Choice[] {
  const done = { code: SPECIAL.done, label: text('form.done') }
  const shortcuts = [
    ...(none === undefined ? [] : [{ code: SPECIAL.none, label: worded(none) }]),
    ...(all === undefined ? [] : [{ code: SPECIAL.all, label: worded(all.label) }]),
  ]
  return [...shortcuts, done]
}
