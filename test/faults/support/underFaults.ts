import { randomInt } from 'node:crypto'
import { expect } from 'vitest'
import { connect, type Database } from '../../../db/connect.ts'
import { freePort } from '../../bench/load.ts'
import { seededNumbers } from '../../bot/qr/seeded.ts'
import type { Telegram } from '../../emulators/telegram/startTelegram.ts'
import type { Zalo } from '../../emulators/zalo/startZalo.ts'
import { KEYS } from '../../flows/world/city.ts'
import { freshDatabase } from '../../support/database.ts'
import { eventually } from '../../support/eventually.ts'
import { asked } from './asked.ts'
import { startBalancer } from './balancer.ts'
import { unfinished } from './ledger.ts'
import { type Messengers, startMessengers } from './messengers.ts'
import { killAllOn, type MortalServer, type Settings } from './mortalServer.ts'
import { type Day, letPeopleLive } from './people.ts'
import { expectSettled, figuresOf, livesOf } from './settle.ts'
import { type FaultSum, summed } from './summary.ts'
import { openVenue, prepare } from './venue.ts'

/** Milliseconds that everything may take to be handled and heard when the faults are over: some leases of 35 s, on a busy machine. */
const SETTLING = 240_000
/** Some of the emulators' pauses would otherwise take minutes. */
const TIME_SCALE = 0.02

/** What the balancer answers when nobody is behind it. */
const BAD_GATEWAY = 502

/** The database that a run is on: the tests' own, or one that the run may harm. */
export type Ground = { readonly url: string; drop(): Promise<void> }

/** What a process does, as ROLE says it. */
export type Role = 'all' | 'web' | 'worker'

/** What a run has to work with. */
export type Scene = {
  /** For a server process that is alone; each has a port of its own besides. */
  readonly settings: Settings
  /** For each process of the run's roles; a balancer is before those that take requests. */
  readonly posts: readonly Settings[]
  readonly database: Database
  readonly telegram: Telegram
  readonly zalo: Zalo | undefined
  /** Chance that repeats with the seed; the people have another stream of it, because they do not wait for the faults. */
  readonly random: () => number
  /** Counts a fault for the summary. */
  injected(times?: number): void
}

export type FaultRun = {
  readonly name: string
  /** How many people live on Telegram. */
  readonly people: number
  /** How many live on Zalo; without it none, and Zalo is off. */
  readonly onZalo?: number
  /** What the processes of this run do; without it there is one for all. */
  readonly roles?: readonly Role[]
  readonly ground?: () => Promise<Ground>
  /** Settings that this run's servers have besides. */
  readonly settings?: Settings
  /** How the emulators' clocks run beside ours; their pace with it. */
  readonly timeScale?: number
  /** Whether people send photos; until it is said otherwise, none. */
  readonly photos?: Day['photos']
  /** Answers may come twice only where something was broken off between the messenger and its record. */
  readonly mayRepeat: boolean
  /** Injects the faults and gives the servers that live when it is over; they are ended as an operator ends them. */
  readonly play: (scene: Scene) => Promise<readonly MortalServer[]>
  /** What else is to be told in the summary. */
  readonly note?: () => string
}

/**
 * Lets people come and go at a venue while faults are injected, then waits until everything is done and compares what they did
 * with what the database holds and with what they heard: nothing lost, nothing twice, in each chat in order.
 */
export function underFaults(run: FaultRun): Promise<FaultSum> {
  return summed(run.name, (tell) => live(run, tell))
}

async function live(run: FaultRun, tell: (counted: Partial<FaultSum>) => void): Promise<void> {
  const seed = asked('FAULT_SEED', randomInt(1_000_000))
  console.log(`${run.name}: seed ${seed} (FAULT_SEED repeats it)`)
  const ground = await (run.ground ?? freshDatabase)()
  const database = connect({ url: ground.url, keys: KEYS, connections: 4 })
  const messengers = await startMessengers(
    { onTelegram: run.people, onZalo: run.onZalo ?? 0 },
    { seed, timeScale: run.timeScale ?? TIME_SCALE },
  )
  const places = await placesOf(run.roles ?? ['all'])
  const settings = {
    DATABASE_URL: ground.url,
    SEAL_KEY: Buffer.from(KEYS.openers.get(KEYS.current) ?? []).toString('base64'),
    FIND_KEY: Buffer.from(KEYS.find).toString('base64'),
    PUBLIC_URL: places.base,
    ...messengers.settings,
    ...run.settings,
  }
  const posts = places.posts.map((post) => ({ ...settings, ...post }))
  let faults = 0
  try {
    await prepare(settings)
    await messengers.connect(database, places.base)
    const venue = await openVenue(database, places.base, seed)
    let over = false
    const day = { goesOn: () => !over, photos: run.photos ?? (() => false) }
    // Zalo gives up for good on a webhook that is away for too long, so nobody comes before there is somebody to come to.
    const people = eventually(() => isThere(places.base), 'no server came', SETTLING).then(() =>
      letPeopleLive(messengers.phones, venue, day, seededNumbers(seed)),
    )
    const injected = (times = 1) => {
      faults += times
      tell({ faults })
    }
    const { telegram, zalo } = messengers
    const random = seededNumbers(seed + 1)
    const scene = { settings: posts[0] ?? settings, posts, database, telegram, zalo, random, injected }
    const playing = run.play(scene).finally(() => {
      over = true
    })
    const [tallies, servers] = await Promise.all([people, playing])
    const settling = settled(messengers, database)
    // Also what is stuck is counted.
    await settling.catch(() => {})
    const lives = await livesOf(database, tallies)
    const sum = figuresOf(lives)
    tell(sum)
    await settling
    for (const server of servers) expect(await server.stop(), server.printed.join('\n')).toBe(0)
    expectSettled(lives)
    expect(sum).toMatchObject({ lost: 0, doubled: 0 })
    if (!run.mayRepeat) expect(sum).toMatchObject({ deliveredTwice: 0 })
  } finally {
    if (run.note) tell({ note: run.note() })
    await killAllOn(ground.url)
    await messengers.stop()
    await places.close()
    await database.close()
    await ground.drop()
  }
}

/** Waits until everything that was acknowledged is done and said. */
async function settled(messengers: Messengers, database: Database): Promise<void> {
  await messengers.delivered(SETTLING)
  await eventually(async () => (await unfinished(database)) === 0, 'something is stuck', SETTLING)
}

/** Whether a server answers there, or one behind the balancer. */
async function isThere(base: string): Promise<boolean> {
  const answer = await fetch(base).catch(() => undefined)
  return answer !== undefined && answer.status !== BAD_GATEWAY
}

/** Where each process listens, and the address at which all are reached that take requests. */
async function placesOf(
  roles: readonly Role[],
): Promise<{ readonly base: string; readonly posts: readonly Settings[]; close(): Promise<void> }> {
  const posts: { ROLE: Role; PORT: string }[] = []
  for (const role of roles)
    posts.push({ ROLE: role, PORT: role === 'worker' ? '0' : String(await freePort()) })
  const bases = posts.filter(({ ROLE }) => ROLE !== 'worker').map(({ PORT }) => `http://localhost:${PORT}`)
  const [alone] = bases
  if (bases.length === 1 && alone !== undefined) return { base: alone, posts, close: async () => {} }
  return { posts, ...(await startBalancer(bases)) }
}
