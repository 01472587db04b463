import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdArriving, moveIn } from '../../db/arrivals.ts'
import { lockFamily, lockingFamily } from '../../db/family.ts'
import { recordConsent, withdrawConsent } from '../../db/people.ts'
import { openVisitOf } from '../../db/visits.ts'
import { eventually } from '../support/eventually.ts'
import { readWhole } from './support/plans.ts'
import { foundTown, type Town } from './support/town.ts'

let town: Town
let person: number

beforeEach(async () => {
  town = await foundTown()
  person = await town.person()
})
afterEach(() => town.end())

const at = (time: string) => new Date(`2026-11-23T${time}:00.000Z`)
const agree = () =>
  recordConsent(town.database, {
    personId: person,
    purpose: 'visits',
    textVersion: '1',
    channel: 'web',
    givenAt: at('00:00'),
  })

describe('an arrival', () => {
  it('is decided by what stands once the person is locked', async () => {
    await agree()
    const place = await town.place('D1W1')
    let arriving: ReturnType<typeof holdArriving> | undefined
    await town.database.transaction(async (store) => {
      await lockFamily(store, person)
      arriving = town.database.transaction((other) => holdArriving(other, person))
      await eventually(async () => {
        const [row] = await town.database.client<{ waiting: number }[]>`
          select count(*)::int as waiting from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`
        return row?.waiting === 1
      })
      await withdrawConsent(store, person, 'visits', at('01:00'))
      await town.enter(person, place, at('01:00'), at('03:00'), store)
    })
    const { consents, open } = (await arriving) ?? {}
    expect([...(consents ?? ['none was read'])]).toEqual([])
    expect(open?.venueId).toBe(place.venueId)
  })

  it('ends the visit elsewhere, begins its own and is counted, and leaves nothing when a part of it fails', async () => {
    const [market, cafe] = [await town.place('D1W1'), await town.place('D2W1')]
    await town.enter(person, market, at('01:00'))
    const visitor = { venueId: cafe.venueId, personId: person, day: '2026-11-23', words: ['an'] }
    const visit = {
      ...{ personId: person, venueId: cafe.venueId, gateId: cafe.gateId, recordedBy: 'photo' },
      ...{ startedAt: at('02:00'), endsAt: at('04:00'), legalBasis: 'consent' },
    }
    const coming = (isElsewhere: boolean) =>
      town.database.transaction((store) => moveIn(store, visit, { visitor, isElsewhere }))
    await expect(coming(false)).rejects.toThrow()
    expect(await openVisitOf(town.database, person)).toMatchObject({ venueId: market.venueId })
    const left = await town.database.client`
      select (select count(*)::int from visits where venue_id = ${cafe.venueId}) as visits,
             (select count(*)::int from venue_hours where venue_id = ${cafe.venueId}) as hours,
             (select count(*)::int from venue_visitors) as visitors`
    expect([...left]).toEqual([{ visits: 0, hours: 0, visitors: 0 }])
    await coming(true)
    expect(await openVisitOf(town.database, person)).toMatchObject({ venueId: cafe.venueId })
    const ended = await town.database.client`
      select ended_at, ended_by from visits where venue_id = ${market.venueId}`
    expect(ended.map(({ ended_by: by }) => by)).toEqual(['elsewhere'])
    const counted = await town.database.client`select ins from venue_hours where venue_id = ${cafe.venueId}`
    expect([...counted]).toEqual([{ ins: 1 }])
    const known = await town.database.client`select venue_id, last_day::text as day from venue_visitors`
    expect([...known]).toEqual([{ venue_id: cafe.venueId, day: '2026-11-23' }])
  })
})

it('finds whom to lock by their numbers, however many persons there are', async () => {
  await town.database.client`
    insert into persons (profile_sealed) select '\\x00' from generate_series(1, 5000)`
  await town.asOwner('analyze persons')
  const rows = await town.database.client<
    Record<string, string>[]
  >`explain ${lockingFamily(town.database, person)}`
  const plan = rows.map((row) => Object.values(row)[0]).join('\n')
  expect(plan).toContain('persons')
  expect(readWhole([plan])).toEqual([])
})
