import { accessSync, constants, realpathSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** A Linux keeps these files in memory. A disk's file system spends ten times as long on a database of 500 files. */
const MEMORY = '/dev/shm'

/** Where tests may leave what is thrown away, best first. */
export function temporaryFolders(): readonly string[] {
  const disk = realpathSync(tmpdir())
  return isWritable(MEMORY) ? [MEMORY, disk] : [disk]
}

/** The best of them with so much room: a container's memory for files may be tiny. Else the disk's. */
export function roomyFolder(bytes: number): string {
  const folders = temporaryFolders()
  return folders.find((folder) => roomIn(folder) >= bytes) ?? realpathSync(tmpdir())
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
