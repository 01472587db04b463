import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { alarmsNow } from '../../../db/alarms.ts'
import { openBucket } from '../../../db/pace.ts'
import { watchEvents } from '../../../server/zalo/watch.ts'
import type { Person } from '../../emulators/zalo/people/person.ts'
import { eventually } from '../../support/eventually.ts'
import { ran } from '../commands/operatorWorld.ts'
import { openZaloHouse, type ZaloHouse } from './support/zaloHouse.ts'

const SEND = '/v3.0/oa/message/cs'
const ON = { on: [SEND] }

let house: ZaloHouse
let people: readonly [Person, Person]

beforeAll(async () => {
  house = await openZaloHouse()
  await house.open()
})
afterAll(() => house.end())
beforeEach(async () => {
  house.zalo.faults.clear()
  const { client } = house.database
  await client`delete from outbox`
  await client`delete from alarms`
  await client`delete from paces`
  people = [house.zalo.user(), house.zalo.user()]
  for (const person of people) {
    person.send('/trogiup')
    await person.waitForMessage()
  }
  await house.delivered()
  await client`delete from outbox`
})

const sends = () => house.zalo.callsOf(SEND).length
const hurry = () => house.database.client`update outbox set next_at = clock_timestamp() where done_at is null`
const heard = (person: Person) => person.messages.at(-1)?.text
/** Waits until the account's pace is closed and everything waits behind it. */
async function closed(): Promise<void> {
  await eventually(async () => {
    const closed = await house.database.client`
      select 1 from paces where bucket = 'zalo' and filled_at > clock_timestamp() + interval '10 seconds'
         and not exists (select 1 from outbox where done_at is null and reason is null)`
    return closed.length === 1
  })
}

async function open(): Promise<void> {
  await closed()
  await openBucket(house.database, 'zalo')
}
const rowThat = (isMeant: (row: Awaited<ReturnType<ZaloHouse['outbox']>>[number]) => boolean) =>
  eventually(async () => (await house.outbox()).find(isMeant), 'no message came to that')

describe('what stops every message', () => {
  it.each([
    [-204, 'account'],
    [-219, 'configuration'],
    [-224, 'package'],
    [-242, 'configuration'],
    [-118, 'consent'],
  ])('as %i holds all, uncounted, and tells the operator until one goes again', async (code, alarm) => {
    const [first, second] = people
    house.zalo.faults.refuse(50, code, ON)
    await house.tell(first, 'một', 'reply')
    await rowThat(({ reason }) => reason === `zalo ${code}`)
    await house.tell(second, 'hai', 'reply')
    await rowThat(({ text, reason }) => text === 'hai' && reason === 'pace')
    expect((await house.outbox()).map(({ attempts }) => attempts)).toEqual([0, 0])
    expect(await house.alarms()).toEqual([`zalo sending ${alarm}`])
    const { err } = await ran(['health'], house.variables)
    expect(err.join('\n')).toContain(`zalo sending ${alarm} (zalo ${code}), 1 lần`)

    await open()
    await eventually(async () => ((await alarmsNow(house.database))[0]?.count ?? 0) > 1)
    await closed()
    house.zalo.faults.clear()
    await open()
    await house.delivered()
    expect([heard(first), heard(second)]).toEqual(['một', 'hai'])
    await eventually(async () => (await house.alarms()).length === 0)
  })

  it('is opened without sending twice what is just under way', async () => {
    const [first, second] = people
    house.zalo.faults.hang(1, ON)
    const before = sends()
    await house.tell(first, 'một')
    await eventually(() => sends() === before + 1)
    await openBucket(house.database, 'zalo')
    await house.tell(second, 'hai')
    await eventually(() => heard(second) === 'hai')
    expect(sends()).toBe(before + 2)
    await house.database.client`delete from outbox`
  })
})

