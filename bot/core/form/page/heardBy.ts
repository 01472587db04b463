import { text } from '../../text.ts'
import type { Draft } from '../form.ts'
import { heardFrom } from '../heard.ts'
import type { Choice, Heard, Reading, View } from '../kind.ts'
import { kindOf } from '../kinds.ts'
import type { Asked, PageReading } from './field.ts'

/** What the question's own kind makes of something that was said to it. */
export function heardBy({ question, context }: Asked, heard: Heard, draft?: Draft): Reading {
  return kindOf(question).read(question, heard, viewOf(context, draft))
}

/** The same for words; those of a choice mean it. */
export function wordsHeardBy(
  asked: Asked,
  words: string,
  choices: readonly Choice[],
  draft?: Draft,
): Reading {
  const heard = heardFrom({ kind: 'text', text: words }, choices, { takesNumbers: false })
  return 'problem' in heard ? heard : heardBy(asked, heard, draft)
}

/** The buttons that the question has in a chat. */
export function choicesOf({ question, context }: Asked, draft?: Draft): readonly Choice[] {
  return kindOf(question).prompt(question, viewOf(context, draft)).choices
}

/** A reading as a page has it: there is no half an answer. */
export function pageReading(reading: Reading): PageReading {
  // On a page what was typed is seen again before it is sent: a country that we do not know is taken.
  if ('draft' in reading && reading.draft?.doubted !== undefined)
    return { answer: { typed: reading.draft.doubted } }
  if ('answer' in reading || 'problem' in reading) return reading
  return { problem: text('formPage.choose') }
}

function viewOf(context: Asked['context'], draft: Draft | undefined): View {
  return { context, draft, given: () => [] }
}
