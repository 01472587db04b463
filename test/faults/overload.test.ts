import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { MESSAGE_CLASSES } from '../../db/outbox.ts'
import { open } from '../../db/seal.ts'
import { phrase } from '../../locales/catalogue.ts'
import { INBOX_LATE_SECONDS } from '../../server/health.ts'
import { BENCH_KEY_SETTINGS, BENCH_KEYS, BENCH_TOKEN } from '../bench/benchDatabase.ts'
import { BENCH_SECRET } from '../bench/benchServer.ts'
import { freePort, postUnderLoad } from '../bench/load.ts'
import { easyPhoto, photoWithoutCode } from '../bench/photos.ts'
import { BENCH_CHATS, photoUpdate, textUpdate } from '../bench/updates.ts'
import { watchMemory } from '../fuzz/watch/memory.ts'
import { freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { startServerProcess } from '../support/serverProcess.ts'
import { asked } from './support/asked.ts'
import { startPhotoApi } from './support/photoApi.ts'
import { summed } from './support/summary.ts'

/** How long the load lasts; a longer one is made by hand (`OVERLOAD_SECONDS=60`). */
const SECONDS = asked('OVERLOAD_SECONDS', 5)
/** As many as Telegram opens to a webhook (`max_connections`), each with its next message at once: several times what is handled. */
const CONNECTIONS = 40
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

const LOOKING = phrase('vi', 'photo.looking', {})
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
  const base = `http://127.0.0.1:${port}`
  try {
    await summed('overload', async (tell) => {
      const post = poster(`${base}/webhooks/telegram`)
      // A process that has just started is compiled while it runs; a city's has run for days.
      const warmUp = await post(WARM_UP_SECONDS, () => textUpdate(next++))
      await eventually(
        async () => (await depthOf(database)).due === 0,
        'the warm-up waits',
        RECOVERED_WITHIN.all,
      )
      expect(await healthAt(base)).toEqual({ status: 200, problems: [] })
      const watched = watchDepth(database)
      const red = redUnderLoad(base, database).catch((error: Error) => [error.message])
      const load = await post(SECONDS, updates())
      const acknowledged = warmUp.answered + load.answered
      await eventually(async () => (await depthOf(database)).texts === 0, 'texts wait', RECOVERED_WITHIN.all)
      const photosBehind = (await depthOf(database)).photos
      await eventually(
        async () => (await depthOf(database)).due === 0,
        'photos wait',
        RECOVERED_WITHIN.all,
      ).finally(async () => tell(await figuresOf(database, acknowledged)))
      const deepest = await watched.end()
      const problems = await red
      const told = await wordsIn(database)
      const figures = await figuresOf(database, acknowledged)

      await post(1, () => textUpdate(next++), 1)
      const recovered = async () => (await depthOf(database)).texts === 0
      await eventually(recovered, 'it does not recover', RECOVERED_WITHIN.one)
      await eventually(
        async () => (await healthAt(base)).status === 200,
        'it stays red',
        RECOVERED_WITHIN.one,
      )
      memory.stop()
      const most = Math.max(...memory.samples)
      tell({
        note: `acknowledged ${Math.round(load.perSecond)}/s, p99 ${load.p99} ms, slowest ${load.slowest} ms; ${deepest} waited; red: ${problems}; ${told.size} told, ${photosBehind} photos behind the last text; at most ${most} MB`,
      })

      expect(figures).toMatchObject({ lost: 0, doubled: 0, saidBeside: [], deliveredTwice: 0 })
      expect(await outcomesIn(database)).toEqual(['handled'])
      expect(deepest).toBeGreaterThan(0)
      expect(problems).toContain('photos full')
      // Whoever wrote did not wait for those who sent photos.
      expect(photosBehind).toBeGreaterThan(0)
      expect(told.size).toBeGreaterThan(0)
      expect([...told.values()].filter((times) => times > 1)).toEqual([])
      expect(most).toBeLessThan(MOST_MEMORY)
      expect(load.p99).toBeLessThan(ACKNOWLEDGED_WITHIN)
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

/** What the server says of itself to whoever watches it. */
async function healthAt(base: string) {
  const answer = await fetch(`${base}/healthz`)
  const { problems = [] } = (await answer.json()) as { problems?: readonly string[] }
  return { status: answer.status, problems }
}

/**
 * Lets the server be so far behind that it must say so, and gives what it says. It calls photos late after a minute, which a short
 * load does not last: so when the first sender was told to wait, all photos in line are made as old, once. That they still wait
 * is the load's doing, and that they are late is read by the server.
 */
async function redUnderLoad(base: string, database: Database): Promise<readonly string[]> {
  const { client } = database
  await eventually(
    async () => (await client`select 1 from inbox where wait_told_at is not null limit 1`).length > 0,
    'nobody is told to wait',
    RECOVERED_WITHIN.all,
  )
  await client`
    update inbox set received_at = received_at - make_interval(secs => ${INBOX_LATE_SECONDS + 1}) where id in (
      select id from inbox where done_at is null and waits_for_place for update skip locked)`
  return eventually(
    async () => {
      const { status, problems } = await healthAt(base)
      return status === 503 && problems
    },
    'it stays green',
    RECOVERED_WITHIN.one,
  )
}

/** What the database knows of what was acknowledged. */
async function figuresOf({ client, keys }: Database, acknowledged: number) {
  const [inbox] = await client<{ handled: number; twice: number }[]>`
    select count(*) filter (where outcome = 'handled')::int as handled,
           (count(*) - count(distinct external_id))::int as twice from inbox`
  const said = await client<{ trace: string; attempts: number; body: Uint8Array }[]>`
    select trace, attempts, body_sealed as body from outbox where class = ${MESSAGE_CLASSES.reply}`
  const answers = said
    .map(({ trace, body }) => ({ trace, text: open<{ text: string }>(keys, 'outbox', body).text }))
    .filter(({ text }) => text !== LOOKING)
  const answered = new Set<string>()
  const beside = answers.filter(({ trace }) => {
    const isSecond = answered.has(trace)
    answered.add(trace)
    return isSecond
  })
  const { handled = 0, twice = 0 } = inbox ?? {}
  return {
    acknowledged,
    handled,
    lost: Math.max(0, acknowledged - handled),
    // Each answer has the trace of what it answers.
    doubled: twice + beside.length,
    saidBeside: beside.map(({ text }) => text),
    // Whose delivery was begun anew may have come twice.
    deliveredTwice: said.filter(({ attempts }) => attempts > 1).length,
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

/** How all that came ended. */
async function outcomesIn({ client }: Database): Promise<readonly string[]> {
  const rows = await client<
    { outcome: string }[]
  >`select distinct coalesce(outcome, 'waits') as outcome from inbox`
  return rows.map(({ outcome }) => outcome)
}
