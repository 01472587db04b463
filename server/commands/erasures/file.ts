import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Erasure } from '../../../db/erasures.ts'
import { CommandProblem } from '../problem.ts'

/** In which a file of erasures begins, so that another is never taken for one. */
const FIRST_LINE = 'khaibao erasures 1'
/** Backups that are older must be gone, as the proofs in the database are. */
const KEPT_DAYS = 366
const DAY_MILLISECONDS = 86_400_000

const line = z.tuple([z.uuid(), z.iso.datetime()])

/** Reads a file of `erasures save`. Throws CommandProblem where it is none. */
export function readErasures(file: string): readonly Erasure[] {
  const [first, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  if (first !== FIRST_LINE) throw damaged(file)
  return lines.map((written) => {
    const parsed = line.safeParse(written.split(' '))
    if (!parsed.success) throw damaged(file)
    return { logId: parsed.data[0], at: new Date(parsed.data[1]) }
  })
}

function damaged(file: string): CommandProblem {
  return new CommandProblem(`${file} không phải tệp của erasures save, hoặc đã hỏng: dùng bản khác.`)
}

/**
 * Writes who was erased beside those whom the file already names, because a database that was restored may know fewer. The file is
 * replaced when the new one is complete; what it did not name yet stands at its end. Gives how many it names, and how many are new.
 */
export function writeErasures(
  file: string,
  erasures: readonly Erasure[],
  now: Date,
): { readonly count: number; readonly added: number } {
  const before = existsSync(file) ? readErasures(file) : []
  const oldest = now.getTime() - KEPT_DAYS * DAY_MILLISECONDS
  const all = new Map([...before, ...erasures].map(({ logId, at }) => [logId, at]))
  const kept = [...all].filter(([, at]) => at.getTime() > oldest)
  const known = new Set(before.map(({ logId }) => logId))
  const lines = [FIRST_LINE, ...kept.map(([logId, at]) => `${logId} ${at.toISOString()}`)]
  const unfinished = `${file}.part`
  rmSync(unfinished, { force: true })
  writeFileSync(unfinished, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  renameSync(unfinished, file)
  return { count: kept.length, added: kept.filter(([logId]) => !known.has(logId)).length }
}
