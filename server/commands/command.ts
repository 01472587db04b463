import type { Operator } from './operator.ts'

/** What a command leaves: lines to read, and what is wrong, each line with the next step. */
export type Answer = { readonly lines?: readonly string[]; readonly problems?: readonly string[] }

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

/** One thing that an operator can ask for: `noun verb`, or a noun alone. */
export type Command = {
  readonly words: string
  /** Placeholders in their order; one that ends in `…` takes one or more, in brackets none or more. */
  readonly parameters?: readonly string[]
  readonly options?: Readonly<Record<string, Option>>
  readonly does: string
  /** It has a sense before the first start: then it makes the database. */
  readonly mayMakeDatabase?: true
  readonly run: (operator: Operator, given: Given) => Promise<Answer>
}
