import { pino } from 'pino'
import type { City } from '../../../../bot/core/city.ts'
import type { Action, ChannelName, Received } from '../../../../bot/core/received.ts'
import { UnitDirectory } from '../../../../bot/core/units.ts'
import type { Reading } from '../../../../bot/qr/photoReader.ts'
import type { OrderName } from '../../../../bot/qr/workshop/qrWorkshop.ts'
import { loadTemplates } from '../../../../bot/templates/directory.ts'
import { connect, type Database } from '../../../../db/connect.ts'
import { type Keys, open } from '../../../../db/seal.ts'
import { type Accept, createAccept } from '../../../../server/inbox/accept.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { createMetrics } from '../../../../server/metrics/metrics.ts'
import { createCloseLooks } from '../../../../server/workers/closeLooks.ts'
import { type DeliveryParts, startDeliveries } from '../../../../server/workers/deliveries.ts'
import type { Worker } from '../../../../server/workers/loop.ts'
import type { TurnParts } from '../../../../server/workers/play.ts'
import { startTurns } from '../../../../server/workers/turns.ts'
import { KEYS, ZONE } from '../../../flows/world/city.ts'
import { freshDatabase } from '../../../support/database.ts'
import { eventually } from '../../../support/eventually.ts'
import { OFFICIALS_SIDE } from '../../../support/officialsSide.ts'
import { createMessenger, type Messenger } from './messenger.ts'

/** A process of the server's: its own connections and signals, on the house's database. */
export type Process = TurnParts &
  DeliveryParts & {
    readonly accept: Accept
    startTurns(): Worker
    startDeliveries(): Worker
    /** Ends its workers and its connections. */
    end(): Promise<void>
  }

/** A real database with as many of the server's processes on it as a test wants. */
export type House = {
  readonly url: string
  readonly ownerUrl: string
  /** Runs a statement that only the owner may run. */
  asOwner(statement: string): Promise<void>
  readonly database: Database
  readonly messenger: Messenger
  /** How photos are read; the bytes of a photo are its name unless the messenger says otherwise. */
  read: (photo: string, order: OrderName) => Promise<Reading> | Reading
  process(settings?: { messenger?: Messenger; now?: () => Date; city?: City; keys?: Keys }): Process
  /** Commits what a person does in a chat, whose address is also the sender's. */
  arrive(address: string, action: Action | string, more?: Partial<Received>): Promise<void>
  /** Waits until every message that came is done. */
  handled(): Promise<void>
  /** Makes everything that waits due now. */
  hurry(): Promise<void>
  /** What waits in or went through the outbox, oldest first. */
  said(): Promise<readonly Said[]>
  inbox(): Promise<readonly InboxRow[]>
  end(): Promise<void>
}

export type Said = {
  readonly chat: number
  readonly text: string
  readonly outcome: string | null
  readonly attempts: number
}
export type InboxRow = { readonly id: number; readonly attempts: number; readonly outcome: string | null }

const SILENT = pino({ level: 'silent' })
/** As few as the tests do with: each that is opened costs PostgreSQL more than most of what a test asks of it. */
const CONNECTIONS = { ofTest: 2, ofProcess: 3 }
export const CITY: City = {
  name: 'Hải Phòng',
  timeZone: ZONE,
  edition: 'none',
  templates: loadTemplates(),
  units: new UnitDirectory([
    {
      edition: 'none',
      code: '1',
      name: 'Hải Phòng',
      type: 'city',
      parentCode: null,
      healthStationPhone: null,
    },
  ]),
  base: 'https://khaibao.example.vn',
  formerBases: [],
  trial: false,
  contact: undefined,
  pageFirst: [],
  summaryHour: 17,
  ...OFFICIALS_SIDE,
  humanMinutes: 30,
  messengers: {},
}

