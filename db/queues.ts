import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { classOf, type MessageClass } from './outbox.ts'

/** What waits in a queue. A message that waits for its time (a retry, a pace) is not late before that. */
export type QueueState = {
  readonly waiting: number
  /** For how long the oldest has been able to go. */
  readonly oldestSeconds: number
  /** How long ago the oldest came: in the inbox of those never tried, in the outbox of all. */
  readonly ageSeconds: number
}

export type InboxState = QueueState & { readonly channel: string }
/** What waits until its person writes again is left out. */
export type OutboxState = QueueState & { readonly channel: string; readonly class: MessageClass }

/** What one process at a time does, and for how many seconds it holds it; below 0 when nobody does any more. */
export type LeaseState = { readonly name: string; readonly seconds: number }

export type Queues = {
  readonly inbox: readonly InboxState[]
  readonly outbox: readonly OutboxState[]
  /** Photos being read just now, and those whose senders were told that they wait. */
  readonly photosUnderWay: number
  readonly photosToldToWait: number
  /** How long ago the photo came that has waited longest for a place to be read in. */
  readonly photosWaitSeconds: number
  readonly leases: readonly LeaseState[]
}

type InboxRow = InboxState & {
  readonly photos: number
  readonly told: number
  readonly inLineSeconds: number
}

/** How the queues stand, of the rows that wait alone, so that it may be asked every second however much is kept. */
export async function readQueues({ sql: db }: Pick<Store, 'sql'>): Promise<Queues> {
  const inbox = await db.execute<InboxRow>(sql`
    select channel, count(*)::int as waiting, ${secondsSince(sql`min(next_at)`)} as "oldestSeconds",
           ${secondsSince(sql`min(received_at) filter (where attempts = 0 and lease is null)`)} as "ageSeconds",
           count(*) filter (where lease is not null and next_at > clock_timestamp())::int as photos,
           count(*) filter (where wait_told_at is not null)::int as told,
           ${secondsSince(sql`min(received_at) filter (where waits_for_place)`)} as "inLineSeconds"
      from inbox where done_at is null group by channel order by channel`)
  const outbox = await db.execute<InboxState & { class: number }>(sql`
    select o.channel, o.class, count(*)::int as waiting, ${secondsSince(sql`min(o.next_at)`)} as "oldestSeconds",
           ${secondsSince(sql`min(o.created_at)`)} as "ageSeconds"
      from outbox o join chats c on c.id = o.chat_id
     where o.done_at is null and c.parked_at is null
     group by o.channel, o.class order by o.channel, o.class`)
  const leases = await db.execute<LeaseState>(sql`
    select name, extract(epoch from until - clock_timestamp())::int as seconds from leases order by name`)
  return {
    inbox: inbox.map(({ channel, waiting, oldestSeconds, ageSeconds }) => ({
      channel,
      waiting,
      oldestSeconds,
      ageSeconds,
    })),
    outbox: outbox.map((row) => ({ ...row, class: classOf(row.class) })),
    photosUnderWay: inbox.reduce((sum, { photos }) => sum + photos, 0),
    photosToldToWait: inbox.reduce((sum, { told }) => sum + told, 0),
    photosWaitSeconds: Math.max(0, ...inbox.map(({ inLineSeconds }) => inLineSeconds)),
    leases: [...leases],
  }
}

/** Of what lies ahead, also for ever, none; of nothing too. */
function secondsSince(moment: ReturnType<typeof sql>) {
  return sql`extract(epoch from clock_timestamp() - least(${moment}, clock_timestamp()))::int`
}

/** Several queues as one. */
export function together(states: readonly QueueState[]): QueueState {
  const most = (pick: (state: QueueState) => number) => Math.max(0, ...states.map(pick))
  return {
    waiting: states.reduce((sum, { waiting }) => sum + waiting, 0),
    oldestSeconds: most(({ oldestSeconds }) => oldestSeconds),
    ageSeconds: most(({ ageSeconds }) => ageSeconds),
  }
}
