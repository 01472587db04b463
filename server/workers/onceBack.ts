import { setTimeout as sleep } from 'node:timers/promises'
import { isAway } from '../../db/away.ts'

/** A restart of PostgreSQL takes seconds; asked twice a second it is not asked much. */
const AGAIN_MILLISECONDS = 500

/** Asks something of the database, again and again while it is away for so long, where what was done before would else be done anew. */
export async function onceBack<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + milliseconds
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isAway(error) || performance.now() > until) throw error
      await sleep(AGAIN_MILLISECONDS)
    }
  }
}
