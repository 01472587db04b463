import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { doorPerson, noteSeen, typedMark } from '../../db/doorPersons.ts'
import { giveCard, holderOf, replaceChatCode, revokeCards, standingCards } from '../../db/personCodes.ts'
import { purge } from '../../db/purge.ts'
import { foundTown, type Town } from './support/town.ts'

const NOW = new Date('2026-11-23T07:00:00Z')
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

let town: Town
let person: number
beforeAll(async () => {
  town = await foundTown()
})
afterAll(() => town.end())
beforeEach(async () => {
  person = await town.person()
  await town.database.client`delete from person_codes`
})

describe('a code of ours', () => {
  it('of the chat is good a while after the next one', async () => {
    await replaceChatCode(town.database, person, 'FIRST', NOW)
    await replaceChatCode(town.database, person, 'SECOND', later(24))
    const holders = [later(23), later(24)].map((at) => holderOf(town.database, 'token', 'FIRST', at))
    expect(await Promise.all(holders)).toEqual([person, undefined])
    expect(await holderOf(town.database, 'token', 'SECOND', later(100))).toBe(person)
  })

  it('that was never given out is nobody', async () => {
    expect(await holderOf(town.database, 'token', 'NEVER', NOW)).toBeUndefined()
  })
})

describe('a card', () => {
  it('is known by its symbol and by its code, each for itself', async () => {
    await giveCard(town.database, person, { token: 'TOKEN', code: 'CODE' }, NOW)
    expect(await holderOf(town.database, 'token', 'TOKEN', NOW)).toBe(person)
    expect(await holderOf(town.database, 'code', 'CODE', NOW)).toBe(person)
    expect(await holderOf(town.database, 'token', 'CODE', NOW)).toBeUndefined()
    expect(await holderOf(town.database, 'code', 'TOKEN', NOW)).toBeUndefined()
  })

  it('ends as a whole, and leaves those that were given later', async () => {
    await giveCard(town.database, person, { token: 'OLD', code: 'OLD CODE' }, NOW)
    await giveCard(town.database, person, { token: 'NEW', code: 'NEW CODE' }, later(1))
    expect(await revokeCards(town.database, person, later(1), later(2))).toBe(1)
    expect(await revokeCards(town.database, person, later(1), later(2))).toBe(0)
    const said = [
      ['token', 'OLD'],
      ['code', 'OLD CODE'],
      ['token', 'NEW'],
      ['code', 'NEW CODE'],
    ] as const
    const holders = await Promise.all(
      said.map(([what, words]) => holderOf(town.database, what, words, later(2))),
    )
    expect([holders, await standingCards(town.database, person)]).toEqual([
      [undefined, undefined, person, person],
      1,
    ])
  })

  it('of somebody else stays', async () => {
    await giveCard(town.database, person, { token: 'TOKEN', code: 'CODE' }, NOW)
    await revokeCards(town.database, await town.person(), later(5), later(5))
    expect(await standingCards(town.database, person)).toBe(1)
  })
})

describe('somebody at a door who has no chat', () => {
  const A = { name: 'Lê A' }
  const hash = (last: number) => Uint8Array.from([...Array(15).fill(7), last])

  it('is found again by any mark, and gets those that were missing', async () => {
    const first = await doorPerson(town.database, { kind: 'document', hashes: [hash(1)] }, A)
    const both = await doorPerson(town.database, { kind: 'document', hashes: [hash(2), hash(1)] }, A)
    const second = await doorPerson(town.database, { kind: 'document', hashes: [hash(2)] }, A)
    expect([both, second]).toEqual([first, first])
    expect(await doorPerson(town.database, { kind: 'document', hashes: [hash(3)] }, {})).not.toBe(first)
  })

  it('who was typed is never the holder of a document, nor of a chat', async () => {
    const typed = await doorPerson(town.database, typedMark(town.database, 'le a', '+84912345678'), {
      phone: '+84912345678',
    })
    expect(await doorPerson(town.database, typedMark(town.database, 'le a', '+84912345678'), {})).toBe(typed)
    expect(await doorPerson(town.database, typedMark(town.database, 'le b', '+84912345678'), {})).not.toBe(
      typed,
    )
    expect(typed).not.toBe(person)
  })

  it('is made once when two guards scan the same document at one moment', async () => {
    const scans = [1, 2, 3].map(() =>
      town.database.transaction((store) => doorPerson(store, { kind: 'document', hashes: [hash(9)] }, {})),
    )
    expect(new Set(await Promise.all(scans)).size).toBe(1)
  })

  it('is kept for as long as they are seen', async () => {
    const seen = await doorPerson(town.database, { kind: 'document', hashes: [hash(4)] }, {})
    const unseen = await doorPerson(town.database, { kind: 'document', hashes: [hash(5)] }, {})
    await town.database.client`
      update persons set used_at = '2026-08-01T00:00:00Z' where id in (${seen}, ${unseen})`
    await noteSeen(town.database, [seen], NOW)
    await purge(town.database, NOW)
    const left = await town.database.client<{ id: number }[]>`
      select id from persons where id in (${seen}, ${unseen})`
    expect(left.map(({ id }) => Number(id))).toEqual([seen])
  })
})
