import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createArrivals } from '../../../../bot/channels/web/arrivals.ts'
import type { City } from '../../../../bot/core/city.ts'
import { cityDay } from '../../../../bot/core/cityTime.ts'
import { UnitDirectory } from '../../../../bot/core/units.ts'
import type { PhotoReader } from '../../../../bot/qr/photoReader.ts'
import { loadTemplates } from '../../../../bot/templates/directory.ts'
import { ensureChat } from '../../../../db/chats.ts'
import { connect, type Database } from '../../../../db/connect.ts'
import { saveOaTokens } from '../../../../db/oaTokens.ts'
import { enqueue, type MessageClass } from '../../../../db/outbox.ts'
import { makeVisitPartitions } from '../../../../db/partitions.ts'
import { createPerson, recordConsent, saveProfile } from '../../../../db/people.ts'
import { open } from '../../../../db/seal.ts'
import { importUnits } from '../../../../db/unitRows.ts'
import { createApp } from '../../../../server/app.ts'
import type { Environment } from '../../../../server/env/environment.ts'
import { readEnvironment } from '../../../../server/env/readEnvironment.ts'
import { type Accept, createAccept } from '../../../../server/inbox/accept.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { type Counter, createCounter } from '../../../../server/inbox/tally.ts'
import { createMetrics } from '../../../../server/metrics/metrics.ts'
import { WEB_CHAT_PACES } from '../../../../server/routes/webChat/limits.ts'
import { zaloWebhook } from '../../../../server/start/zaloWebhook.ts'
import { createCloseLooks } from '../../../../server/workers/closeLooks.ts'
import { startDeliveries } from '../../../../server/workers/deliveries.ts'
import type { Worker } from '../../../../server/workers/loop.ts'
import { startTurns } from '../../../../server/workers/turns.ts'
import { startZaloReading } from '../../../../server/workers/zaloReading.ts'
import { startZaloUpkeep } from '../../../../server/workers/zaloUpkeep.ts'
import { createOutage } from '../../../../server/zalo/outage.ts'
import { type ZaloSide, zaloSide } from '../../../../server/zalo/side.ts'
import type { Person } from '../../../emulators/zalo/people/person.ts'
import { startZalo, type Zalo, type ZaloOptions } from '../../../emulators/zalo/startZalo.ts'
import { EDITION, HAI_PHONG, KEYS, NGO_QUYEN, ZONE } from '../../../flows/world/city.ts'
import { codeNumbered, openPlaces } from '../../../flows/world/places.ts'
import { freshDatabase } from '../../../support/database.ts'
import { eventually } from '../../../support/eventually.ts'
import { OFFICIALS_SIDE } from '../../../support/officialsSide.ts'

/** The code of the poster at Nhà hàng Hải Đăng, with the dash that posters have. */
export const POSTER = codeNumbered(1).replace(/^(.{5})/, '$1-')
export const BASE = 'https://khaibao.example.vn'

type Variables = Readonly<Record<string, string>>

/** A process of the server's with an Official Account: its own connections, signals and memory. */
export type Process = {
  readonly database: Database
  readonly zalo: ZaloSide
  readonly accept: Accept
  readonly counter: Counter
  /** Where its routes listen. */
  readonly url: string
  startTurns(): void
  startDeliveries(): void
  /** Starts the upkeep, and beside it the reading of conversations. */
  startUpkeep(): void
  /** Writes down what it has counted. */
  count(): Promise<void>
  end(): Promise<void>
}

/** A real database and an emulated Zalo, with as many of the server's processes as a test wants. */
export type ZaloHouse = {
  readonly zalo: Zalo
  readonly database: Database
  readonly url: string
  /** Runs a statement that only the owner may run. */
  asOwner(statement: string): Promise<void>
  /** Settings under which a command or another process meets the same database and the same Zalo. */
  readonly variables: Variables
  /** The clock of Zalo and of the server's processes; the database has its own. */
  now: Date
  /** How photos are read; in any photo the poster, unless a test wants it read. */
  read: PhotoReader['read']
  process(variables?: Variables): Promise<Process>
  /** Puts events through to a process, which answers and delivers as well. */
  open(variables?: Variables): Promise<Process>
  /** Gives the account tokens, as a consent does. */
  connectAccount(): Promise<void>
  /** Lets the city know somebody who agreed to visits before. */
  makeKnown(person: Person): Promise<number>
  /** Puts a message for somebody into the outbox. */
  tell(person: Person, text: string, kind?: MessageClass): Promise<void>
  /** Waits until every message that came is done. */
  handled(): Promise<void>
  /** Waits until nothing is left to be sent. */
  delivered(): Promise<void>
  outbox(): Promise<readonly OutboxRow[]>
  alarms(): Promise<readonly string[]>
  visits(): Promise<number>
  end(): Promise<void>
}

