import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from './people/person.ts'
import type { Zalo } from './startZalo.ts'
import { startZalo } from './startZalo.ts'
import type { OaAnswer } from './tinyOa.ts'
import { Caller } from './tinyOa.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let zalo: Zalo
let oa: Caller
let citizen: Person
let now: number

beforeEach(async () => {
  now = 1796000000123
  zalo = await startZalo({ now: () => new Date(now) })
  citizen = zalo.user()
})

afterEach(() => zalo.stop())

/** Sends one message with a token of its own, because days may have passed. */
const send = (): Promise<OaAnswer> => {
  oa = new Caller(zalo)
  return oa.send(citizen.id, 'Vâng')
}
const reply = { quota_type: 'reply', remain: 8, total: 8 }

describe('somebody who wrote', () => {
  beforeEach(() => void citizen.send('chào'))

  test('gets free messages for 48 hours', async () => {
    expect((await send()).data?.quota).toEqual(reply)
    now += 48 * HOUR
    expect((await send()).data?.quota).toEqual(reply)
    expect(zalo.charged).toBe(0)
  })

  test('gets charged messages then, which have no quota', async () => {
    now += 48 * HOUR + 1
    const answer = await send()
    expect(answer.error).toBe(0)
    expect(answer.data).not.toHaveProperty('quota')
    expect(zalo.charged).toBe(1)
  })

  test('gets none after seven days, until they write again', async () => {
    now += 7 * DAY
    expect((await send()).error).toBe(0)
    now += 1
    expect(await send()).toMatchObject({
      status: 200,
      error: -230,
      message: 'User has not interacted with the OA in the past 7 days',
    })
    citizen.send('tôi đây')
    expect((await send()).data?.quota).toEqual(reply)
    expect(citizen.messages.filter(({ fromBot }) => fromBot)).toHaveLength(2)
  })

  test('opens the window again by a press, an answer to a card or a word in a group', async () => {
    const group = zalo.group({ name: 'Tổ 5', members: [citizen] })
    const acts = [() => group.as(citizen).send('chào'), () => citizen.submitInfo({}, { forced: true })]
    for (const act of acts) {
      now += 8 * DAY
      expect((await send()).error).toBe(-230)
      act()
      expect((await send()).error).toBe(0)
    }
  })

  test('is nobody to write to while they block, whatever the code is', async () => {
    citizen.block()
    expect((await send()).error).toBe(-213)
    zalo.switches.blockedAnswer = -244
    expect((await send()).error).toBe(-244)
    citizen.unblock()
    expect((await send()).error).toBe(0)
  })
})

describe('somebody who never wrote', () => {
  test('can’t be written to', async () => {
    expect((await send()).error).toBe(-230)
  })

  test.each<[string, () => void]>([
    ['followed', () => citizen.follow()],
    ['opened the chat', () => citizen.clickChatNow()],
  ])('but %s gets three greetings', async (_what, act) => {
    act()
    const quotas = [await send(), await send(), await send()].map(({ data }) => data?.quota)
    expect(quotas).toEqual([2, 1, 0].map((remain) => ({ quota_type: 'welcome_msg', remain, total: 3 })))
    expect((await send()).error).toBe(-211)
    citizen.send('chào')
    expect((await send()).data?.quota).toEqual(reply)
  })

  test('gets no more greetings for doing both', async () => {
    citizen.clickChatNow()
    for (let count = 0; count < 3; count++) await send()
    citizen.follow()
    expect((await send()).error).toBe(-211)
  })
})

describe('the older rule of eight messages', () => {
  beforeEach(() => void citizen.send('chào'))

  test('counts down and refuses the ninth, until the person writes again', async () => {
    zalo.switches.replyCap = 'refuse'
    const remains: unknown[] = []
    for (let count = 0; count < 8; count++) {
      remains.push((await send()).data?.quota)
    }
    const counted = [7, 6, 5, 4, 3, 2, 1, 0]
    expect(remains).toEqual(counted.map((remain) => ({ quota_type: 'reply', remain, total: 8 })))
    expect((await send()).error).toBe(-211)
    citizen.send('còn đây')
    expect((await send()).error).toBe(0)
  })

  test('or charges for it', async () => {
    zalo.switches.replyCap = 'charge'
    for (let count = 0; count < 8; count++) await send()
    expect((await send()).data).not.toHaveProperty('quota')
    expect(zalo.charged).toBe(1)
  })

  test('does not hold by default', async () => {
    for (let count = 0; count < 9; count++) expect((await send()).data?.quota).toEqual(reply)
  })

  test('can be asked for', async () => {
    zalo.switches.replyCap = 'refuse'
    await send()
    expect((await oa.post('/v3.0/oa/quota/message', { user_id: citizen.id })).data).toMatchObject({
      last_interaction: '1796000000123',
      cs_reply: { remain: 7, total: 8 },
    })
    expect((await oa.post('/v3.0/oa/quota/message', { user_id: '1' })).error).toBe(-201)
  })
})

describe('an answer to one message by its id', () => {
  const answer = (message_id: string | undefined): Promise<OaAnswer> =>
    new Caller(zalo).post('/v3.0/oa/message/cs', { recipient: { message_id }, message: { text: 'Vâng' } })

  test('is possible eight times', async () => {
    const [first, second] = [citizen.send('một'), citizen.send('hai')]
    for (let left = 7; left >= 0; left--) {
      expect(await answer(first.id)).toMatchObject({
        data: { user_id: citizen.id, quota: { quota_type: 'reply', remain: left } },
      })
    }
    expect((await answer(first.id)).error).toBe(-211)
    expect((await answer(second.id)).error).toBe(0)
  })

  test('is possible for 48 hours', async () => {
    const { id } = citizen.send('một')
    now += 48 * HOUR + 1
    expect((await answer(id)).error).toBe(-232)
  })

  test('goes to people’s messages only', async () => {
    citizen.send('một')
    expect((await answer(String((await send()).data?.message_id))).error).toBe(-201)
  })
})

describe('quota', () => {
  beforeEach(() => void citizen.send('chào'))

  test('may be only a type, absent, or written in texts', async () => {
    zalo.switches.quota = 'type'
    expect((await send()).data?.quota).toEqual({ quota_type: 'reply' })
    zalo.switches.quota = 'absent'
    expect((await send()).data).not.toHaveProperty('quota')
    zalo.switches.quota = 'full'
    zalo.switches.quotaNumbers = 'string'
    expect((await send()).data?.quota).toEqual({ quota_type: 'reply', remain: '8', total: '8' })
    expect(zalo.charged).toBe(0)
  })
})
