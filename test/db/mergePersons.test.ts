import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Profile, together } from '../../bot/core/person.ts'
import { actLines } from '../../db/actLines.ts'
import { recordAct } from '../../db/acts.ts'
import { chatById, chatsOfPerson } from '../../db/chats.ts'
import { recordRequest } from '../../db/dataRequests.ts'
import { erase, eraseReturned } from '../../db/erase.ts'
import { erasuresNow } from '../../db/erasures.ts'
import { joinChat } from '../../db/joinChat.ts'
import { readsOfVisits, recordLogRead } from '../../db/logReads.ts'
import { mergePersons } from '../../db/mergePersons.ts'
import { oddities } from '../../db/oddities.ts'
import { countLookUps, notedSince, officialReadsOf, recordOfficialReads } from '../../db/officialReads.ts'
import { profilesOf, saveProfile } from '../../db/people.ts'
import { busiestReader, officialReadsSince } from '../../db/readsByOfficials.ts'
import { findable } from '../../db/seal.ts'
import { openVisitOf } from '../../db/visits.ts'
import { EDITION, KEYS } from '../flows/world/city.ts'
import { giveEverything, rowsOf } from './support/belongings.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

let town: Town
let first: number
let second: number
let market: Place
let cafe: Place

beforeEach(async () => {
  town = await foundTown()
  first = await town.person()
  second = await town.person()
  market = await town.place('D1W1')
  cafe = await town.place('D2W1')
})
afterEach(() => town.end())

const MERGED = new Date('2026-11-23T05:00:00.000Z')
const at = (time: string) => `2026-11-23T${time}:00.000Z`
const mergeOf = (stays: number, goes: number) =>
  town.database.transaction((store) =>
    mergePersons<Profile>(store, { first: stays, second: goes, at: MERGED }, together),
  )
const merge = () => mergeOf(first, second)
const chatOf = async (person: number) => (await chatsOfPerson(town.database, person))[0]?.id ?? 0

describe('two persons who are one', () => {
  it('have everything that the second had, of every table that names persons', async () => {
    await giveEverything(town.database, second, market, at('01:00'))
    const before = await rowsOf(town.database, second)
    const missing = Object.keys(before).filter((column) => before[column] === 0)
    expect(missing, 'belongings.ts gives none of these, so nobody knows whether they are merged').toEqual([])
    await merge()
    expect(Object.values(await rowsOf(town.database, second)).every((count) => count === 0)).toBe(true)
    expect(await rowsOf(town.database, first)).toEqual({
      ...before,
      'chats.person_id': 2,
      'former_log_ids.person_id': 2,
    })
    expect((await profilesOf(town.database, [second])).size).toBe(0)
  })

  it('have once what can only be once', async () => {
    await giveEverything(town.database, first, cafe, at('02:00'))
    await giveEverything(town.database, second, market, at('01:00'))
    await merge()
    const rows = await rowsOf(town.database, first)
    // Those that either had, and the second's own.
    const FORMER = 'former_log_ids.person_id'
    const once = [
      'consents.given_by',
      'consents.person_id',
      'family.member_id',
      'officials.appointed_by',
      'officials.person_id',
      'open_visits.person_id',
    ]
    for (const [column, count] of Object.entries(rows))
      expect([column, count]).toEqual([column, once.includes(column) ? 1 : column === FORMER ? 3 : 2])
    const [consent] = await town.database.client`select given_at = ${at('01:00')} as earlier from consents`
    expect(consent).toEqual({ earlier: true })
  })

  it('keep a yes that was taken back beside one that stands', async () => {
    await giveEverything(town.database, first, cafe, at('01:00'))
    await giveEverything(town.database, second, market, at('02:00'))
    await town.database.client`update consents set withdrawn_at = ${at('03:00')} where person_id = ${first}`
    await merge()
    const rows = await town.database.client`
      select withdrawn_at is null as stands from consents where person_id = ${first} order by given_at`
    expect([...rows]).toEqual([{ stands: false }, { stands: true }])
  })

  it('are officials for as long as either was', async () => {
    await giveEverything(town.database, first, cafe, at('01:00'))
    await giveEverything(town.database, second, market, at('02:00'))
    await town.database.client`update officials set until = ${at('05:00')} where person_id = ${first}`
    await merge()
    expect([...(await town.database.client`select person_id as person, until from officials`)]).toEqual([
      { person: first, until: null },
    ])
  })
})

