import type { TextKey } from '../../locales/catalogue.ts'
import type { Kin } from '../core/family.ts'
import type { About, Answers, Form, FormState } from '../core/form/form.ts'
import type { ChatKind } from '../core/received.ts'
import type { Turn } from '../core/turn.ts'
import type { Reading } from '../qr/photoReader.ts'

/**
 * Something that people can start by a word: `words` names a text of the catalogue that lists the words, parted by
 * `|`. Each works with a slash and without, with accents and without, in every language at once.
 */
export type Command = {
  readonly words: TextKey
  /** Works in a group without a slash too, when nothing else is written. */
  readonly plainly?: true
  readonly where: ChatKind | 'both'
  /** Something may follow the words also when they are written without a slash. */
  readonly takesMore?: true
  /** `rest` is what was written after the word. */
  readonly run: (turn: Turn, rest: string) => Promise<void>
}

/** A form, whom it is about, or among whom is chosen, and what is done when all of it is answered, inside the turn's transaction. */
export type FormEnd = {
  readonly form: Form
  readonly about?: About
  readonly among?: readonly Kin[]
  /** It is told of somebody before anything was agreed to for them: what it holds is not held for long. */
  readonly isBeforeYes?: true
  /** How many others, where that too is asked, had been said before. */
  readonly others?: number
  readonly finish: (turn: Turn, answers: Answers) => Promise<void>
}

/** The form that somebody has begun in a conversation. */
export type FindForm = (turn: Pick<Turn, 'city' | 'channel'>, begun: FormState) => FormEnd | undefined

type Presses = Readonly<Record<string, (turn: Turn, argument: string) => Promise<void>>>

/** A conversation: the words that start it, its forms, and its buttons by the word before the colon. */
export type Flow = {
  readonly commands?: readonly Command[]
  readonly forms?: readonly FormEnd[]
  /** Buttons of private chats: pressed in a group they are forged, and would tie the group to a person. */
  readonly presses?: Presses
  readonly groupPresses?: Presses
  /** Its commands and buttons open menus of a venue: a short form that is open is given up for them. */
  readonly leavesEdits?: true
}

/** A photo as it was read; several when they came as one album. */
export type Readings = readonly Reading[]
