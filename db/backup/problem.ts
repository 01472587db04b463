/** Why a backup cannot be made or restored, in a line that the operator can act on. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem'
}
