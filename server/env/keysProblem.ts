/** The keys cannot be had, in a line that says what the operator can do. */
export class KeysProblem extends Error {
  override readonly name = 'KeysProblem'
}
