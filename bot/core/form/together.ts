import { isOpenTo } from './answers.ts'
import type { FormContext } from './form.ts'
import { heardFrom } from './heard.ts'
import { kindOf } from './kinds.ts'
import type { Open } from './open.ts'
import type { Answer, Answers, Question, Wording } from './question.ts'
import { cleanTyped } from './typed.ts'

/** Questions that are asked in one message, in the order of the form, and how they are asked. */
export type Joint = { readonly ask: Wording; readonly questions: readonly Question[] }

/** Words of a date at most: "ngày 23 tháng 11 năm 2026". */
const DATE_WORDS_AT_MOST = 6
/** Words that are looked into; who writes more is asked one question at a time. */
const WORDS_AT_MOST = 60
/** What leads to a date and belongs to no answer. "Sinh" alone may end a name, unless only the name has capitals. */
const LEADS_TO_DATE = [
  /(?<=[\s,])(?:(?:sinh|born)\s+(?:năm|nam|ngày|ngay|in|on)|(?:năm|nam|ngày|ngay)\s+sinh|sn)[\s:]+(?=\d)/giu,
  /(?<=^\p{Lu}.*[\s,])sinh\s+(?=\d)/gu,
  /(?<=^|[\s,])(?:từ|since|from)\s+(?=(?:ngày\s+)?\d|hôm|hom\s|today|yesterday|the day)/giu,
]
/** Among words that answer nothing, only a whole year is surely one. */
const WHOLE_YEAR = /\d{4}/
const AT_ITS_EDGES = /^[\s,;.:()-]+|[\s,;:()-]+$/g

/**
 * The questions that stand together where each message counts: the first group of those the question heads that are all
 * still to be asked. Whoever was not understood is asked one at a time.
 */
export function jointOf(open: Open): Joint | undefined {
  return open.context.brief ? openGroups(open)[0] : undefined
}

/**
 * What was said to a question that heads others and to those at once, by whichever group of them understands most: "Ngọc,
 * 1958, nữ" also where only the name was asked.
 */
export function readGroups(open: Open, typed: string): Answers {
  const told = openGroups(open).map((joint) => readTogether(joint, typed, open.context))
  const most = Math.max(0, ...told.map((answers) => Object.keys(answers).length))
  return told.find((answers) => Object.keys(answers).length === most) ?? {}
}

function openGroups({ form, answers, question, draft }: Open): Joint[] {
  if (draft) return []
  const groups = (question.together ?? []).map((group) => ({
    ask: group.ask,
    questions: [question, ...form.questions.filter(({ name }) => group.with.includes(name))],
  }))
  return groups.filter(({ questions }) => questions.every((one) => isOpenTo(form, answers, one)))
}

/**
 * What was said to several questions at once. A date parts the words around it, so that no comma is needed: "Trần Thị
 * Bích Ngọc 1958". What was left out has no answer; with nothing understood there is none at all.
 */
function readTogether({ questions }: Joint, typed: string, context: FormContext): Answers {
  const clean = LEADS_TO_DATE.reduce((words, lead) => words.replace(lead, ''), cleanTyped(typed))
  const told =
    aroundDate(questions, clean, context, answersInOrder) ??
    aroundDate(questions, clean, context, answersAmong) ??
    beforeDigits(questions, clean, context)
  // In the order of the form, in which they can be taken back.
  return Object.fromEntries(
    questions.flatMap(({ name }) => {
      const answer = told.get(name)
      return answer === undefined ? [] : [[name, answer]]
    }),
  )
}

type Told = ReadonlyMap<string, Answer>
type Span = { readonly start: number; readonly end: number }

