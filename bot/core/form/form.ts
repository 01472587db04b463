import type { Language } from '../../../locales/catalogue.ts'
import type { Kin } from '../family.ts'
import type { Reply } from '../outgoing.ts'
import type { Text } from '../text.ts'
import type { UnitDirectory } from '../units.ts'
import type { Answers, Question } from './question.ts'
import type { RecentAnswers } from './recent.ts'

export type { Answer, Answers, Question, TypedChoice, UnitAnswer } from './question.ts'

/** A form: named questions in the order in which they are asked. A review, if there is one, stands last. */
export type Form = { readonly name: string; readonly questions: readonly Question[] }

/** What a question has been told so far that is not yet an answer. */
export type Draft = {
  /** Of many: the choices ticked before [Xong]. */
  readonly ticked?: readonly string[]
  /** Of a unit: codes of the look-alikes that were offered, and what stood before the name. */
  readonly options?: readonly string[]
  readonly before?: string
  /** Of a unit: that it lies elsewhere, and in which province. */
  readonly elsewhere?: true
  readonly province?: string
  /** Of one that is asked together with others: it was not understood so, and is asked alone. */
  readonly apart?: true
  /** Of a person's name: how a document's code has it, without its accents. */
  readonly suggested?: string
  /** Of a country: words that are none we know, to be said once more. */
  readonly doubted?: string
  /** Of the review: which answer to change is being chosen. */
  readonly choosing?: true
}

/** Whom the answers are about, where it is not the person who gives them: a member of the family, as they are called here. */
export type About = { readonly person: number; readonly name: string }

/**
 * Where somebody stands in a form: the answers by name in the order given, the question last asked, and its draft.
 * It has no cursor, it is plain JSON, and whatever it holds is checked again whenever it is loaded.
 */
export type FormState = {
  readonly form: string
  readonly instance: string
  readonly answers: Answers
  readonly asked?: string
  readonly draft?: Draft
  readonly about?: About
  /** What was answered before to its questions, offered as buttons. */
  readonly recent?: RecentAnswers
  /** Of whom some are chosen, where a form asks that: its choices. */
  readonly among?: readonly Kin[]
  /** Since when it holds what was told of somebody who has not agreed to it, as ISO 8601. */
  readonly heldSince?: string
  /** How many others had been said to be there, where a form asks that. */
  readonly others?: number
}

/** What a form may know of the world around it. */
export type FormContext = {
  readonly now: Date
  /** The city's zone, by its IANA name. */
  readonly zone: string
  readonly language: Language
  readonly units: UnitDirectory
  /** Whether the chat has a button that shares the person's own number. */
  readonly sharesContact: boolean
  /** The messenger should not learn names, phones and symptoms from us: they are shortened or left out. */
  readonly discreet: boolean
  /** Each message counts: what is optional or nearly always the same is asked only in the review, some things at once. */
  readonly brief: boolean
  /** Buttons that a message can have; more are shown as numbered words. */
  readonly buttonRoom: number
  /** What was answered before, by this person or for their family. */
  readonly recent?: RecentAnswers
  readonly beside?: BesideAnswers
}

/** What stands beside the answers: shown in a review that asks for it, and how many are known, so that fewer are doubted. */
export type BesideAnswers = { readonly shown: readonly Text[]; readonly known: number }

/** What a person did, as far as a form is concerned. */
export type FormInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly data: string }
  | { readonly kind: 'contact'; readonly phone: string; readonly own: boolean }
  | { readonly kind: 'other' }

/** What came of a turn: one reply, or none when the form is finished. */
export type FormStep = {
  readonly state: FormState
  readonly replies: readonly Reply[]
  /** All answers, when nothing is left to ask; of the questions that applied, without the review. */
  readonly finished?: Answers
  /** A button of an earlier question or another form was pressed; the reply says so and asks again. */
  readonly stale?: true
  /** The reply shows the same question anew, so a channel that can may edit its message in place. */
  readonly redraws?: true
}
