import { spawn } from 'node:child_process'
import { type Account, asSpawned } from './account.ts'
import type { OpenFolder } from './folder.ts'
import { saying } from './problem.ts'

/** Longer than any of these takes on a slow disk, in milliseconds. */
const LONGEST_MS = 120_000

/** PostgreSQL's programs get nothing of our surroundings: no tokens, and no PGPORT that changes what they do. */
export const PROGRAM_SURROUNDINGS = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Runs a program of PostgreSQL to its end, in a folder opened for it.
 * Gives `undefined`, or the line in which it says what is wrong.
 */
export function runProgram({
  program,
  list,
  input = '',
  account,
  folder,
}: {
  program: string
  list: readonly string[]
  /** What it reads; bounded by us, so it goes in at once. */
  input?: string
  account: Account | undefined
  folder: OpenFolder
}): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, list, {
      ...asSpawned(account),
      // Our own folder may be closed to the program's account.
      cwd: '/',
      env: PROGRAM_SURROUNDINGS,
      stdio: ['pipe', 'ignore', 'pipe', ...folder.descriptors],
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
      // A terminal's Ctrl-C reaches us alone: a half-made cluster is recognised, a half-heard signal is not.
      detached: true,
    })
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
    child.on('error', (error) => resolve(saying(error)))
    child.on('close', (status, signal) => {
      const complaint = complaintIn(said)
      if (status === 0) resolve(complaint)
      else resolve(complaint ?? `it ended with ${signal ?? status}`)
    })
  })
}

/** The first line with which PostgreSQL's programs say that something failed, without their prefix of time and pid. */
export function complaintIn(text: string): string | undefined {
  const line = text.split('\n').find((line) => /(?:error|ERROR|FATAL|PANIC): |error while loading/.test(line))
  return line?.replace(/^.*?(?:error|ERROR|FATAL|PANIC): +/, '').trim()
}
