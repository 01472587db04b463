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
/** The operator's word; the database's own clock is the real one. */
async function goOn(): Promise<void> {
  await letPurgesGoOn(town.database)
  await town.database.client`update city_state set seen_at = ${at(clock).toISOString()}`
}
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
    expect([await alarms(), await isKept()]).toEqual([['clock leapt far'], true])
    wait(HOUR)
    leap(-365 * DAY)
    expect([await second.look(), await first.look(), await ends()]).toEqual(['held', 'held', 'operator'])
    await goOn()
    expect([await first.look(), await alarms(), await isKept()]).toEqual(['done', [], true])
  })

  it('forward by 40 days that nobody corrects for three days deletes nothing, until the operator says that it is right', async () => {
    const [first, second] = [process(), process()]
    await first.look()
    await keepSomething()
    leap(40 * DAY)
    const came = new Set<string>()
    for (let half = 0; half <= 6; half++) {
      came.add(await first.look()).add(await second.look())
      wait(12 * HOUR)
    }
    expect([[...came], await alarms(), await isKept()]).toEqual([['held'], ['clock leapt far'], true])
    leap(-40 * DAY)
    expect(await first.look()).toBe('held')
    await goOn()
    expect([await first.look(), await alarms(), await isKept()]).toEqual(['done', [], true])
  })

  it('by three days holds for one, however many see it, and for one more when it is set right', async () => {
    const [first, second] = [process(), process()]
    await Promise.all([first.look(), second.look()])
    await keepSomething()
    for (const days of [3, -3]) {
      leap(days * DAY)
      expect([await second.look(), await first.look()]).toEqual(['held', 'held'])
      expect([await ends(), await alarms()]).toEqual([at(clock + DAY), ['clock leapt']])
    }
    wait(DAY - MINUTE)
    expect(await first.look()).toBe('held')
    wait(MINUTE)
    expect([await first.look(), await alarms(), await isKept()]).toEqual(['done', [], true])
  })

  it('is found by whoever starts after it, and a server that was off for days is a day late, or as late as somebody says', async () => {
    await process().look()
    wait(6 * DAY)
    await keepSomething()
    const restarted = process()
    expect(await restarted.look()).toBe('held')
    let ran = false
    await restarted.unlessHeld(async () => {
      ran = true
    })
    expect(ran).toBe(false)
    expect(await ends()).toEqual(at(clock + DAY))
    await goOn()
    expect([await restarted.look(), await alarms()]).toEqual(['done', []])
  })

  it('in small steps is found, too, and as far as their sum', async () => {
    const one = process()
    await one.look()
    await keepSomething()
    const came = []
    for (let step = 0; step < 10; step++) {
      wait(MINUTE)
      leap(20 * HOUR)
      came.push(await one.look())
    }
    expect(came).toEqual(['done', ...Array<string>(9).fill('held')])
    expect([await isKept(), await ends()]).toEqual([true, 'operator'])
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
