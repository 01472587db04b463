import { ensureChat } from '../../../db/chats.ts'
import { connect, type Database, type Store } from '../../../db/connect.ts'
import { makeVisitPartitions } from '../../../db/partitions.ts'
import { createPerson } from '../../../db/people.ts'
import { importUnits } from '../../../db/unitRows.ts'
import { registerVenue } from '../../../db/venues.ts'
import { openVisit, type VisitKey } from '../../../db/visits.ts'
import { EDITION, KEYS, ZONE } from '../../flows/world/city.ts'
import { freshDatabase } from '../../support/database.ts'

export const DAY = '2026-11-20'
const DAYS = 10
/** Milliseconds of a visit of which nothing else is said. */
const USUAL_STAY = 7_200_000

/** Two districts with three wards each, under one city. */
export const WARDS = ['D1W1', 'D1W2', 'D1W3', 'D2W1', 'D2W2', 'D2W3']
const UNITS = [
  { code: 'C', name: 'C', type: 'city', parentCode: null },
  ...['D1', 'D2'].map((code) => ({ code, name: code, type: 'district', parentCode: 'C' })),
  ...WARDS.map((code) => ({ code, name: code, type: 'ward', parentCode: code.slice(0, 2) })),
] as const

export type Place = { readonly venueId: number; readonly gateId: number; readonly unitCode: string }

/** A small town in a database of its own. */
export type Town = {
  readonly database: Database
  person(): Promise<number>
  place(unitCode: string): Promise<Place>
  enter(personId: number, place: Place, startedAt: Date, endsAt?: Date, store?: Store): Promise<VisitKey>
  /** Runs a statement that only the owner may run. */
  asOwner(statement: string): Promise<void>
  end(): Promise<void>
}

export async function foundTown(): Promise<Town> {
  const fresh = await freshDatabase()
  const database = connect({ url: fresh.url, keys: KEYS, connections: 4 })
  await importUnits(
    database,
    UNITS.map((unit) => ({ edition: EDITION, ...unit })),
  )
  await makeVisitPartitions(database, DAY, DAYS, ZONE)
  let made = 0
  const person = async () => {
    made += 1
    const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address: `person ${made}` })
    return (await createPerson(database, { profile: {}, chatId })).id
  }
  const owner = await person()
  return {
    database,
    asOwner: fresh.asOwner,
    person,
    async place(unitCode) {
      made += 1
      const registrant = { name: 'Hải', phone: '+84912345678', phoneConfirmed: false }
      const name = `place ${made}`
      const what = {
        name,
        foldedName: name,
        type: 'food',
        address: '1 Lạch Tray',
        edition: EDITION,
        unitCode,
      }
      const gate = { name: 'Cửa chính', direction: 'both', code: `code ${made}` } as const
      return { ...(await registerVenue(database, { ownerId: owner, registrant, ...what }, gate)), unitCode }
    },
    enter(personId, { venueId, gateId }, startedAt, endsAt, store = database) {
      const until = endsAt ?? new Date(startedAt.getTime() + USUAL_STAY)
      const where = { personId, venueId, gateId, startedAt, endsAt: until }
      return openVisit(store, { ...where, recordedBy: 'photo', legalBasis: 'consent' })
    },
    async end() {
      await database.close()
      await fresh.drop()
    },
  }
}
