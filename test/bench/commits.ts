import { setTimeout as wait } from 'node:timers/promises'
import type { BenchDatabase } from './benchDatabase.ts'

/** A message that was handled: its number at Telegram, and when its turn was committed, in milliseconds since 1970. */
export type Committed = { readonly id: string; readonly at: number }

/**
 * When the turns were committed, by PostgreSQL's own clock of commits: the last to write a message's inbox row is the end of
 * its turn, and its answers are in the outbox by the same commit. Waits until there are so many.
 */
export async function commitsOf(
  { database }: BenchDatabase,
  count: number,
  patienceMilliseconds: number,
): Promise<Committed[]> {
  const deadline = performance.now() + patienceMilliseconds
  for (;;) {
    const [row] = await database.client<{ handled: number; waiting: number }[]>`
      select count(*) filter (where outcome = 'handled')::int as handled,
             count(*) filter (where done_at is null)::int as waiting from inbox`
    if ((row?.handled ?? 0) >= count) break
    if (performance.now() > deadline)
      throw new Error(`of ${count} turns ${row?.handled} were done in time, ${row?.waiting} wait`)
    await wait(50)
  }
  const rows = await database.client<Committed[]>`
    select split_part(external_id, ':', 2) as id,
           extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as at
      from inbox where outcome = 'handled'`
  return [...rows]
}
