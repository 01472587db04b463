import type { Text } from '../../text.ts'
import type { FormContext } from '../form.ts'
import type { Answer, Answers, Question } from '../question.ts'
import type { Posted } from './posted.ts'

/** What is typed into a line, so that a phone shows the keys for it. */
export type LineSort = 'words' | 'name' | 'year' | 'phone' | 'email' | 'number'

export type PageChoice = { readonly code: string; readonly label: Text; readonly chosen: boolean }

/** What a question is answered with on a page. `name` is the field that is sent. */
export type Part =
  | {
      readonly kind: 'line'
      readonly name: string
      readonly value: string
      readonly sort: LineSort
      /** What is asked of this line, where the question alone does not say it. */
      readonly ask?: Text
    }
  | {
      readonly kind: 'choices'
      readonly name: string
      readonly several: boolean
      readonly choices: readonly PageChoice[]
    }
  /** What few people need: closed until it is opened. */
  | {
      readonly kind: 'fold'
      readonly label: Text
      readonly isOpen: boolean
      readonly lines: readonly Extract<Part, { kind: 'line' }>[]
    }

/**
 * A question on a page: open until it is answered; an optional one that was passed over is in nobody's way, and neither is
 * one whose answer was known before, which may be given anew.
 */
export type PageField = {
  readonly question: string
  readonly ask: Text
  readonly label: Text
  readonly standing: 'open' | 'answered' | 'passedOver' | 'known'
  /** The known answer, as far as a page may show it that somebody else might open. */
  readonly known?: Text
  readonly parts: readonly Part[]
  readonly problem?: Text
}

/** A question with what was sent for it. */
export type Asked<Kind extends Question = Question> = {
  readonly question: Kind
  readonly posted: Posted
  readonly context: FormContext
  /** An answer is known already: nothing is chosen beforehand. */
  readonly isKnown: boolean
}

/** What a question makes of the fields that were sent; `missing` says how to answer when nothing was. */
export type PageReading =
  | { readonly answer: Answer; readonly besides?: Answers }
  | { readonly problem: Text; readonly besides?: Answers }
  | { readonly missing: Text }

/** How a kind of question stands on a page, and what the kind itself makes of what was sent. */
export type Control<Kind extends Question> = {
  parts(asked: Asked<Kind>): readonly Part[]
  read(asked: Asked<Kind>): PageReading
}
