import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { catalogues } from '../../../../locales/catalogue.ts'
import { eventually } from '../../../support/eventually.ts'
import { type House, openHouse } from '../support/house.ts'
import { echo, script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

let house: House
/** How often a turn was begun for what was written. */
let tries: Map<string, number>

beforeEach(async () => {
  house = await openHouse()
  tries = new Map()
  script.converse = async (turn, happening) => {
    const written = happening.kind === 'text' ? happening.text : happening.kind
    tries.set(written, (tries.get(written) ?? 0) + 1)
    if (written.startsWith('lỗi')) throw new Error('a bug')
    await echo(turn, happening)
  }
})
afterEach(() => house.end())

const { 'menu.delayed': DELAYED, 'menu.setAside': SET_ASIDE } = catalogues.vi
const texts = async () => (await house.said()).map(({ text }) => text)
const attempts = async () => (await house.inbox()).map((row) => row.attempts)

/** Waits until so many messages have been tried so often and wait for the next time. */
async function afterAttempt(number: number, messages = 1): Promise<void> {
  await eventually(async () => {
    const rows = (await house.inbox()).filter((row) => row.outcome === null && row.attempts === number)
    return rows.length === messages
  }, `no ${messages} messages were tried ${number} times`)
}

/** Lets what failed fail until it is set aside. */
async function failToTheEnd(messages = 1): Promise<void> {
  for (const number of [1, 2]) {
    await afterAttempt(number, messages)
    await house.hurry()
  }
  await house.handled()
}

describe('a message whose handling throws', () => {
  beforeEach(async () => {
    house.process().startTurns()
    await house.arrive('Ngọc', 'lỗi')
    await house.arrive('Ngọc', 'sau đó')
    await afterAttempt(1)
  })

  it('is told of after the second failure, set aside with an apology after the third, and its chat goes on', async () => {
    expect(await texts()).toEqual([])
    await house.hurry()
    await afterAttempt(2)
    expect(await texts()).toEqual([DELAYED])
    await house.hurry()
    await house.handled()
    expect(await texts()).toEqual([DELAYED, SET_ASIDE, 'sau đó'])
    expect(await house.inbox()).toMatchObject([{ outcome: 'set aside' }, { outcome: 'handled', attempts: 0 }])
    expect(tries.get('lỗi')).toBeGreaterThanOrEqual(3)
  })

  it('holds up its own chat alone', async () => {
    await house.arrive('Lan', 'a')
    await eventually(async () => (await texts()).includes('a'))
    expect(tries.get('sau đó')).toBeUndefined()
    expect(await attempts()).toEqual([1, 0, 0])
  })

  it('is handled when it succeeds later', async () => {
    script.converse = echo
    await house.hurry()
    await house.handled()
    expect(await texts()).toEqual(['lỗi', 'sau đó'])
  })

  it('is told of in the language of its chat', async () => {
    await house.database.client`update chats set language = 'en'`
    await house.hurry()
    await afterAttempt(2)
    expect(await texts()).toEqual([catalogues.en['menu.delayed']])
  })
})

describe('failures among many', () => {
  it('are each told of once, however many workers there are', async () => {
    for (let process = 0; process < 3; process++) house.process().startTurns()
    const chats = Array.from({ length: 40 }, (_, index) => `chat ${index}`)
    await Promise.all(chats.map((chat) => house.arrive(chat, `lỗi ${chat}`)))
    await failToTheEnd(chats.length)
    const said = await texts()
    expect(said.filter((text) => text === DELAYED)).toHaveLength(chats.length)
    expect(said.filter((text) => text === SET_ASIDE)).toHaveLength(chats.length)
  })
})

describe('a group', () => {
  it('is left in peace by what was not handled', async () => {
    house.process().startTurns()
    await house.arrive('-1', 'lỗi', { chat: { address: '-1', kind: 'group' }, sender: { address: '5' } })
    await failToTheEnd()
    expect(await texts()).toEqual([])
  })
})

describe('a message that can’t be opened', () => {
  it('is set aside with an apology, and its chat goes on', async () => {
    await house.arrive('Ngọc', 'a')
    await house.database
      .client`update inbox set body_sealed = set_byte(body_sealed, 40, 255 - get_byte(body_sealed, 40))`
    await house.arrive('Ngọc', 'b')
    house.process().startTurns()
    await failToTheEnd()
    expect(await texts()).toEqual([DELAYED, SET_ASIDE, 'b'])
  })
})

describe('a message of a messenger that is off', () => {
  it('is tried like any other, so that nothing waits for ever', async () => {
    await house.arrive('Lan', 'a')
    await house.database.client`update chats set channel = 'zalo'`
    house.process().startTurns()
    await house.arrive('Ngọc', 'b')
    await failToTheEnd()
    expect((await house.inbox()).map(({ outcome }) => outcome)).toEqual(['set aside', 'handled'])
  })
})