export type OutboxRow = {
  readonly text: string
  readonly outcome: string | null
  readonly reason: string | null
  readonly attempts: number
  readonly seconds: number
}

const SILENT = pino({ level: 'silent' })
const PARTITION_DAYS = 3
/** As few as the tests do with: each that is opened costs PostgreSQL more than most of what a test asks of it. */
const CONNECTIONS = { ofTest: 3, ofProcess: 4 }

/** Fast enough that no test waits for the pace, unless it asks for less. */
const FIRST_VARIABLES = { ZALO_CALLS_A_MINUTE: '4000', PUBLIC_URL: BASE }

export async function openZaloHouse(options: ZaloOptions = {}): Promise<ZaloHouse> {
  const fresh = await freshDatabase()
  const database = connect({ url: fresh.url, keys: KEYS, connections: CONNECTIONS.ofTest })
  const processes: Process[] = []
  const clock = { now: new Date() }
  const zalo = await startZalo({ now: () => clock.now, timeScale: 0.001, ...options })
  const city = await cityIn(database, zalo.oaId)
  const variables = { ...FIRST_VARIABLES, ...variablesOf(zalo, fresh.url) }
  const house: ZaloHouse = {
    zalo,
    database,
    url: fresh.url,
    asOwner: fresh.asOwner,
    variables,
    read: async () => ({ kind: 'codes', codes: [{ kind: 'gate', code: codeNumbered(1) }] }),
    get now() {
      return clock.now
    },
    set now(now) {
      clock.now = now
    },
    async process(more = {}) {
      const environment = environmentOf({ ...variables, ...more })
      const made = await startProcess(
        house,
        { ...city, humanMinutes: environment.ZALO_HUMAN_MINUTES },
        environment,
      )
      processes.push(made)
      return made
    },
    async open(more) {
      await house.connectAccount()
      const process = await house.process(more)
      zalo.setWebhook(`${process.url}/webhooks/zalo`)
      process.startTurns()
      process.startDeliveries()
      return process
    },
    async connectAccount() {
      const { accessToken: access, refreshToken: refresh } = zalo.tokens()
      await saveOaTokens(database, zalo.oaId, { access, refresh, seconds: 90_000 })
    },
    makeKnown: (person) => makeKnown(database, person),
    async tell(person, text, kind = 'push') {
      await enqueue(database, [{ chatId: await chatOf(database, person), class: kind, body: { text } }])
    },
    async handled() {
      await eventually(async () => {
        const rows = await database.client`select 1 from inbox where done_at is null`
        return rows.length === 0
      }, 'some messages were never handled')
    },
    async delivered() {
      const isDone = async () => (await house.outbox()).every(({ outcome }) => outcome !== null)
      await eventually(isDone, 'some messages were never delivered')
    },
    outbox: () => outboxOf(database),
    alarms: async () => {
      const rows = await database.client<{ name: string }[]>`select name from alarms order by name`
      return rows.map(({ name }) => name)
    },
    visits: async () => (await database.client`select 1 from visits`).length,
    async end() {
      zalo.setWebhook(undefined)
      // Before the workers, who else would wait for calls that hang.
      await zalo.stop()
      await Promise.all(processes.map((process) => process.end()))
      await database.close()
      await fresh.drop()
    },
  }
  return house
}

/** Where a person's chat with the account is kept. */
export function chatOf(database: Database, person: Person): Promise<number> {
  return ensureChat(database, { channel: 'zalo', kind: 'private', address: person.id })
}

function variablesOf(zalo: Zalo, url: string): Variables {
  const base64 = (key: Uint8Array | undefined) => Buffer.from(key ?? []).toString('base64')
  return {
    DATABASE_URL: url,
    SEAL_KEY: base64(KEYS.openers.get(KEYS.current)),
    FIND_KEY: base64(KEYS.find),
    ZALO_APP_ID: zalo.appId,
    ZALO_APP_SECRET: zalo.appSecret,
    ZALO_OA_ID: zalo.oaId,
    ZALO_OA_SECRET: zalo.oaSecret,
    ZALO_API_ROOT: zalo.apiRoot,
    ZALO_OAUTH_ROOT: zalo.oauthRoot,
    ZALO_MEDIA_HOSTS: zalo.mediaHosts,
  }
}

export function environmentOf(variables: Variables): Environment {
  const read = readEnvironment(variables)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.environment
}

