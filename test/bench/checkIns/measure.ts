import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { showCode } from '../../../bot/qr/code.ts'
import { seededNumbers } from '../../bot/qr/seeded.ts'
import { type BenchDatabase, emptyQueues } from '../benchDatabase.ts'
import { BENCH_BASE, BENCH_SECRET, type BenchServer, startBenchServer } from '../benchServer.ts'
import { type Child, startChild } from '../child.ts'
import { commitsOf } from '../commits.ts'
import type { Receipt } from '../stubApi.ts'
import { photoUpdate, writtenUpdate } from '../updates.ts'
import { cpuSecondsOf, machineBusySeconds } from '../usage.ts'
import { buildCheckInCity, type CheckInCity, userOf } from './city.ts'
import type { Offer, Offered } from './offer.ts'
import { noCodeFile, posterFile, takePhotos } from './photos.ts'
import { type CheckIn, planCheckIns } from './plan.ts'

/** No multiple of how often a photo comes, so that it is not always the same who send them. */
const PERSONS = 4_001
const VENUES = 100
const POSTERS = 16
const PHOTOS_WITHOUT_CODE = 10
const SEED = 20211125
/** So that bodies are made before the first is due. */
const AHEAD_MILLISECONDS = 2_000
/** What comes later than this after the last was sent is a failure and no latency. */
const PATIENCE_MILLISECONDS = 120_000

export type Pace = { readonly perSecond: number; readonly seconds: number; readonly warmUpSeconds: number }

/** One check-in that was due when it was measured: how many milliseconds after that its answer was there. */
export type Took = { readonly kind: CheckIn['what']['kind']; readonly milliseconds: number }

export type Load = {
  readonly took: readonly Took[]
  /** Milliseconds until updates were acknowledged. */
  readonly acknowledged: readonly number[]
  readonly generatorLatest: number
  /** Codes that were shown, and visits that were recorded by them. */
  readonly shown: number
  readonly visits: number
  /** Shares of all cores. */
  readonly busy: {
    readonly machine: number
    readonly server: number
    readonly generator: number
    readonly api: number
  }
}

/** Where an answer is looked for: in the outbox, by its commit, or at the messenger's door. */
export type Until = 'committed' | 'door'

/** Lets people check in at a steady pace, however long the answers take. */
export type CheckIns = { offer(pace: Pace, until: Until): Promise<Load>; stop(): Promise<void> }

type Scene = {
  readonly bench: BenchDatabase
  readonly city: CheckInCity
  readonly server: BenchServer
  readonly api: Child
  readonly generator: Child
  readonly next: () => CheckIn
}

