import type { Text } from '../text.ts'
import type { Draft, FormContext } from './form.ts'
import type { Answer, Answers, Question } from './question.ts'

/** What a kind may look at besides its question. */
export type View = {
  readonly draft: Draft | undefined
  readonly context: FormContext
  /** The questions that apply, with the answers given so far. */
  readonly given: () => readonly GivenAnswer[]
  /** Whether something was typed with accents before, so that a word without them is meant without. */
  readonly typesAccents?: () => boolean
}

/** A question that applies and its answer as it is shown; nothing when it was passed over. */
export type GivenAnswer = { readonly name: string; readonly label: Text; readonly shown: Text | undefined }

/**
 * A button under a question. `code` says what it means; see `SPECIAL` for those that are no choice's name. One that `redraws`
 * leaves the question standing.
 */
export type Choice = {
  readonly code: string
  readonly label: Text
  /** Other words for it: where one is another's label but for its accents, neither is taken for the other. */
  readonly also?: readonly string[]
  readonly redraws?: true
}

/** How a question looks now. */
export type Prompt = {
  readonly ask: Text
  readonly choices: readonly Choice[]
  readonly askContact?: Text
  /** How to choose where the choices are numbered words. */
  readonly numbersHint?: Text
}

/** What was said to a question: words, one of its buttons, or a shared number. */
export type Heard =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly code: string }
  | { readonly kind: 'contact'; readonly phone: string; readonly own: boolean }

/** What a question makes of it. A problem leaves the draft as it is. */
export type Reading =
  /** `besides` is what was said to other questions at once; what is no answer to them is asked. */
  | { readonly answer: Answer; readonly besides?: Answers }
  | { readonly problem: Text }
  | { readonly draft: Draft | undefined; readonly redraws?: true }
  /** The review asks for another question to be answered anew. */
  | { readonly change: string }
  /** The button is not one of this question's. */
  | { readonly stale: true }

/** One kind of question. All are pure; none throws, whatever it is given. */
export type Kind<Asked extends Question> = {
  /** Whether a typed number may mean the button at that place; not where a number can be an answer. */
  readonly takesNumbers: boolean
  prompt(question: Asked, view: View): Prompt
  read(question: Asked, heard: Heard, view: View): Reading
  /** A stored or prefilled answer, checked again; undefined when it is no answer to this question (any more). */
  restore(question: Asked, stored: unknown, context: FormContext): Answer | undefined
  /** The answer as the review shows it. */
  show(question: Asked, answer: Answer, context: FormContext): Text
  /** The draft with which an answer that is to be changed is asked again; without it, from the beginning. */
  draftFrom?(question: Asked, answer: Answer): Draft
  /**
   * The answer as a chat may see it whose messenger should not learn it. Without it, a confidential answer is only
   * said to be noted, and any other is shown.
   */
  showDiscreetly?(question: Asked, answer: Answer, context: FormContext): Text
}

/** Codes of buttons that are no choice of the question. Choices begin with a letter, so none is mistaken. */
export const SPECIAL = {
  skip: '_skip',
  done: '_done',
  none: '_none',
  all: '_all',
  elsewhere: '_else',
  back: '_back',
  asIs: '_asIs',
} as const
export const REVIEW = { send: '_send', edit: '_edit' } as const

/** The reading of anything that a kind has no use for: say how to answer. */
export function problem(text: Text): Reading {
  return { problem: text }
}
