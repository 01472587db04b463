/** What was looked at: rows to show, and what is wrong, each line with the next step. */
export type Findings = {
  readonly rows: readonly (readonly string[])[]
  readonly problems: readonly string[]
}
