import { type Text, text } from '../../../text.ts'
import type { Question } from '../../question.ts'
import type { Asked, Control, PageReading, Part } from '../field.ts'
import { choicesOf, heardBy, pageReading, wordsHeardBy } from '../heardBy.ts'
import { isEmptyAt, typedAt, wasShown } from '../posted.ts'

type Chosen = Extract<Question, { kind: 'choice' | 'yesNo' | 'date' | 'period' }>

/** A question with one answer of several, and a line for another where the question takes one. */
export const choices: Control<Chosen> = {
  parts(asked) {
    const { question, posted, isKnown } = asked
    const isUntouched = !isKnown && !wasShown(posted, question.name)
    const chosen = sentCode(asked) ?? (isUntouched ? usualOf(asked) : undefined)
    const options = choicesOf(asked).map((choice) => ({ ...choice, chosen: choice.code === chosen }))
    const ask = otherOf(question)
    const other: Part[] = ask
      ? [
          {
            kind: 'line',
            name: otherField(question),
            value: typedAt(posted, otherField(question)),
            sort: 'words',
            ...(options.length > 0 && { ask }),
          },
        ]
      : []
    const listed: Part[] =
      options.length > 0 ? [{ kind: 'choices', name: question.name, several: false, choices: options }] : []
    return [...listed, ...other]
  },
  read(asked) {
    const { question, posted } = asked
    const code = sentCode(asked)
    const chosen = code === undefined ? undefined : pageReading(heardBy(asked, { kind: 'choice', code }))
    if (!otherOf(question) || isEmptyAt(posted, otherField(question)))
      return chosen ?? { missing: missingIn(question) }
    const other = pageReading(wordsHeardBy(asked, typedAt(posted, otherField(question)), choicesOf(asked)))
    // What was chosen for the person beforehand gives way to what they type; their own choice does not.
    return chosen && 'answer' in chosen && code !== usualOf(asked) && !isSame(chosen, other)
      ? { problem: text('formPage.both') }
      : other
  },
}

function sentCode({ question, posted }: Asked<Chosen>): string | undefined {
  return posted.has(question.name) ? typedAt(posted, question.name) : undefined
}

/** What is chosen beforehand; it counts once it was on the page that is sent. */
function usualOf({ question, context }: Asked<Chosen>): string | undefined {
  return question.kind === 'choice' ? question.usual?.[context.language] : undefined
}

/** What is asked of the line for another answer; nothing where only the choices count. */
function otherOf(question: Chosen): Text | undefined {
  if (question.kind === 'date' || question.kind === 'period') return text('formPage.otherDay')
  return question.kind === 'choice' && question.typed !== undefined ? text('formPage.otherAnswer') : undefined
}

function otherField({ name }: Chosen): string {
  return `${name}.other`
}

function missingIn({ kind }: Chosen): Text {
  return text(kind === 'date' ? 'form.date.problem' : 'formPage.choose')
}

function isSame(one: PageReading, other: PageReading): boolean {
  return 'answer' in one && 'answer' in other && JSON.stringify(one.answer) === JSON.stringify(other.answer)
}
