import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { alarmsNow } from '../../../db/alarms.ts'
import { letPurgesGoOn, purgesHeldUntil } from '../../../db/clock.ts'
import { createForgetting } from '../../../server/workers/forgetting.ts'
import { foundTown, type Town } from '../../db/support/town.ts'

const NOON = Date.parse('2026-11-23T05:00:00Z')
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]

let town: Town
/** What the clocks say, the database's and the processes', and what has really passed; milliseconds since noon. */
let clock: number
let processClock: number
let passed: number

beforeAll(async () => {
  town = await foundTown()
})
afterAll(() => town.end())
beforeEach(async () => {
  ;[clock, processClock, passed] = [0, 0, 0]
  await town.asOwner('truncate city_state, alarms, scheduled_runs, leases, purges, unknown_events')
})

const at = (since: number) => new Date(NOON + since)
/** A process of the server's, from its start on. */
const process = () =>
  createForgetting(
    {
      database: town.database,
      city: { timeZone: 'Asia/Ho_Chi_Minh' },
      outbox: { ring() {} },
      now: () => at(processClock),
    },
    { database: async () => at(clock), steady: () => passed },
  )
/** Time goes by. */
function wait(milliseconds: number): void {
  clock += milliseconds
  processClock += milliseconds
  passed += milliseconds
}
/** The clock is set, and no time goes by. */
function leap(milliseconds: number): void {
  clock += milliseconds
  processClock += milliseconds
}
const alarms = async () => (await alarmsNow(town.database)).map(({ name }) => name)
const ends = () => purgesHeldUntil(town.database, at(clock))

/** Something of today that is kept for a week. */
async function keepSomething(): Promise<void> {
  await town.database.client`
    insert into unknown_events values ('zalo', 'odd', 1, ${at(0).toISOString()}, ${at(0).toISOString()}, '')`
}
const isKept = async () => (await town.database.client`select 1 from unknown_events`).length === 1

describe('what is due', () => {
  it('is forgotten once an hour over all processes, and what was missed at the next look', async () => {
    const [first, second] = [process(), process()]
    const came = await Promise.all([first.look(), second.look()])
    expect(came.filter((one) => one === 'done')).toHaveLength(1)
    wait(59 * MINUTE)
    expect([await first.look(), await second.look()]).toEqual(['not due', 'not due'])
    wait(5 * HOUR)
    expect([await second.look(), await first.look()]).toEqual(['done', 'not due'])
  })

  it('that was not forgotten for a day is told of until it is, though the rest goes on', async () => {
    const one = process()
    await one.look()
    const { client } = town.database
    await client`insert into tallies values ('zalo', 'event', ${at(-15 * DAY).toISOString()}, 1, ${at(0).toISOString()})`
    await town.asOwner(`
      create function fail() returns trigger language plpgsql as 'begin raise exception ''no''; end';
      create trigger fail before delete on unknown_events execute function fail()`)
    const told: string[][] = []
    try {
      for (let half = 0; half < 3; half++) {
        wait(12 * HOUR)
        await expect(one.look()).rejects.toThrow()
        told.push(await alarms())
      }
    } finally {
      await town.asOwner('drop trigger fail on unknown_events; drop function fail')
    }
    expect(told).toEqual([[], [], ['purges late']])
    expect(await client`select 1 from tallies`).toHaveLength(0)
    expect([await one.look(), await alarms()]).toEqual(['not due', ['purges late']])
    wait(HOUR)
    expect([await one.look(), await alarms()]).toEqual(['done', []])
  })
})

describe('a clock that leaps', () => {
  it('forward by a year deletes nothing, in any process, also one that starts then; set right again, nothing either', async () => {
    const [first, second] = [process(), process()]
    await first.look()
    await keepSomething()
    wait(MINUTE)
    leap(365 * DAY)
    expect([await first.look(), await second.look(), await process().look()]).toEqual([
      'held',
      'held',
      'held',
    ])
    expect([await alarms(), await isKept()]).toEqual([['clock leapt'], true])
    wait(HOUR)
    leap(-365 * DAY)
    expect([await second.look(), await first.look()]).toEqual(['held', 'held'])
    expect(await ends()).toEqual(at(clock + DAY))
    wait(DAY - MINUTE)
    expect(await first.look()).toBe('held')
    wait(MINUTE)
    expect([await first.look(), await alarms(), await isKept()]).toEqual(['done', [], true])
  })

  it('is found by whoever starts after it, and a server that was off for a week is a day late, or as late as somebody says', async () => {
    await process().look()
    wait(8 * DAY)
    await keepSomething()
    const restarted = process()
    expect(await restarted.look()).toBe('held')
    let ran = false
    await restarted.unlessHeld(async () => {
      ran = true
    })
    expect(ran).toBe(false)
    await letPurgesGoOn(town.database)
    await town.database.client`update city_state set seen_at = ${at(clock).toISOString()}`
    expect([await restarted.look(), await alarms()]).toEqual(['done', []])
  })

  it('in small steps is found, too', async () => {
    const one = process()
    await one.look()
    await keepSomething()
    const came = []
    for (let step = 0; step < 8; step++) {
      wait(MINUTE)
      leap(20 * HOUR)
      came.push(await one.look())
    }
    expect(came).toEqual(['done', 'held', 'held', 'held', 'held', 'held', 'held', 'held'])
    expect(await isKept()).toBe(true)
  })

  it('in a process alone, or in the database alone, lets whoever has both right go on', async () => {
    const [wrong, right] = [process(), process()]
    processClock += 365 * DAY
    expect([await wrong.look(), await alarms()]).toEqual(['held', ['clocks differ']])
    processClock -= 365 * DAY
    expect(await right.look()).toBe('done')
    await keepSomething()
    clock += 365 * DAY
    expect([await right.look(), await isKept(), await ends()]).toEqual(['held', true, undefined])
  })

  it('by less than a day, as of a server that is off every night, holds nothing', async () => {
    const one = process()
    await one.look()
    wait(14 * HOUR)
    expect(await process().look()).toBe('done')
    leap(-HOUR)
    expect(await one.look()).not.toBe('held')
  })
})
