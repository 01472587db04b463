import { randomInt } from 'node:crypto'
import qrcode from 'qrcode'
import { expect } from 'vitest'
import { makeCode, showCode } from '../../../bot/qr/code.ts'
import { gateUrl } from '../../../bot/qr/ownUrl.ts'
import { ensureChat } from '../../../db/chats.ts'
import { connect, type Database } from '../../../db/connect.ts'
import { createPerson } from '../../../db/people.ts'
import { registerVenue } from '../../../db/venues.ts'
import { freePort } from '../../bench/load.ts'
import { seededBytes, seededNumbers } from '../../bot/qr/seeded.ts'
import { startTelegram, type Telegram } from '../../emulators/telegram/startTelegram.ts'
import { EDITION, KEYS, NGO_QUYEN } from '../../flows/world/city.ts'
import { freshDatabase } from '../../support/database.ts'
import { eventually } from '../../support/eventually.ts'
import { unfinished } from './ledger.ts'
import { type MortalServer, spawnServer } from './mortalServer.ts'
import { type Day, letPeopleLive, type Venue } from './people.ts'
import { settle } from './settle.ts'
import { type FaultSum, sumUp } from './summary.ts'

const TOKEN = '123456:KILL'
/** Milliseconds that everything may take to be handled and heard when the faults are over: a photo's lease runs for 35 s. */
const SETTLING = 90_000

/** The database that a run is on: the tests' own, or one that the run may harm. */
export type Ground = { readonly url: string; drop(): Promise<void> }

/** What a run has to work with. */
export type Scene = {
  /** For a server process; each has a port of its own besides. */
  readonly settings: Readonly<Record<string, string>>
  readonly database: Database
  readonly telegram: Telegram
  /** Chance that repeats with the seed; the people have another stream of it, because they do not wait for the faults. */
  readonly random: () => number
  /** Counts a fault for the summary. */
  injected(times?: number): void
}

export type FaultRun = {
  readonly name: string
  readonly people: number
  readonly ground?: () => Promise<Ground>
  /** Settings that this run's servers have besides. */
  readonly settings?: Readonly<Record<string, string>>
  /** How the emulator's clock runs beside ours; its pace with it. */
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
export async function underFaults(run: FaultRun): Promise<FaultSum> {
  const seed = Number(process.env.FAULT_SEED ?? randomInt(1_000_000))
  console.log(`${run.name}: seed ${seed} (FAULT_SEED repeats it)`)
  const ground = await (run.ground ?? freshDatabase)()
  const database = connect({ url: ground.url, keys: KEYS, connections: 4 })
  const telegram = await startTelegram({
    token: TOKEN,
    seed,
    timeScale: run.timeScale ?? 0.02,
    webhookTimeout: 10_000,
  })
  const port = await freePort()
  const base = `http://localhost:${port}`
  const settings = {
    DATABASE_URL: ground.url,
    SEAL_KEY: Buffer.from(KEYS.openers.get(KEYS.current) ?? []).toString('base64'),
    FIND_KEY: Buffer.from(KEYS.find).toString('base64'),
    PORT: String(port),
    PUBLIC_URL: base,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...run.settings,
  }
  let faults = 0
  try {
    const venue = await openVenue({ settings, database, base, seed })
    let over = false
    const day = { goesOn: () => !over, photos: run.photos ?? (() => false) }
    const people = letPeopleLive(telegram, run.people, venue, day, seededNumbers(seed))
    const injected = (times = 1) => {
      faults += times
    }
    const playing = run
      .play({ settings, database, telegram, random: seededNumbers(seed + 1), injected })
      .finally(() => {
        over = true
      })
    const [tallies, servers] = await Promise.all([people, playing])
    await telegram.waitForDelivery({ within: SETTLING })
    await eventually(async () => (await unfinished(database)) === 0, 'something is stuck', SETTLING)

    const sum = { name: run.name, faults, ...(await settle(database, tallies)) }
    for (const server of servers) expect(await server.stop()).toBe(0)
    sumUp({ ...sum, ...(run.note && { note: run.note() }) })
    expect(sum).toMatchObject({ lost: 0, doubled: 0 })
    if (!run.mayRepeat) expect(sum).toMatchObject({ deliveredTwice: 0 })
    return sum
  } finally {
    await telegram.stop()
    await database.close()
    await ground.drop()
  }
}

/** A venue with one gate; a first server readies the database for it. */
async function openVenue({
  settings,
  database,
  base,
  seed,
}: {
  settings: Readonly<Record<string, string>>
  database: Database
  base: string
  seed: number
}): Promise<Venue> {
  const first = spawnServer(settings)
  await first.listening
  const code = makeCode(seededBytes(seed))
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address: 'owner' })
  const owner = await createPerson(database, { profile: {}, chatId })
  const venue = {
    ownerId: owner.id,
    name: 'Chợ Ga',
    foldedName: 'cho ga',
    type: 'market',
    address: '1 Lương Khánh Thiện',
    edition: EDITION,
    unitCode: NGO_QUYEN,
    registrant: { name: 'Trần Thị Chủ', phone: '+84912000000', phoneConfirmed: true },
  }
  await registerVenue(database, venue, { name: 'Cổng chính', direction: 'both', code })
  const poster = await qrcode.toBuffer(gateUrl(base, code), { width: 600, margin: 4 })
  await first.stop()
  return { code, typed: showCode(code), poster }
}
