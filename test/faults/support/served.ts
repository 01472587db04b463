import type { Database } from '../../../db/connect.ts'
import { eventually } from '../../support/eventually.ts'

/** Milliseconds until people are served again after a fault: a process that had to start again, on a busy machine. */
const SERVED = 90_000

/** How many messages are in the database. */
export async function arrivals({ client }: Database): Promise<number> {
  const [row] = await client<{ count: number }[]>`select count(*)::int as count from inbox`
  return row?.count ?? 0
}

/** Waits until so many more messages than now have been taken in, which nobody helps to come about. */
export async function waitUntilServed(database: Database, messages: number): Promise<void> {
  let before: number | undefined
  await eventually(
    async () => {
      // Our own connections were lost as well.
      const now = await arrivals(database).catch(() => undefined)
      before ??= now
      return now !== undefined && before !== undefined && now >= before + messages
    },
    'people are not served again',
    SERVED,
  )
}
