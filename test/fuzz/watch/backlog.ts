import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../../db/connect.ts'
import type { Kind } from '../request.ts'

/** Milliseconds between looks at what waits. */
const LOOK_MILLISECONDS = 250
/** What waits at most before no more of it is sent: some seconds of work, so that honest people are still answered soon. */
const MOST = { inbox: 250, telegram: 90, zalo: 200, web: 400, photos: 6 }

type Waiting = Record<keyof typeof MOST, number>

/** Keeps senders as fast as the server works: a queue that only grows would be a test of patience, not of the program. */
export type Backlog = {
  /** Resolves when more of this kind may be sent. */
  room(kind: Kind): Promise<void>
  readonly now: Readonly<Waiting>
  stop(): void
}

const QUEUES: Readonly<Record<Kind, readonly (keyof Waiting)[]>> = {
  telegram: ['inbox', 'telegram'],
  zalo: ['inbox', 'zalo'],
  web: ['inbox', 'web'],
  codes: ['inbox', 'web'],
  images: ['photos'],
  pages: [],
}

export function watchBacklog(database: Database): Backlog {
  let now: Waiting = { inbox: 0, telegram: 0, zalo: 0, web: 0, photos: 0 }
  let stopped = false

  async function look(): Promise<void> {
    while (!stopped) {
      now = await waiting(database)
      await pause(LOOK_MILLISECONDS)
    }
  }
  void look().catch(() => {})

  return {
    get now() {
      return now
    },
    async room(kind) {
      while (QUEUES[kind].some((queue) => now[queue] > MOST[queue])) await pause(LOOK_MILLISECONDS)
    },
    stop() {
      stopped = true
    },
  }
}

/** What is due, not what waits for its time: a photo that is fetched again, a chat's own pace. */
async function waiting({ client }: Database): Promise<Waiting> {
  const [row] = await client<Waiting[]>`
    select (select count(*)::int from inbox where done_at is null and lease is null and next_at <= clock_timestamp()) as inbox,
           (select count(*)::int from inbox where done_at is null and channel = 'web' and lease is not null) as photos,
           count(*) filter (where c.channel = 'telegram')::int as telegram,
           count(*) filter (where c.channel = 'zalo')::int as zalo,
           count(*) filter (where c.channel = 'web')::int as web
      from outbox o join chats c on c.id = o.chat_id where o.done_at is null`
  if (!row) throw new Error('counts without a row')
  return row
}
