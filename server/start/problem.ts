/** What keeps the server from starting, in one line that says what the operator can do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}
