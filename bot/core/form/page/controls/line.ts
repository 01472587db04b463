import { text } from '../../../text.ts'
import type { Question } from '../../question.ts'
import type { Control, LineSort } from '../field.ts'
import { pageReading, wordsHeardBy } from '../heardBy.ts'
import { isEmptyAt, typedAt } from '../posted.ts'

type Typed = Extract<Question, { kind: 'name' | 'personName' | 'text' | 'birth' | 'phone' | 'number' }>

/** A question that is answered with words on a line. */
export const line: Control<Typed> = {
  parts: ({ question, posted }) => [
    { kind: 'line', name: question.name, value: typedAt(posted, question.name), sort: sortOf(question) },
  ],
  read(asked) {
    const { question, posted } = asked
    if (isEmptyAt(posted, question.name)) return { missing: text('form.empty') }
    return pageReading(wordsHeardBy(asked, typedAt(posted, question.name), []))
  },
}

function sortOf(question: Typed): LineSort {
  switch (question.kind) {
    case 'personName':
      return 'name'
    case 'birth':
      return 'year'
    case 'phone':
    case 'number':
      return question.kind
    case 'text':
      return question.format === 'email' ? 'email' : 'words'
    default:
      return 'words'
  }
}
