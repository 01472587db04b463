import type { About, OperatorsDeed } from '../../db/acts.ts'
import type { Operator } from './operator.ts'

/** What a command leaves: lines to read, and what is wrong, each line with the next step. */
export type Answer = {
  readonly lines?: readonly string[]
  readonly problems?: readonly string[]
  /** What was done is about this, as the record of acts has it. */
  readonly about?: About
  /** Nothing was there to be done: the record of acts has no line of it. */
  readonly nothingDone?: true
}

/** What was written after a command's words. Asking for what the command does not declare is a bug. */
export type Given = {
  /** A parameter or a needed option, by its name. */
  value(name: string): string
  /** An option that may be absent. */
  optional(name: string): string | undefined
  /** The last parameter and all that follow it. */
  readonly list: readonly string[]
}

export type Option = { readonly placeholder: string; readonly needed?: true } | 'switch'

/**
 * How a command that acts or shows people's data stands in the record of acts, under its own words. `together`: it works in one
 * transaction, in which it is noted, so it asks for the units before it writes. `before`: what it does can't be taken back with
 * a line, so the line stands before it begins. `after`: there may be no record before it is done. `itself`: it notes what it does.
 */
type Noted = {
  readonly words: OperatorsDeed
  readonly noted: 'together' | 'before' | 'after' | 'itself'
}

/** It changes nothing and shows nobody's data. */
type Looks = { readonly words: string; readonly noted: 'looks only' }

/** One thing that an operator can ask for: `noun verb`, or a noun alone. */
export type Command = (Noted | Looks) & {
  /** Placeholders in their order; one that ends in `…` takes one or more, in brackets none or more. */
  readonly parameters?: readonly string[]
  readonly options?: Readonly<Record<string, Option>>
  readonly does: string
  /** It has a sense before the first start: then it makes the database. */
  readonly mayMakeDatabase?: true
  readonly run: (operator: Operator, given: Given) => Promise<Answer>
}