describe('what is slower', () => {
  it('as -32 closes the pace of the account for a while, and counts nothing', async () => {
    const [first, second] = people
    house.zalo.faults.refuse(1, -32, ON)
    await house.tell(first, 'một')
    await rowThat(({ reason }) => reason === 'zalo -32')
    const before = sends()
    await house.tell(second, 'hai')
    const { seconds } = await rowThat(({ text, reason }) => text === 'hai' && reason === 'pace')
    expect(seconds).toBeGreaterThan(10)
    expect(seconds).toBeLessThan(20)
    expect(sends()).toBe(before)
    expect((await house.outbox()).map(({ attempts }) => attempts)).toEqual([0, 0])
    expect(await house.alarms()).toEqual(['zalo message pace'])
  })

  it('and may pass by itself is tried a few times, then given up', async () => {
    const [first] = people
    house.zalo.faults.refuse(50, -200, ON)
    const before = sends()
    await house.tell(first, 'một')
    for (let attempt = 1; attempt < 5; attempt++) {
      await rowThat(({ attempts, reason }) => attempts === attempt && reason === 'zalo -200')
      await hurry()
    }
    const { attempts, outcome } = await rowThat((row) => row.outcome !== null)
    expect([attempts, outcome, sends() - before]).toEqual([5, 'given up', 5])
  })

  it.each([
    [-218, 3600, []],
    [-209, 3600, ['zalo message configuration']],
    [-211, 3600, ['zalo message quota']],
    [-320, 3600, ['zalo message payment']],
  ])(
    'as %i delays that message only, of which the operator hears until it is over',
    async (code, after, alarms) => {
      const [first, second] = people
      house.zalo.faults.refuse(1, code, ON)
      await house.tell(first, 'một')
      const { seconds, attempts } = await rowThat(({ reason }) => reason === `zalo ${code}`)
      expect(Math.round(seconds / 100)).toBe(after / 100)
      expect(attempts).toBe(1)
      await house.tell(second, 'hai')
      await eventually(() => heard(second) === 'hai')
      if (alarms.length > 0) {
        // What delays the one message must not keep its own person without any answer either.
        await house.tell(first, 'ba')
        await eventually(() => heard(first) === 'ba')
      }
      await watchEvents(house.database)
      expect(await house.alarms()).toEqual(alarms)
      await house.database.client`update alarms set last_at = last_at - interval '2 hours'`
      await watchEvents(house.database)
      expect(await house.alarms()).toEqual([])
    },
  )

  it('as its rules forbid it is given up at once, and the operator hears of it', async () => {
    const [first] = people
    house.zalo.faults.refuse(1, -248, ON)
    await house.tell(first, 'một')
    await rowThat(({ outcome }) => outcome === 'given up')
    expect(await house.alarms()).toEqual(['zalo message rules'])
    await house.tell(first, 'hai')
    await eventually(() => heard(first) === 'hai')
    await house.database.client`delete from alarms`
  })

  it('as a gateway’s page, a cut line or a stranger’s code is tried again', async () => {
    const [first] = people
    for (const [fail, reason] of [
      [() => house.zalo.faults.serverErrorHtml(1, ON), 'zalo http 502'],
      [() => house.zalo.faults.reset(1, ON), 'network'],
      [() => house.zalo.faults.refuse(1, -9999, ON), 'zalo -9999'],
    ] as const) {
      fail()
      await house.tell(first, reason)
      await rowThat((row) => row.reason === reason && row.outcome === null)
      await hurry()
      await house.delivered()
      expect(heard(first)).toBe(reason)
    }
  })
})

describe('a token that is refused while messages are sent', () => {
  it('is renewed once, and each message goes', async () => {
    const before = house.zalo.refreshes
    house.zalo.faults.refuse(1, -216, ON)
    for (const person of people) await house.tell(person, 'một')
    await house.delivered()
    expect(people.map(heard)).toEqual(['một', 'một'])
    expect(house.zalo.refreshes).toBe(before + 1)
    expect((await house.outbox()).every(({ attempts }) => attempts === 1)).toBe(true)
  })

  it('and again after it was renewed holds everything, and tells the operator', async () => {
    const [first] = people
    const before = house.zalo.refreshes
    house.zalo.faults.refuse(2, -216, ON)
    await house.tell(first, 'một')
    await rowThat(({ reason }) => reason === 'zalo -216')
    expect(house.zalo.refreshes).toBe(before + 1)
    expect(await house.alarms()).toEqual(['zalo sending token'])
  })
})
