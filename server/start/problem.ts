/** What keeps the server from starting, in one line that says what the operator can do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}

/** What could not be ended in its time, and was left to whoever comes next. */
export class EndProblem extends Error {
  override readonly name = 'EndProblem'
}
