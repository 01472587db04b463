import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { folderFor } from './ownPostgres.ts'

/** Bytes that are written at once until none goes any more. */
const PIECES = [1024 * 1024, 4096]

/** A file system of its own that holds little, in memory. */
export type SmallDisk = {
  readonly path: string
  /** Takes all the room that is left. */
  fill(): void
  /** Gives it back. */
  free(): void
  unmount(): void
}

/** Makes one at a path. Throws when we may not mount: a fault that is left out would be taken for one that was borne. */
export function smallDisk(path: string, megabytes: number): SmallDisk {
  folderFor(path)
  run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path])
  folderFor(path)
  const ballast = join(path, 'ballast')
  return {
    path,
    fill: () => fill(ballast),
    free: () => rmSync(ballast, { force: true }),
    unmount: () => run('umount', ['--lazy', path]),
  }
}

function fill(file: string): void {
  const descriptor = openSync(file, 'a')
  for (const size of PIECES) {
    const piece = Buffer.alloc(size)
    while (writes(descriptor, piece));
  }
  fsyncSync(descriptor)
  closeSync(descriptor)
}

function writes(descriptor: number, piece: Buffer): boolean {
  try {
    return writeSync(descriptor, piece) > 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}

function run(program: string, list: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, list, { encoding: 'utf8' })
  if (status !== 0)
    throw new Error(
      `A small disk needs root (run the suite as root): ${program} says ${error?.message ?? stderr.trim()}`,
    )
}
