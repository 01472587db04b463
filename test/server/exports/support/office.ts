import { pino } from 'pino'
import { createArrivals } from '../../../../bot/channels/web/arrivals.ts'
import { createWebChannel } from '../../../../bot/channels/web/channel.ts'
import { fold } from '../../../../bot/core/fold.ts'
import type { ExportAsked } from '../../../../bot/core/logAsked.ts'
import type { OutgoingMessage } from '../../../../bot/core/outgoing.ts'
import type { Profile } from '../../../../bot/core/person.ts'
import type { ExportFormat } from '../../../../bot/draw/attachment.ts'
import { ensureChat } from '../../../../db/chats.ts'
import { connect, type Database } from '../../../../db/connect.ts'
import { exportBytes, requestExport } from '../../../../db/exports.ts'
import { makeVisitPartitions } from '../../../../db/partitions.ts'
import { createPerson, insertPerson } from '../../../../db/people.ts'
import { gates, visits } from '../../../../db/schema/index.ts'
import { open } from '../../../../db/seal.ts'
import { registerVenue } from '../../../../db/venues.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { type ExportParts, exportNext } from '../../../../server/workers/exports.ts'
import { EDITION, KEYS, NGO_QUYEN, ZONE } from '../../../flows/world/city.ts'
import { freshDatabase } from '../../../support/database.ts'
import { CITY } from '../../workers/support/house.ts'
import { DAY, NOW } from './day.ts'

const DAYS = 3

export type Visit = {
  readonly name?: string
  readonly phone?: string
  readonly gate?: string
  readonly at?: Date
  readonly endedAt?: Date
  readonly endedBy?: string
}

/** A venue whose log is asked for, in a database of its own, and the server's worker. */
export type Office = {
  readonly url: string
  readonly database: Database
  readonly chatId: number
  readonly ownerId: number
  readonly venueId: number
  /** People who came in, a minute after each other unless told. Gives their persons. */
  came(visits: readonly Visit[]): Promise<number[]>
  /** As many visits of one person, a second after each other. */
  cameOften(count: number): Promise<void>
  ask(format: ExportFormat, asked?: Partial<ExportAsked>): Promise<number>
  parts(more?: Partial<ExportParts>): ExportParts
  /** The worker takes up one file. */
  work(more?: Partial<ExportParts>): Promise<void>
  /** Asks for a file, has it written, and gives its bytes. */
  file(format: ExportFormat): Promise<Uint8Array>
  said(): Promise<readonly OutgoingMessage[]>
  outcomes(): Promise<readonly (string | null)[]>
  end(): Promise<void>
}

export async function openOffice(venue: { name?: string; address?: string } = {}): Promise<Office> {
  const fresh = await freshDatabase()
  const database = connect({ url: fresh.url, keys: KEYS, connections: 2 })
  await makeVisitPartitions(database, DAY, DAYS, ZONE)
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address: 'owner' })
  const { id: ownerId } = await createPerson(database, { profile: {}, chatId })
  const { name = 'Chợ Ga', address = '1 Lạch Tray' } = venue
  const { venueId, gateId } = await registerVenue(
    database,
    {
      ownerId,
      name,
      foldedName: fold(name),
      type: 'market',
      address,
      edition: EDITION,
      unitCode: NGO_QUYEN,
      registrant: { name: 'Hải', phone: '+84912345678', phoneConfirmed: false },
    },
    { name: 'Cổng 1', direction: 'both', code: '7KQ2M9XH4T' },
  )
  let came = 0
  const web = createWebChannel({ database, arrivals: createArrivals() })
  const office: Office = {
    url: fresh.url,
    database,
    chatId,
    ownerId,
    venueId,
    async came(given) {
      const people: number[] = []
      for (const visit of given) {
        came += 1
        people.push(await comes(office, visit, { gateId, minute: came }))
      }
      return people
    },
    async cameOften(count) {
      const [person] = await office.came([{ name: 'Trần Thị Bích Ngọc', phone: '+84912345679' }])
      await database.client`
        insert into visits (person_id, venue_id, gate_id, started_at, recorded_by, legal_basis)
        select ${person ?? 0}, ${venueId}, ${gateId}, ${`${DAY}T03:00:00Z`}::timestamptz + make_interval(secs => number),
               'photo', 'consent' from generate_series(1, ${count - 1}::int) as number`
    },
    async ask(format, asked = {}) {
      await requestExport(database, {
        chatId,
        personId: ownerId,
        venueId,
        format,
        asked: { first: DAY, last: '2026-11-21', ...asked },
        language: 'vi',
        createdAt: NOW,
      })
      const [row] = await database.client<{ id: number }[]>`select max(id) as id from exports`
      return Number(row?.id)
    },
    parts: (more = {}) => ({
      database,
      city: CITY,
      channels: new Map([['web', web]]),
      outbox: createSignal(),
      log: pino({ level: 'silent' }),
      now: () => NOW,
      ...more,
    }),
    work: async (more) => void (await exportNext(office.parts(more))),
    async file(format) {
      const id = await office.ask(format)
      await office.work()
      const bytes = await exportBytes(database, id)
      if (!bytes) throw new Error('there is no file')
      return bytes
    },
    async said() {
      const rows = await database.client<{ body: Uint8Array }[]>`
        select body_sealed as body from outbox order by id`
      return rows.map(({ body }) => open<OutgoingMessage>(KEYS, 'outbox', body))
    },
    outcomes: async () =>
      (await database.client<{ outcome: string | null }[]>`select outcome from exports order by id`).map(
        ({ outcome }) => outcome,
      ),
    async end() {
      await database.close()
      await fresh.drop()
    },
  }
  return office
}

async function comes(
  { database, venueId }: Office,
  { name, phone, gate, at, ...end }: Visit,
  { gateId, minute }: { gateId: number; minute: number },
): Promise<number> {
  const profile: Profile = { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) }
  const person = await insertPerson(database, profile)
  const [opened] = gate
    ? await database.sql
        .insert(gates)
        .values({ venueId, name: gate, direction: 'both' })
        .returning({ id: gates.id })
    : []
  await database.sql.insert(visits).values({
    personId: person.id,
    venueId,
    gateId: opened?.id ?? gateId,
    startedAt: at ?? new Date(Date.parse(`${DAY}T01:00:00Z`) + minute * 60_000),
    recordedBy: 'photo',
    legalBasis: 'consent',
    ...end,
  })
  return person.id
}
