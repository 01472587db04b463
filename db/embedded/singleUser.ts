import { type Access, ROLE } from './access.ts'
import type { Account } from './account.ts'
import type { Programs } from './binaries.ts'
import { type OpenFolder, openFor, type Places } from './folder.ts'
import { EmbeddedDatabaseProblem } from './problem.ts'
import { runProgram } from './program.ts'

/** What making or opening a cluster needs. */
export type Workshop = {
  readonly places: Places
  readonly programs: Programs
  readonly account: Account | undefined
}

/** Gives our role a new password, in a cluster that does not run. */
export async function changePassword(workshop: Workshop, access: Access): Promise<void> {
  const statement = `alter role ${ROLE} password '${access.password}'`
  await withFolder(workshop, workshop.places.cluster, (folder) =>
    runAlone(workshop, folder, folder.path, [statement]),
  )
}

/** Runs statements as the superuser in PostgreSQL's single-user mode, which asks for no password. */
export async function runAlone(
  { programs, account }: Pick<Workshop, 'programs' | 'account'>,
  folder: OpenFolder,
  data: string,
  statements: string[],
): Promise<void> {
  const wrong = await runProgram({
    program: programs.postgres,
    list: [
      '--single',
      '-D',
      data,
      '-c',
      'log_checkpoints=off',
      '-c',
      'log_min_error_statement=panic',
      'postgres',
    ],
    input: `${statements.join('\n')}\n`,
    account,
    folder,
  })
  if (wrong !== undefined) throw new EmbeddedDatabaseProblem(`PostgreSQL's folder cannot be opened: ${wrong}`)
}

/** Opens a folder of the cluster for PostgreSQL's account while something runs in it. */
export async function withFolder(
  { account }: Workshop,
  path: string,
  work: (folder: OpenFolder) => Promise<void>,
): Promise<void> {
  const folder = openFor(account, path)
  try {
    await work(folder)
  } finally {
    folder.close()
  }
}