/** A city of two units with the places that every conversation knows. */
async function cityIn(database: Database, oaId: string): Promise<City> {
  const units = [
    { code: HAI_PHONG, name: 'Hải Phòng', type: 'thành phố', parentCode: null },
    { code: NGO_QUYEN, name: 'Ngô Quyền', type: 'phường', parentCode: HAI_PHONG },
  ].map((unit) => ({ edition: EDITION, healthStationPhone: null, ...unit }))
  const yesterday = new Date(Date.now() - 86_400_000)
  await importUnits(database, units)
  await makeVisitPartitions(database, cityDay(yesterday, ZONE), PARTITION_DAYS, ZONE)
  await openPlaces(database, yesterday, 'zalo')
  return {
    name: 'Hải Phòng',
    timeZone: ZONE,
    edition: EDITION,
    units: new UnitDirectory(units),
    templates: loadTemplates(),
    base: BASE,
    formerBases: [],
    trial: false,
    contact: undefined,
    pageFirst: [],
    summaryHour: 17,
    ...OFFICIALS_SIDE,
    humanMinutes: 30,
    messengers: { zalo: { botName: () => undefined, chatLink: `https://zalo.me/${oaId}` } },
  }
}

async function startProcess(house: ZaloHouse, city: City, environment: Environment): Promise<Process> {
  const database = connect({ url: house.url, keys: KEYS, connections: CONNECTIONS.ofProcess })
  const now = () => house.now
  const counter = createCounter(database, SILENT)
  const zalo = zaloSide(environment, { database, base: BASE, counter, log: SILENT, now })
  if (!zalo) throw new Error('Zalo is on here')
  const [inbox, outbox] = [createSignal(), createSignal()]
  const metrics = createMetrics()
  const accept = createAccept({ database, inbox, metrics, log: SILENT })
  const outage = createOutage(database, SILENT, now)
  const app = await createApp({
    database,
    city,
    webChat: {
      database,
      accept,
      draw: () => Promise.reject(new Error('nothing is drawn here')),
      arrivals: createArrivals(),
      city,
      now,
      paces: WEB_CHAT_PACES,
    },
    telegram: undefined,
    zalo: zaloWebhook(zalo, { database, accept, counter, outage }),
    metrics,
    log: SILENT,
    now,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const parts = {
    database,
    city,
    channels: new Map([['zalo' as const, zalo.channel]]),
    photos: { read: (...asked: Parameters<PhotoReader['read']>) => house.read(...asked) },
    closeLooks: createCloseLooks(),
    qr: { draw: async () => Buffer.from('drawn'), ready: async () => {} },
    fileLinks: async (name: string) => `${BASE}/f/${name}`,
    inbox,
    outbox,
    metrics,
    log: SILENT,
    now,
  }
  const workers: Worker[] = []
  let ended: Promise<void> | undefined
  async function end(): Promise<void> {
    await app.close()
    await Promise.all(workers.map((worker) => worker.stop()))
    await counter.close()
    outage.close()
    await database.close()
  }
  return {
    database,
    zalo,
    accept,
    counter,
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    startTurns: () => void workers.push(startTurns(parts)),
    startDeliveries: () => void workers.push(startDeliveries(parts)),
    startUpkeep() {
      const started = [
        startZaloUpkeep({ database, zalo, log: SILENT, now }),
        startZaloReading({ database, zalo, accept, counter, log: SILENT, now }),
      ]
      workers.push(...started)
    },
    count: () => counter.close(),
    end() {
      ended ??= end()
      return ended
    },
  }
}

async function makeKnown(database: Database, person: Person): Promise<number> {
  return database.transaction(async (store) => {
    const profile = { name: person.name, phone: '+84912345670' }
    const chatId = await ensureChat(store, { channel: 'zalo', kind: 'private', address: person.id })
    const { id: personId } = await createPerson(store, { profile, chatId })
    await saveProfile(store, personId, profile)
    const consent = { personId, purpose: 'visits', textVersion: '2026-11', channel: 'zalo' }
    await recordConsent(store, { ...consent, givenAt: new Date() })
    return personId
  })
}

async function outboxOf({ client, keys }: Database): Promise<readonly OutboxRow[]> {
  const rows = await client<(Omit<OutboxRow, 'text'> & { body: Uint8Array })[]>`
    select body_sealed as body, outcome, reason, attempts,
           extract(epoch from next_at - clock_timestamp())::float8 as seconds from outbox order by id`
  return rows.map(({ body, ...row }) => ({ ...row, text: open<{ text: string }>(keys, 'outbox', body).text }))
}
