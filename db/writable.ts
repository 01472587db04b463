import { sql } from 'drizzle-orm'
import { briefly } from './briefly.ts'
import type { Store } from './connect.ts'
import { hostsOf, withFirst } from './hosts.ts'

/** Seconds for a server's answer: one that lost its power refuses nothing, it is only silent. */
const ANSWER_SECONDS = 3

/**
 * The first of some servers that takes writes just now; a replica does not, and one that cannot be reached neither. All are asked at
 * once, and those behind the first that does are not waited for.
 */
export async function writableAmong(hosts: readonly string[]): Promise<string | undefined> {
  const asked = hosts.map((host) => ({ host, takes: isPrimary(host) }))
  for (const { host, takes } of asked) if (await takes) return host
  return undefined
}

/**
 * An address whose first server takes writes, where one of several does; an address of one server stays as it is. The driver finds
 * its way among several only while the first answers: where none does it waits for ever, and a replica it takes for its primary.
 */
export async function writableFirst(url: string): Promise<string> {
  const hosts = hostsOf(url)
  const [first = url, ...others] = hosts
  if (others.length === 0) return url
  const found = await writableAmong(hosts)
  // With the first alone, what is wrong with it is said at once.
  return found === undefined ? first : withFirst(url, found)
}

async function isPrimary(host: string): Promise<boolean> {
  const asked = briefly(
    host,
    async (client) => {
      const [row] = await client<{ writable: boolean }[]>`select not pg_is_in_recovery() as writable`
      return row?.writable === true
    },
    ANSWER_SECONDS,
  )
  return asked.catch(() => false)
}

/** Whether a database that is connected takes writes: a replica does not, nor one that was told to refuse them. */
export async function takesWrites({ sql: db }: Pick<Store, 'sql'>): Promise<boolean> {
  const [row] = await db.execute<{ takes: boolean }>(sql`
    select current_setting('transaction_read_only') = 'off' as takes`)
  return row?.takes === true
}
