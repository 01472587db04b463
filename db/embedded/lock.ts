import { randomBytes } from 'node:crypto'
import { closeSync, linkSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { placesIn } from './folder.ts'
import { askHolder, type Holder, listenAsHolder, type Purpose } from './holder.ts'
import { codeOf, EmbeddedDatabaseProblem, saying } from './problem.ts'

export type FolderLock = { release(): Promise<void> }

/** Another living process holds the data folder. */
export class FolderTaken extends EmbeddedDatabaseProblem {
  override readonly name = 'FolderTaken'
  /** Its process id, unless it was too busy to say. */
  readonly pid: number | undefined
  readonly purpose: Purpose | undefined

  constructor(dataDir: string, { pid, purpose }: Holder) {
    const who = purpose === 'command' ? 'a command of khaibao' : 'another khaibao server'
    const which = pid === undefined ? '' : ` (process ${pid})`
    super(`The data folder ${dataDir} is in use by ${who}${which}: stop it first, or set another DATA_DIR.`)
    this.pid = pid
    this.purpose = purpose
  }
}

/**
 * Takes the data folder until released, or until the process ends, however it ends.
 * Throws FolderTaken while another living process has it.
 */
export async function takeFolder(dataDir: string, purpose: Purpose = 'server'): Promise<FolderLock> {
  const folder = placesIn(dataDir).dataDir
  const taken = await takeLock(folder, 'lock', purpose)
  if ('release' in taken) return taken
  throw new FolderTaken(folder, taken.holder)
}

/**
 * Takes a lock by its name, or says who has it. The lock is a socket file on which its holder listens: the system ends
 * that with the process, so no lock is ever stale, no reused process id is mistaken, and a holder in another container
 * is seen too.
 *
 * The files are numbered. A dead holder's file stays; the next number is made, which the file system grants to one
 * process alone, and who then finds a higher number than its own steps back. As the highest number is never removed, no
 * two processes can hold the lock however they interleave.
 */
export async function takeLock(
  folder: string,
  name: string,
  purpose: Purpose,
): Promise<FolderLock | { readonly holder: Holder }> {
  const way = wayTo(folder)
  const fresh = join(way.path, `${name}.new-${randomBytes(8).toString('hex')}`)
  try {
    const server = await listenAsHolder(fresh, purpose)
    const release = () => new Promise<void>((resolve) => server.close(() => resolve()))
    const holder = await claim(way.path, name, fresh)
    if (holder === undefined) return { release }
    await release()
    return { holder }
  } catch (error) {
    throw new EmbeddedDatabaseProblem(
      `The data folder ${folder} takes no lock (${codeOf(error) || saying(error)}): set DATA_DIR to a folder on a local disk.`,
    )
  } finally {
    rmSync(fresh, { force: true })
    way.close()
  }
}

/** Socket paths may have about a hundred bytes; on Linux a descriptor of the folder makes any path short. */
function wayTo(folder: string): { path: string; close(): void } {
  if (process.platform === 'linux') {
    const descriptor = openSync(folder, 'r')
    return { path: `/proc/self/fd/${descriptor}`, close: () => closeSync(descriptor) }
  }
  if (Buffer.byteLength(folder) > LONGEST_PATH_BYTES) {
    throw new EmbeddedDatabaseProblem(
      `The path of the data folder ${folder} is too long: set a shorter DATA_DIR.`,
    )
  }
  return { path: folder, close: () => {} }
}

/** macOS allows 104 bytes for a socket's whole path; our longest name has 30. */
const LONGEST_PATH_BYTES = 70

/** Publishes a listening socket as the lock: `undefined` when it is ours now, else who has it. */
async function claim(folder: string, name: string, listening: string): Promise<Holder | undefined> {
  for (;;) {
    const highest = Math.max(0, ...numbers(folder, name))
    const holder = highest === 0 ? undefined : await askHolder(join(folder, `${name}.${highest}`))
    if (holder !== undefined) return holder
    const ours = highest + 1
    if (!linkedAs(listening, join(folder, `${name}.${ours}`))) continue
    const all = numbers(folder, name)
    const won = Math.max(...all) === ours
    for (const number of all.filter((number) => (won ? number < ours : number === ours))) {
      rmSync(join(folder, `${name}.${number}`), { force: true })
    }
    if (won) return undefined
  }
}

function numbers(folder: string, name: string): number[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.`) && /^\d+$/.test(file.slice(name.length + 1)))
    .map((file) => Number(file.slice(name.length + 1)))
}

/** Gives a listening socket a second name, unless that name is there already. */
function linkedAs(listening: string, path: string): boolean {
  try {
    linkSync(listening, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}
