import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { Database } from '../../db/connect.ts'

/** What the server and its PostgreSQL hold at one moment: memory in MB. */
export type Holdings = {
  readonly seconds: number
  readonly server: number
  /** Of the server's memory what is no file: its heaps, buffers, the readers' programs. */
  readonly anonymous: number
  /** What all processes of PostgreSQL hold of their own; the buffers that they share fill up to their size, and that is known. */
  readonly postgres: number
  readonly handles: number
  readonly sockets: number
  /** Seconds that the oldest message has been due. */
  readonly inboxAge: number
  readonly outboxAge: number
}

const KILOBYTES_OF_A_MEGABYTE = 1_024

/** Looks at a server, whose PostgreSQL it started itself. */
export async function holdingsOf(pid: number, database: Database, seconds: number): Promise<Holdings> {
  const files = handlesOf(pid)
  return {
    seconds,
    server: memoryOf(pid, 'status', 'VmRSS'),
    anonymous: memoryOf(pid, 'status', 'RssAnon'),
    postgres: descendantsOf(pid).reduce((sum, one) => sum + memoryOf(one, 'smaps_rollup', 'Pss_Anon'), 0),
    handles: files.length,
    sockets: files.filter((file) => file.startsWith('socket:')).length,
    ...(await agesIn(database)),
  }
}

function memoryOf(pid: number, file: string, field: string): number {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readOrNothing(`/proc/${pid}/${file}`))
  return Number(found?.[1] ?? 0) / KILOBYTES_OF_A_MEGABYTE
}

function handlesOf(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((handle) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${handle}`)]
    } catch {
      return []
    }
  })
}

/** The processes that a process started, and those that they did. */
function descendantsOf(pid: number): readonly number[] {
  const parents = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = Number(/\) \S (\d+)/.exec(readOrNothing(`/proc/${name}/stat`))?.[1] ?? 0)
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)])
  }
  const below = (one: number): number[] =>
    (parents.get(one) ?? []).flatMap((child) => [child, ...below(child)])
  return below(pid)
}

/** Processes come and go while they are looked at. */
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

async function agesIn({ client }: Database): Promise<Pick<Holdings, 'inboxAge' | 'outboxAge'>> {
  const [row] = await client<{ inbox: number; outbox: number }[]>`
    select coalesce(extract(epoch from clock_timestamp() - (
             select min(next_at) from inbox where done_at is null)), 0)::float8 as inbox,
           coalesce(extract(epoch from clock_timestamp() - (
             select min(next_at) from outbox where done_at is null)), 0)::float8 as outbox`
  return { inboxAge: Math.max(0, row?.inbox ?? 0), outboxAge: Math.max(0, row?.outbox ?? 0) }
}

/** What waits to be handled or sent, in words: nothing when all is done. */
export async function waitingIn({ client }: Database): Promise<readonly string[]> {
  const rows = await client<{ box: string; count: number; age: number }[]>`
    select box, count(*)::int as count, extract(epoch from clock_timestamp() - min(next_at))::float8 as age
      from (select 'inbox' as box, next_at from inbox where done_at is null
            union all select 'outbox', next_at from outbox where done_at is null) as waiting
     group by box order by box`
  return rows.map(
    ({ box, count, age }) => `${count} still wait in the ${box}, the oldest due for ${Math.round(age)} s`,
  )
}
