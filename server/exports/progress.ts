import type { LeasedExport } from '../../db/exports.ts'

/** How often somebody is told how far a file is, and with how many milliseconds between: only who waits long wants to know. */
const PAUSE_MILLISECONDS = 10_000
const MOST_TOLD = 3
/** Where each message counts. */
const MOST_TOLD_IN_FEW = 1

type Telling = {
  readonly held: Pick<LeasedExport, 'attempts'>
  readonly fewMessages: boolean
  readonly now: () => Date
  readonly tell: (rows: number) => Promise<void>
}

/** Tells now and then how far a file is. One that is begun anew was told of before. */
export function createProgress({ held, fewMessages, now, tell }: Telling): (rows: number) => Promise<void> {
  let left = held.attempts > 1 ? 0 : fewMessages ? MOST_TOLD_IN_FEW : MOST_TOLD
  let toldAt = now().getTime()
  return async (rows) => {
    if (left === 0 || now().getTime() - toldAt < PAUSE_MILLISECONDS) return
    left -= 1
    toldAt = now().getTime()
    await tell(rows)
  }
}