export async function openHouse(keys: Keys = KEYS): Promise<House> {
  const fresh = await freshDatabase()
  const database = connect({ url: fresh.url, keys, connections: CONNECTIONS.ofTest })
  const messenger = createMessenger()
  const processes: Process[] = []
  const accept = createAccept({ database, inbox: createSignal(), metrics: createMetrics(), log: SILENT })
  let arrivals = 0
  const house: House = {
    url: fresh.url,
    ownerUrl: fresh.ownerUrl,
    asOwner: fresh.asOwner,
    database,
    messenger,
    read: found,
    process(settings = {}) {
      const made = startProcess(house, { messenger, now: () => new Date(), city: CITY, keys, ...settings })
      processes.push(made)
      return made
    },
    arrive: (address, action, more = {}) => {
      arrivals += 1
      return accept('telegram', received(address, action, { externalId: `arrival ${arrivals}`, ...more }))
    },
    async handled() {
      const isDone = async () => (await house.inbox()).every(({ outcome }) => outcome !== null)
      await eventually(isDone, 'some messages wait').catch(async (error: unknown) => {
        throw new Error(`some messages wait: ${await waitingIn(database)}`, { cause: error })
      })
    },
    hurry: async () => {
      await database.client`update inbox set next_at = clock_timestamp() where done_at is null`
      await database.client`update outbox set next_at = clock_timestamp() where done_at is null`
    },
    said: () => saidIn(database),
    inbox: async () => [
      ...(await database.client<InboxRow[]>`select id, attempts, outcome from inbox order by id`),
    ],
    async end() {
      await Promise.all(processes.map((process) => process.end()))
      await database.close()
      await fresh.drop()
    },
  }
  return house
}

export function received(address: string, action: Action | string, more: Partial<Received> = {}): Received {
  return {
    externalId: 'one',
    chat: { address, kind: 'private' },
    sender: { address },
    sentAt: new Date().toISOString(),
    action: typeof action === 'string' ? { kind: 'text', text: action } : action,
    ...more,
  }
}

/** What was read when a photo showed the poster with this code. */
export function found(code: string): Reading {
  return { kind: 'codes', codes: [{ kind: 'gate', code }] }
}

function startProcess(
  house: House,
  { messenger, now, city, keys }: { messenger: Messenger; now: () => Date; city: City; keys: Keys },
): Process {
  const database = connect({ url: house.url, keys, connections: CONNECTIONS.ofProcess })
  const workers: Worker[] = []
  const inbox = createSignal()
  const parts: TurnParts & DeliveryParts = {
    database,
    city,
    channels: new Map<ChannelName, Messenger>([[messenger.name, messenger]]),
    photos: { read: async (bytes, order) => house.read(Buffer.from(bytes).toString(), order) },
    closeLooks: createCloseLooks(),
    qr: {
      draw: async () => Buffer.from('drawn'),
      ready: async () => {},
    },
    fileLinks: async (name) => `https://khaibao.example.vn/f/${name}`,
    inbox,
    outbox: createSignal(),
    metrics: createMetrics(),
    log: SILENT,
    now,
  }
  const kept = (worker: Worker): Worker => {
    workers.push(worker)
    return worker
  }
  return {
    ...parts,
    accept: createAccept({ database, inbox, metrics: parts.metrics, log: SILENT }),
    startTurns: () => kept(startTurns(parts)),
    startDeliveries: () => kept(startDeliveries(parts)),
    async end() {
      await Promise.all(workers.map((worker) => worker.stop()))
      await database.close()
    },
  }
}

async function saidIn({ client, keys }: Database): Promise<readonly Said[]> {
  const rows = await client<{ chat: number; body: Uint8Array; outcome: string | null; attempts: number }[]>`
    select chat_id as chat, body_sealed as body, outcome, attempts from outbox order by id`
  return rows.map(({ body, ...row }) => ({ ...row, text: open<{ text: string }>(keys, 'outbox', body).text }))
}

/** What waits and for how long, for whoever reads of a test that failed. */
async function waitingIn({ client }: Database): Promise<string> {
  const rows = await client`
    select id, attempts, lease is not null as leased, extract(epoch from next_at - clock_timestamp())::float8 as seconds
      from inbox where done_at is null order by id`
  return JSON.stringify(rows)
}
