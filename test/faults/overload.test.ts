import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { open } from '../../db/seal.ts'
import { BENCH_KEY_SETTINGS, BENCH_KEYS, BENCH_TOKEN } from '../bench/benchDatabase.ts'
import { BENCH_SECRET } from '../bench/benchServer.ts'
import { freePort, postUnderLoad } from '../bench/load.ts'
import { easyPhoto, photoWithoutCode } from '../bench/photos.ts'
import { BENCH_CHATS, photoUpdate, textUpdate } from '../bench/updates.ts'
import { watchMemory } from '../fuzz/watch/memory.ts'
import { freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { startServerProcess } from '../support/serverProcess.ts'
import { startPhotoApi } from './support/photoApi.ts'
import { sumUp } from './support/summary.ts'

/** How long the load lasts; a longer one is made by hand (`OVERLOAD_SECONDS=60`). */
const SECONDS = Number(process.env.OVERLOAD_SECONDS ?? 5)
/** As many as answers allow, which is several times what the lanes of one process handle. */
const CONNECTIONS = 64
const WARM_UP_SECONDS = 3
/** Photos, each from a chat of its own; of so many one has no code, which takes the readers seconds. */
const PHOTOS = 8 * SECONDS
const WITHOUT_CODE = 8
/** Milliseconds: a webhook must have been answered by then, or Zalo calls it broken. */
const ACKNOWLEDGED_WITHIN = 1_700
/** MB; at rest the process and its readers hold about 400. */
const MOST_MEMORY = 1_200
/** Milliseconds in which everything is to be done, and then a single message. */
const RECOVERED_WITHIN = { all: 60_000 + 12_000 * SECONDS, one: 15_000 }

const IN_LINE = /^Đang có nhiều người gửi ảnh/

type Depth = { readonly due: number; readonly texts: number; readonly photos: number }

test('more than the machine can do is acknowledged in time, waits, and is done', async () => {
  const ground = await freshDatabase()
  const database = connect({ url: ground.url, keys: BENCH_KEYS, connections: 2 })
  const photos = { poster: await easyPhoto(), wall: await photoWithoutCode() }
  const api = await startPhotoApi(new Map(Object.entries(photos)))
  const port = await freePort()
  const server = await startServerProcess({
    ...BENCH_KEY_SETTINGS,
    DATABASE_URL: ground.url,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    TELEGRAM_BOT_TOKEN: BENCH_TOKEN,
    TELEGRAM_API_ROOT: api.root,
  })
  const memory = watchMemory(server.pid)
  try {
    const post = poster(`http://127.0.0.1:${port}/webhooks/telegram`)
    // A process that has just started is compiled while it runs; a city's has run for days.
    await post(WARM_UP_SECONDS, () => textUpdate(next++))
    const watched = watchDepth(database)
    const load = await post(SECONDS, updates())
    await eventually(async () => (await depthOf(database)).texts === 0, 'texts wait', RECOVERED_WITHIN.all)
    const photosBehind = (await depthOf(database)).photos
    await eventually(async () => (await depthOf(database)).due === 0, 'photos wait', RECOVERED_WITHIN.all)
    const deepest = await watched.end()
    const told = await wordsIn(database)

    expect(deepest).toBeGreaterThan(0)
    // Whoever wrote did not wait for those who sent photos.
    expect(photosBehind).toBeGreaterThan(0)
    expect(told.size).toBeGreaterThan(0)
    expect([...told.values()].filter((times) => times > 1)).toEqual([])
    const handled = await outcomesIn(database)
    expect([...handled.keys()]).toEqual(['handled'])
    const lost = Math.max(0, load.answered - (handled.get('handled') ?? 0))
    expect(lost).toBe(0)

    await post(1, () => textUpdate(next++), 1)
    const recovered = async () => (await depthOf(database)).texts === 0
    await eventually(recovered, 'it does not recover', RECOVERED_WITHIN.one)
    memory.stop()
    const most = Math.max(...memory.samples)
    expect(most).toBeLessThan(MOST_MEMORY)
    expect(load.p99).toBeLessThan(ACKNOWLEDGED_WITHIN)
    sumUp({
      name: 'overload',
      faults: 0,
      acknowledged: load.answered,
      handled: handled.get('handled') ?? 0,
      lost,
      doubled: 0,
      deliveredTwice: 0,
      note: `acknowledged ${Math.round(load.perSecond)}/s, p99 ${load.p99} ms, slowest ${load.slowest} ms; ${deepest} waited; ${told.size} told, ${photosBehind} photos behind the last text; at most ${most} MB`,
    })
  } finally {
    memory.stop()
    await server.stop()
    await api.stop()
    await database.close()
    await ground.drop()
  }
})

let next = 10 * BENCH_CHATS

/** Texts of all chats but those that send a photo, among which the photos come evenly. */
function updates(): () => string {
  const until = performance.now() + SECONDS * 1_000
  let sent = 0
  return () => {
    const due = PHOTOS * (1 - (until - performance.now()) / (SECONDS * 1_000)) + 1
    if (sent < PHOTOS && sent < due) return photoOf(sent++)
    next += 1
    if (next % BENCH_CHATS < PHOTOS) next += PHOTOS
    return textUpdate(next)
  }
}

function photoOf(nth: number): string {
  return photoUpdate(BENCH_CHATS + nth, nth % WITHOUT_CODE === 0 ? 'wall' : 'poster')
}

function poster(url: string) {
  const headers = { 'x-telegram-bot-api-secret-token': BENCH_SECRET }
  return (seconds: number, body: () => string, connections = CONNECTIONS) =>
    postUnderLoad({ url, connections, seconds, headers, next: () => ({ body: body() }) })
}

/** What is not done: all of it, texts, and photos that stand in line or are under way. A photo that is tried again counts among the texts. */
async function depthOf({ client }: Database): Promise<Depth> {
  const [row] = await client<Depth[]>`
    select count(*)::int as due,
           count(*) filter (where not waits_for_place and lease is null)::int as texts,
           count(*) filter (where waits_for_place or lease is not null)::int as photos
      from inbox where done_at is null`
  if (!row) throw new Error('counts without a row')
  return row
}

/** Looks again and again at how much waits; gives the most of it at the end. */
function watchDepth(database: Database): { end(): Promise<number> } {
  let over = false
  let deepest = 0
  // Whoever ends the run early closes the database under it.
  const watching = (async () => {
    while (!over) {
      deepest = Math.max(deepest, (await depthOf(database)).due)
      await pause(200)
    }
  })().catch(() => {})
  return {
    async end() {
      over = true
      await watching
      return deepest
    },
  }
}

/** How often each chat was told that its photo waits. */
async function wordsIn({ client, keys }: Database): Promise<ReadonlyMap<number, number>> {
  const rows = await client<{ chat: number; body: Uint8Array }[]>`
    select o.chat_id as chat, o.body_sealed as body from outbox o where o.chat_id in (
      select chat_id from inbox where wait_told_at is not null)`
  const told = new Map<number, number>()
  for (const { chat, body } of rows) {
    const { text } = open<{ text: string }>(keys, 'outbox', body)
    if (IN_LINE.test(text)) told.set(chat, (told.get(chat) ?? 0) + 1)
  }
  return told
}

async function outcomesIn({ client }: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await client<{ outcome: string; count: number }[]>`
    select coalesce(outcome, 'waits') as outcome, count(*)::int from inbox group by 1`
  return new Map(rows.map(({ outcome, count }) => [outcome, count]))
}
