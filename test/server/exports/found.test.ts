import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findVisits, VISITS_COUNTED, visitBatch, visitsForFile } from '../../../db/exportRows.ts'
import { countPassage } from '../../../db/venueHours.ts'
import { noteVisitor } from '../../../db/venueVisitors.ts'
import { DAY } from './support/day.ts'
import { type Office, openOffice } from './support/office.ts'

const span = { from: new Date(`${DAY}T00:00:00Z`), to: new Date(`${DAY}T23:59:00Z`) }

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.end())

async function visitors(...known: readonly (readonly string[])[]): Promise<number[]> {
  const people = await office.came(known.map((words) => ({ name: words.join(' ') })))
  for (const [at, words] of known.entries()) {
    const personId = people[at] ?? 0
    await noteVisitor(office.database, { venueId: office.venueId, personId, day: DAY, words })
  }
  return people
}

describe('whom the words of an export find', () => {
  it.each([50_000, 0])('is the same when no more than %i persons are held', async (atMost) => {
    const { database, venueId } = office
    const [an] = await visitors(['nguyen', 'an'], ['nguyen', 'binh'], ['le', 'an'])
    const peopleBy = async (words: readonly string[]) => {
      const found = await findVisits(database, { venueId, span, words }, atMost)
      const { visits } = await visitBatch(database, found, undefined, 10)
      return visits.map(({ personId }) => personId)
    }
    expect(await peopleBy(['nguyen', 'an'])).toEqual([an])
    expect(await peopleBy(['nguyen'])).toHaveLength(2)
    expect(await peopleBy(['nguyen', 'le'])).toEqual([])
    expect(await peopleBy(['hoa'])).toEqual([])
  })
})

describe('how many visits a file will have', () => {
  it('is counted, and known by the hours where they are too many to count', async () => {
    const { database, venueId } = office
    const count = () => visitsForFile(database, { venueId, span })
    expect(await count()).toBe(0)
    await office.cameOften(VISITS_COUNTED)
    expect(await count()).toBe(VISITS_COUNTED)
    await office.came([{ name: 'Nguyễn Văn An' }])
    expect(await count()).toBe('more')
    const at = new Date(`${DAY}T03:00:00Z`)
    await countPassage(database, venueId, at, 'ins', 1)
    await database.client`update venue_hours set ins = ${VISITS_COUNTED + 1}`
    expect(await count()).toBe(VISITS_COUNTED + 1)
    const [gate] = await database.client<{ id: number }[]>`select id from gates`
    expect(await visitsForFile(database, { venueId, span, gateId: Number(gate?.id) })).toBe('more')
  })
})