/** The answers where a part of the words is a date: the longest such part. */
function aroundDate(
  questions: readonly Question[],
  typed: string,
  context: FormContext,
  answersIn: typeof answersInOrder,
): Told | undefined {
  const dated = questions.find(isDated)
  if (!dated) return undefined
  const others = questions.filter((question) => question !== dated)
  for (const { start, end } of spansIn(typed)) {
    const day = answerTo(dated, typed.slice(start, end), context)
    if (day === undefined || (answersIn === answersAmong && !WHOLE_YEAR.test(typed.slice(start, end))))
      continue
    const around = [typed.slice(0, start), typed.slice(end)]
    const pieces = around.map(withoutEdges).filter(Boolean)
    const parted = pieces.flatMap((piece) => piece.split(',').map(withoutEdges)).filter(Boolean)
    const told = answersIn(others, pieces, context) ?? answersIn(others, parted, context)
    if (told) return new Map([[dated.name, day], ...told])
  }
  return undefined
}

/** Where a date may stand, the longest parts first. */
function spansIn(typed: string): Span[] {
  const found = [...typed.matchAll(/[^\s,;()]+/g)].slice(0, WORDS_AT_MOST)
  const spans = found.map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
  const lengths = Array.from({ length: DATE_WORDS_AT_MOST }, (_, shorter) => DATE_WORDS_AT_MOST - shorter)
  return lengths.flatMap((length) =>
    spans.flatMap(({ start }, at) => {
      const last = spans[at + length - 1]
      return last && !isWithinName(typed, start) ? [{ start, end: last.end }] : []
    }),
  )
}

/** Whether a date would begin with a name: Năm, Nam and Sinh are both, as in "Lê Thị Năm 1960" and "hoai nam 1985". */
function isWithinName(typed: string, start: number): boolean {
  const [before, from] = [typed.slice(0, start), typed.slice(start)]
  if (/^(?:N[ăa]m|nam|[Ss]inh)\s/u.test(from)) return /\p{L}\s$/u.test(before)
  return /^năm\s/u.test(from) && /\s(?:thị|thi|văn|van)\s$/iu.test(before)
}

/** Pieces of words as the answers to the first of these questions; none when one of them is no answer. */
function answersInOrder(
  questions: readonly Question[],
  pieces: readonly string[],
  context: FormContext,
): Told | undefined {
  const told = pieces.map((piece, at) => {
    const question = questions[at]
    const answer = question && answerTo(question, piece, context)
    return question && answer !== undefined ? ([question.name, answer] as const) : undefined
  })
  const known = told.filter((one) => one !== undefined)
  return known.length === told.length ? new Map(known) : undefined
}

/** The same, leaving out what answers none of them, such as an address: that is asked by itself. The first must be answered. */
function answersAmong(
  questions: readonly Question[],
  pieces: readonly string[],
  context: FormContext,
): Told | undefined {
  const told = new Map<string, Answer>()
  let open = questions
  for (const piece of pieces) {
    const [next, ...later] = open
    const answer = next && answerTo(next, piece, context)
    if (!next || answer === undefined) continue
    told.set(next.name, answer)
    open = later
  }
  return told.has(questions[0]?.name ?? '') ? told : undefined
}

/** Without a date that can be read, the words before the first digit: "Trần Thị Bích Ngọc, 58" is a name at least. */
function beforeDigits(questions: readonly Question[], typed: string, context: FormContext): Told {
  const words = withoutEdges(/^[^\d]*/.exec(typed)?.[0] ?? '')
  const [first] = questions.filter((question) => !isDated(question))
  return (first && words !== '' && answersInOrder([first], [words], context)) || new Map()
}

/** What the question's own kind makes of the words, which may be those of a button. */
function answerTo(question: Question, words: string, context: FormContext): Answer | undefined {
  const kind = kindOf(question)
  const view = { draft: undefined, context, given: () => [] }
  const heard = heardFrom({ kind: 'text', text: words }, kind.prompt(question, view).choices, {
    takesNumbers: false,
  })
  const reading = 'problem' in heard ? heard : kind.read(question, heard, view)
  return 'answer' in reading ? reading.answer : undefined
}

function isDated({ kind }: Question): boolean {
  return kind === 'birth' || kind === 'date'
}

function withoutEdges(words: string): string {
  return words.replace(AT_ITS_EDGES, '')
}