/** Makes the people, venues and photos, and starts the server, its messenger and the generator, each a process of its own. */
export async function startCheckIns(bench: BenchDatabase): Promise<CheckIns> {
  const folder = mkdtempSync(join(tmpdir(), 'khaibao-bench-photos-'))
  const city = await buildCheckInCity(bench.database, { persons: PERSONS, venues: VENUES })
  const codes = city.codes.slice(0, POSTERS)
  await takePhotos(folder, BENCH_BASE, { codes, photosWithoutCode: PHOTOS_WITHOUT_CODE })
  const api = await startChild('./stubApi.ts', folder)
  const generator = await startChild('./checkIns/generator.ts')
  const server = await startBenchServer(bench, String(api.ready))
  const next = planCheckIns({
    persons: PERSONS,
    venues: VENUES,
    posters: POSTERS,
    photosWithoutCode: PHOTOS_WITHOUT_CODE,
    random: seededNumbers(SEED),
  })
  const scene = { bench, city, server, api, generator, next }
  return {
    offer: (pace, until) => offer(scene, pace, until),
    async stop() {
      await server.stop()
      await generator.stop()
      await api.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

async function offer(scene: Scene, pace: Pace, until: Until): Promise<Load> {
  const { bench, city, server, api, generator } = scene
  await emptyQueues(bench.database)
  await api.ask('receipts')
  const visitsBefore = await visitsIn(bench)
  const planned = plan(scene, pace)
  const usedBefore = usedSoFar(scene)
  const told: Offer = {
    url: server.webhook,
    secret: BENCH_SECRET,
    bodies: planned.map((one) => bodyOf(one, city)),
    beginsAt: planned[0]?.due ?? 0,
    perSecond: pace.perSecond,
  }
  const offered = (await generator.ask(told)) as Offered
  const used = usedSoFar(scene)
  const committed = await commitsOf(bench, planned.length, PATIENCE_MILLISECONDS)
  const answers =
    until === 'door'
      ? await receivedOf(api, planned)
      : new Map(committed.map(({ id, at }) => [Number(id), at]))
  const measured = planned.slice(pace.warmUpSeconds * pace.perSecond)
  return {
    took: measured.map(({ id, due, what }) => {
      const at = answers.get(id)
      if (at === undefined) throw new Error(`the answer to update ${id} was never seen`)
      return { kind: what.kind, milliseconds: at - due }
    }),
    acknowledged: offered.answeredAfter.slice(-measured.length),
    generatorLatest: offered.latest,
    shown: planned.filter(({ what }) => what.kind !== 'noCode').length,
    visits: (await visitsIn(bench)) - visitsBefore,
    busy: busyShares(usedBefore, used),
  }
}

type Planned = CheckIn & { readonly id: number; readonly due: number }

let nextUpdate = 1_500_000_000

function plan({ next }: Scene, { perSecond, seconds, warmUpSeconds }: Pace): Planned[] {
  const beginsAt = Date.now() + AHEAD_MILLISECONDS
  return Array.from({ length: perSecond * (seconds + warmUpSeconds) }, (_, index) => ({
    ...next(),
    id: nextUpdate++,
    due: beginsAt + (index * 1000) / perSecond,
  }))
}

function bodyOf({ id, due, person, what }: Planned, { codes }: CheckInCity): string {
  const text = what.kind === 'typed' ? showCode(codes[what.venue] ?? '') : ''
  const update = writtenUpdate(id, { user: userOf(person), at: due, text })
  if (what.kind === 'typed') return update
  return photoUpdate(id, what.kind === 'noCode' ? noCodeFile(what.photo) : posterFile(what.venue), update)
}

/** When each message's answer came to the messenger: in a chat they come in the order of what was sent. */
async function receivedOf(api: Child, planned: readonly Planned[]): Promise<Map<number, number>> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS
  const received: Receipt[] = []
  while (received.length < planned.length) {
    if (performance.now() > deadline)
      throw new Error(`only ${received.length} of ${planned.length} answers came to the door in time`)
    await wait(100)
    received.push(...((await api.ask('receipts')) as Receipt[]))
  }
  const ofChats = new Map<string, number[]>()
  for (const { chat, at } of received) ofChats.set(chat, [...(ofChats.get(chat) ?? []), at])
  return new Map(
    planned.flatMap(({ id, person }) => {
      const at = ofChats.get(String(userOf(person)))?.shift()
      return at === undefined ? [] : [[id, at] as const]
    }),
  )
}

async function visitsIn({ database }: BenchDatabase): Promise<number> {
  const [row] = await database.client<{ count: number }[]>`select count(*)::int as count from visits`
  return row?.count ?? 0
}

type Used = { readonly at: number } & Load['busy']

function usedSoFar({ server, api, generator }: Scene): Used {
  return {
    at: performance.now() / 1000,
    machine: machineBusySeconds(),
    server: cpuSecondsOf(server.pid),
    generator: cpuSecondsOf(generator.pid),
    api: cpuSecondsOf(api.pid),
  }
}

function busyShares(before: Used, after: Used): Load['busy'] {
  const all = (after.at - before.at) * availableParallelism()
  const share = (who: keyof Load['busy']) => (after[who] - before[who]) / all
  return {
    machine: share('machine'),
    server: share('server'),
    generator: share('generator'),
    api: share('api'),
  }
}
