import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zaloLimits } from '../../../bot/channels/zalo/limits.ts'
import { takeTokens } from '../../../db/pace.ts'
import type { Person } from '../../emulators/zalo/people/person.ts'
import { eventually } from '../../support/eventually.ts'
import { openZaloHouse, type ZaloHouse } from './support/zaloHouse.ts'

const SEND = '/v3.0/oa/message/cs'

let house: ZaloHouse

beforeEach(async () => {
  house = await openZaloHouse()
  await house.connectAccount()
})
afterEach(() => house.end())

/** People who may be written to, of whose arrival nobody hears. */
const followers = (count: number): Person[] =>
  Array.from({ length: count }, () => {
    const person = house.zalo.user()
    person.follow()
    return person
  })
const sends = () => house.zalo.callsOf(SEND).length
const pushed = (people: readonly Person[]) =>
  Promise.all(people.map((person) => house.tell(person, 'tổng hợp')))
const hasHeard = (person: Person, text: string) => person.messages.some((message) => message.text === text)

describe('a hundred calls a minute', () => {
  const variables = { ZALO_CALLS_A_MINUTE: '100' }
  const { all } = zaloLimits(100).pace

  it('a flood of pushes leaves some of them for replies, and a reply that comes goes before the rest', async () => {
    const [asker, ...others] = followers(31) as [Person, ...Person[]]
    await pushed(others)
    const process = await house.process(variables)
    process.startDeliveries()
    const leftOver = Math.floor(all.burst * 0.3)
    await eventually(() => sends() >= all.burst - leftOver)
    const before = sends()
    expect(before).toBeLessThan(all.burst)
    await house.tell(asker, 'trả lời', 'reply')
    await eventually(() => hasHeard(asker, 'trả lời'))
    expect(sends() - before).toBeLessThanOrEqual(2)
  })

  it('a reply waits for its own token only, and for none that a push needs', async () => {
    const [asker, ...others] = followers(21) as [Person, ...Person[]]
    const process = await house.process(variables)
    for (let taken = 0; taken < all.burst; taken++)
      await takeTokens(house.database, [{ name: 'zalo', ...all, reserve: 0 }])
    await pushed(others)
    process.startDeliveries()
    await eventually(async () => {
      const rows = await house.outbox()
      return rows.filter(({ reason }) => reason === 'pace').length >= 8
    })
    const begun = performance.now()
    await house.tell(asker, 'trả lời', 'reply')
    await eventually(() => hasHeard(asker, 'trả lời'))
    expect(sends()).toBe(1)
    // A token comes every 625 ms; a push would have to find two of them.
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})

describe('reading what nobody waits for', () => {
  it('leaves more tokens than a broadcast needs', async () => {
    const { all } = zaloLimits(100).pace
    const [reader] = followers(1) as [Person]
    const process = await house.process({ ZALO_CALLS_A_MINUTE: '100' })
    await takeTokens(house.database, [{ name: 'zalo', ...all, reserve: 0 }])
    // Who may not go at once would wait, and does not wait here.
    await expect(process.zalo.spendCall(AbortSignal.abort(), 'background')).rejects.toThrow()
    process.startDeliveries()
    await house.tell(reader, 'cho tất cả', 'broadcast')
    await eventually(() => hasHeard(reader, 'cho tất cả'))
  })
})

describe('four processes', () => {
  it('together stay below the limit of the account', async () => {
    const { all } = zaloLimits(300).pace
    const people = followers(all.burst + 6)
    const processes = await Promise.all(
      Array.from({ length: 4 }, () => house.process({ ZALO_CALLS_A_MINUTE: '300' })),
    )
    for (const person of people) await house.tell(person, 'trả lời', 'reply')
    const begun = performance.now()
    for (const process of processes) process.startDeliveries()
    await eventually(() => {
      const seconds = (performance.now() - begun) / 1000
      expect(sends()).toBeLessThanOrEqual(all.burst + all.perSecond * seconds + 1e-6)
      return sends() === people.length
    })
    expect(people.every((person) => hasHeard(person, 'trả lời'))).toBe(true)
  })
})