describe('what they are told of cases', () => {
  it('is once a case, by the notice that reached them, and never of their own', async () => {
    const { client } = town.database
    const traces = await client<{ id: number }[]>`
      insert into traces (edition, unit_code, reference_sealed, person_id, from_at, to_at, margin_minutes, inferred_minutes, created_at)
      select 'any', 'D1', '\\x00', whose, now(), now(), 1, 1, now() from unnest(array[null, ${first}]::bigint[]) whose
      returning id`
    const [another, own] = traces.map(({ id }) => id)
    await client`
      insert into exposure_notices (trace_id, person_id, created_at, delivered_at, called_at, call_outcome) values
        (${another ?? 0}, ${first}, now(), null, now(), 'not reached'), (${another ?? 0}, ${second}, now(), now(), null, null),
        (${own ?? 0}, ${second}, now(), now(), null, null)`
    await merge()
    const left = await client`
      select person_id::int as person, trace_id::int as trace, delivered_at is not null as arrived from exposure_notices`
    expect([...left]).toEqual([{ person: first, trace: Number(another), arrived: true }])
  })
})

describe('where they are', () => {
  const past = async () => [
    ...(await town.database.client`
      select to_char(ended_at at time zone 'UTC', 'HH24:MI') as ended, ended_by as by from visits order by started_at, id`),
  ]

  it('is where they came last, and the visit before ends there, whosever it was', async () => {
    await town.enter(first, market, new Date(at('01:00')))
    await town.enter(second, cafe, new Date(at('02:00')))
    await merge()
    expect((await openVisitOf(town.database, first))?.venueId).toBe(cafe.venueId)
    expect(await past()).toEqual([
      { ended: '02:00', by: 'elsewhere' },
      { ended: null, by: null },
    ])
  })

  it('is as it was when the first came last', async () => {
    await town.enter(second, market, new Date(at('01:00')))
    await town.enter(first, cafe, new Date(at('02:00')))
    await merge()
    expect((await openVisitOf(town.database, first))?.venueId).toBe(cafe.venueId)
    expect((await past())[0]).toEqual({ ended: '02:00', by: 'elsewhere' })
  })

  it('leaves a visit whose usual stay was over to have ended then', async () => {
    await town.enter(second, market, new Date(at('01:00')), new Date(at('02:00')))
    await town.enter(first, cafe, new Date(at('04:00')))
    await merge()
    expect((await past())[0]).toEqual({ ended: '02:00', by: 'usual stay' })
  })
})

describe('what is known of them', () => {
  const know = (person: number, facts: Profile) => saveProfile(town.database, person, facts)
  const profile = async () => (await profilesOf<Profile>(town.database, [first])).get(first)
  const phoneHash = async () => {
    const [row] = await town.database.client<{ hash: Uint8Array | null }[]>`
      select phone_hash as hash from persons where id = ${first}`
    return row?.hash && Buffer.from(row.hash)
  }
  const hashOf = (phone: string) => Buffer.from(findable(KEYS, 'phone', phone))

  it('is what the first said, and what only the second said', async () => {
    await know(first, { name: 'Mai', phone: '+84912345678' })
    await know(second, { name: 'M', phone: '+84912345679', phoneConfirmed: true, sex: 'nữ' })
    await merge()
    expect(await profile()).toEqual({ name: 'Mai', phone: '+84912345678', sex: 'nữ' })
    expect(await phoneHash()).toEqual(hashOf('+84912345678'))
  })

  it('finds them by the second phone when the first had none, as far as it was vouched for', async () => {
    await know(second, { phone: '+84912345679', phoneConfirmed: true })
    await merge()
    expect(await profile()).toEqual({ phone: '+84912345679', phoneConfirmed: true })
    expect(await phoneHash()).toEqual(hashOf('+84912345679'))
  })
})

