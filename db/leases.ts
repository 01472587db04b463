import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** How the leases begin by which each process of the server says that it is there. */
export const SERVER_LEASE = 'server '

/** What a process of the server does: the routes, the work behind them, or both. */
export const ROLES = ['all', 'web', 'worker'] as const
export type Role = (typeof ROLES)[number]

/** The lease by which a process says that it is there, and in which role. */
export function serverLease(role: Role, id: string): string {
  return `${SERVER_LEASE}${role} ${id}`
}

/** The roles of the processes whose leases hold, one for each. */
export function rolesRunning(leases: readonly { readonly name: string; readonly seconds: number }[]): Role[] {
  return leases.flatMap(({ name, seconds }) =>
    seconds > 0 ? ROLES.filter((role) => name.startsWith(serverLease(role, ''))) : [],
  )
}

/** Takes or keeps a lease for some seconds; false while somebody else holds it. */
export async function holdLease(
  { sql: db }: Store,
  name: string,
  holder: string,
  seconds: number,
): Promise<boolean> {
  const rows = await db.execute(sql`
    insert into leases (name, holder, until)
    values (${name}, ${holder}, clock_timestamp() + make_interval(secs => ${seconds}))
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
      where leases.holder = excluded.holder or leases.until < clock_timestamp()
    returning name`)
  return rows.length > 0
}

/** How many connections the processes together may take that say that they are there. */
export async function connectionsPromised({ sql: db }: Pick<Store, 'sql'>): Promise<number> {
  const [row] = await db.execute<{ promised: number }>(sql`
    select coalesce(sum(substring(holder from '^[0-9]+')::int), 0)::int as promised from leases
     where starts_with(name, ${SERVER_LEASE}) and until > clock_timestamp()`)
  return row?.promised ?? 0
}

/** Gives a lease up, so that another process need not wait for its end. */
export async function releaseLease({ sql: db }: Store, name: string, holder: string): Promise<void> {
  await db.execute(sql`delete from leases where name = ${name} and holder = ${holder}`)
}

/** The fact of the web chat under which a server keeps the address that it serves. */
export const WEB_BASE = 'base'

/** A small fact that a channel keeps, such as how far its poller has read. */
export async function channelFact(
  { sql: db }: Store,
  channel: string,
  name: string,
): Promise<string | undefined> {
  const rows = await db.execute<{ value: string }>(sql`
    select value from channel_facts where channel = ${channel} and name = ${name}`)
  return rows[0]?.value
}

export async function saveChannelFact(
  { sql: db }: Store,
  channel: string,
  name: string,
  value: string,
): Promise<void> {
  await db.execute(sql`
    insert into channel_facts (channel, name, value) values (${channel}, ${name}, ${value})
    on conflict (channel, name) do update set value = excluded.value`)
}

/** Claims a scheduled run inside a transaction: false when it was done already, by whichever process. */
export async function claimRun({ sql: db }: Pick<Store, 'sql'>, name: string, dueAt: Date): Promise<boolean> {
  const rows = await db.execute(sql`
    insert into scheduled_runs (name, due_at) values (${name}, ${dueAt.toISOString()}::timestamptz)
    on conflict do nothing returning name`)
  return rows.length > 0
}

/** When a run was last done, of those that are remembered, before a moment. */
export async function lastRun(
  { sql: db }: Pick<Store, 'sql'>,
  name: string,
  before: Date,
): Promise<Date | undefined> {
  const [row] = await db.execute<{ due_at: string | null }>(sql`
    select max(due_at) as due_at from scheduled_runs
     where name = ${name} and due_at < ${before.toISOString()}::timestamptz`)
  return row?.due_at ? new Date(row.due_at) : undefined
}

/** The names of the runs of a moment that were done. */
export async function runsDone({ sql: db }: Pick<Store, 'sql'>, dueAt: Date): Promise<Set<string>> {
  const rows = await db.execute<{ name: string }>(sql`
    select name from scheduled_runs where due_at = ${dueAt.toISOString()}::timestamptz`)
  return new Set(rows.map(({ name }) => name))
}
