/** What an operator can mend, found while a command was under way; its message is one line with the next step. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem'
}