describe('what they chose and did', () => {
  it.each([
    ['was said by the second alone', [null, false], [false, true], { reminders: false, receipts: true }],
    ['was said by both', [true, true], [false, false], { reminders: true, receipts: true }],
  ] as const)('stays when it %s', async (_, own, other, chosen) => {
    for (const [person, [reminders, receipts]] of [
      [first, own],
      [second, other],
    ] as const)
      await town.database
        .client`update persons set reminders = ${reminders}, receipts = ${receipts} where id = ${person}`
    await merge()
    const rows = await town.database.client`select reminders, receipts from persons where id = ${first}`
    expect([...rows]).toEqual([chosen])
  })

  it('is told as one person’s, of whoever they were before, and not a line is rewritten', async () => {
    const { database } = town
    const [third, office] = [await town.person(), { edition: EDITION, unitCode: 'D1', reference: 'BN 7' }]
    await town.enter(first, market, new Date(at('01:00')))
    const read = { venueId: market.venueId, how: 'chat', first: '2026-11-23', last: '2026-11-23' } as const
    await recordLogRead(database, { ...read, readerId: third, at: new Date(at('02:00')) })
    for (const [reader, time] of [
      [first, '02:00'],
      [second, '02:01'],
      [third, '02:02'],
    ] as const) {
      const looked = { ...office, readerId: reader, what: 'looked up', at: new Date(at(time)) } as const
      await recordOfficialReads(database, {
        ...looked,
        persons: reader === first ? [] : [second],
        traceId: 1,
      })
    }
    await recordAct(database, { what: 'staff joined', actorId: third, personId: second, at: MERGED })
    const lines = () => database.client`
      select (select json_agg(r order by r.id) from official_reads r) as reads,
             (select json_agg(r order by r.id) from log_reads r) as logs, (select json_agg(a order by a.id) from acts a) as acts`
    const [before, ids] = [await lines(), await logIds([first, second, third])]
    await mergeOf(second, third)
    await merge()
    expect(await lines()).toEqual(before)

    const since = new Date(at('00:00'))
    expect(await readsOfVisits(database, first, { zone: 'Asia/Ho_Chi_Minh', limit: 10 })).toEqual([])
    expect(await officialReadsOf(database, first, 10)).toHaveLength(2)
    const [own] = ids
    expect((await officialReadsSince(database, since, 10)).map(({ readerLogId }) => readerLogId)).toEqual([
      own,
      own,
      own,
    ])
    const noted = { readerId: first, traceId: 1, what: 'looked up', persons: [first] } as const
    expect([...(await notedSince(database, noted, since))]).toEqual([first])
    expect(await countLookUps(database, first, since)).toBe(3)
    expect(await busiestReader(database, since)).toEqual({ lookUps: 3, inVain: 1 })
    const shown = await actLines(database, { since, who: ids[2] ?? '', limit: 10 })
    expect(new Set(shown.map(({ actorLogId }) => actorLogId))).toEqual(new Set([own]))
    expect(shown.find(({ what }) => what === 'staff joined')?.personLogId).toBe(own)
    expect(shown).toHaveLength(5)
  })

  it('keeps an office that was ended before ended, whoever they are by now', async () => {
    const { database } = town
    const [ended, since] = [new Date(at('01:00')), new Date(at('00:00'))]
    await recordAct(database, { what: 'official cut off', personId: second, at: ended })
    await merge()
    const looked = {
      edition: EDITION,
      unitCode: 'D1',
      reference: 'BN 7',
      what: 'looked up',
      persons: [],
    } as const
    await recordOfficialReads(database, { ...looked, readerId: first, at: new Date(at('02:00')) })
    const found = await oddities(database, { since, zone: 'UTC', searches: 1 })
    expect(found.filter(({ kind }) => kind === 'office ended')).toMatchObject([{ count: 1 }])
  })

  it('is one person’s request, whoever asked', async () => {
    const asked = new Date(at('02:00'))
    const request = { kind: 'copy', askedAt: asked, answerBy: asked, doBy: asked, done: true } as const
    await recordRequest(town.database, { ...request, personId: second })
    await merge()
    const [row] = await town.database.client`
      select r.person_log_id = p.log_id as own from data_requests r join persons p on p.id = ${first}`
    expect(row).toEqual({ own: true })
  })

  it('is erased under every name, so that a backup of before brings back neither half', async () => {
    const { database } = town
    const ids = await logIds([first, second])
    await merge()
    const chat = await chatOf(first)
    await database.transaction(async (store) => {
      await store.client`select 1 from chats where id = ${chat} for no key update`
      await erase(store, { chatId: chat, personId: first }, MERGED)
    })
    const erasures = await erasuresNow(database)
    expect(erasures.map(({ logId }) => logId)).toEqual([...ids].sort())
    expect([...(await database.client`select 1 from former_log_ids`)]).toEqual([])
    // As the backup has them: two persons, who knew nothing of each other.
    await town.asOwner(
      `insert into persons (log_id, profile_sealed) values ${ids.map((id) => `('${id}', '')`).join(', ')}`,
    )
    expect(await eraseReturned(database, erasures, MERGED)).toBe(2)
  })
})

async function logIds(persons: readonly number[]): Promise<string[]> {
  const rows = await town.database.client<{ log_id: string }[]>`
    select log_id from persons where id = any(${[...persons]}) order by id`
  return rows.map(({ log_id }) => log_id)
}

describe('chats that are joined at the same moment', () => {
  type Join = { readonly own: number; readonly other: number }

  /**
   * Turns that each hold their own chat before any of them wants another. Those that found a chat busy are played again
   * afterwards, as the server does.
   */
  async function joinAtOnce(joins: readonly Join[], rounds = joins.length): Promise<void> {
    const everybody = barrier(joins.length)
    const outcomes = await Promise.allSettled(
      joins.map(({ own, other }) =>
        town.database.transaction(async (store) => {
          await store.client`select 1 from chats where id = ${own} for no key update`
          await everybody()
          const personId = (await chatById(store, own))?.personId ?? 0
          const both = { chatId: own, personId, otherId: other }
          await joinChat<Profile>(store, { ...both, isAgreed: true, at: MERGED }, together)
        }),
      ),
    )
    const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    expect(new Set(failed)).toEqual(new Set(failed.map(() => 'Error: another chat of the person is busy')))
    const busy = joins.filter((_, index) => outcomes[index]?.status === 'rejected')
    if (busy.length > 0 && rounds > 0) return joinAtOnce(busy, rounds - 1)
    expect(busy).toEqual([])
  }

  /** Waits until so many wait. */
  function barrier(count: number): () => Promise<void> {
    const come: (() => void)[] = []
    return () =>
      new Promise((resolve) => {
        come.push(resolve)
        if (come.length === count) for (const go of come) go()
      })
  }

  it('each into the other: nobody waits for somebody who waits, and it comes out once', async () => {
    const [one, other] = [await chatOf(first), await chatOf(second)]
    await giveEverything(town.database, first, cafe, at('02:00'))
    await giveEverything(town.database, second, market, at('01:00'))
    await joinAtOnce([
      { own: one, other },
      { own: other, other: one },
    ])
    const [left] = await town.database.client`
      select count(distinct person_id)::int as persons from chats where id in (${one}, ${other})`
    expect(left).toEqual({ persons: 1 })
  })

  it('in a ring of three', async () => {
    const third = await town.person()
    const [a, b, c] = [await chatOf(first), await chatOf(second), await chatOf(third)]
    await joinAtOnce([
      { own: a, other: b },
      { own: b, other: c },
      { own: c, other: a },
    ])
    const [left] = await town.database.client`
      select count(distinct person_id)::int as persons from chats where id in (${a}, ${b}, ${c})`
    expect(left).toEqual({ persons: 1 })
  })
})

describe('the chats of a person', () => {
  it('are told first where messages arrive, then where the person talked last', async () => {
    const [blocked, older] = [await chatOf(first), await chatOf(second)]
    await merge()
    const third = await town.person()
    const newest = await chatOf(third)
    const { client } = town.database
    await client`update chats set person_id = ${first} where id = ${newest}`
    await client`update chats set unreachable_at = now() where id = ${blocked}`
    for (const [chat, moment] of [
      [blocked, at('03:00')],
      [older, at('01:00')],
      [newest, at('02:00')],
    ] as const)
      await client`
        insert into sessions (chat_id, sender_hash, body_sealed, updated_at)
        values (${chat}, '\\x00', '\\x00', ${moment})`
    const chats = await chatsOfPerson(town.database, first)
    expect(chats.map(({ id }) => id)).toEqual([newest, older, blocked])
  })
})
