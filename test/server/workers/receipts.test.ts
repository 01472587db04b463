import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, cityDay } from '../../../bot/core/cityTime.ts'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import { recordDeclaration } from '../../../db/declarations.ts'
import { setReceipts } from '../../../db/ownData.ts'
import { dropVisitDaysBefore, makeVisitPartitions } from '../../../db/partitions.ts'
import { purge } from '../../../db/purge.ts'
import { lastPurges, type TellDeleted } from '../../../db/purges.ts'
import { open } from '../../../db/seal.ts'
import { tellDeleted } from '../../../server/workers/receipts.ts'
import { foundTown, type Place, type Town } from '../../db/support/town.ts'
import { ZONE } from '../../flows/world/city.ts'

/** The database itself knows what day it is, so these days are the real ones. */
const NOW = new Date()
const TODAY = cityDay(NOW, ZONE)
const OLD = addDays(TODAY, -31)
const NOON = new Date(`${OLD}T05:00:00Z`)
const [, MONTH = '', DAY = ''] = OLD.split('-')

let town: Town
let place: Place
let wants: number
let wantsNothing: number
beforeAll(async () => {
  town = await foundTown()
  place = await town.place('D1W1')
  await makeVisitPartitions(town.database, addDays(TODAY, -33), 34, ZONE)
  ;[wants, wantsNothing] = [await town.person(), await town.person()]
  await setReceipts(town.database, wants, true)
})
afterAll(() => town.end())

const tell: TellDeleted = (store, deleted) => tellDeleted({ timeZone: ZONE }, store, deleted)

/** What was said since it was looked at last, with the person it was said to. */
async function said(): Promise<{ readonly person: number; readonly text: string }[]> {
  const rows = await town.database.client<{ person: number; body: Uint8Array }[]>`
    with taken as (delete from outbox returning id, chat_id, body_sealed)
    select c.person_id as person, t.body_sealed as body from taken t join chats c on c.id = t.chat_id order by t.id`
  return rows.map(({ person, body }) => ({
    person,
    text: open<OutgoingMessage>(town.database.keys, 'outbox', body).text,
  }))
}

/** A member of the person's family, who has no chat. */
async function member(): Promise<number> {
  const [row] = await town.database.client<{ id: number }[]>`
    insert into persons (profile_sealed) values ('\\x00') returning id`
  await town.database.client`
    insert into family (member_id, holder_id, relation) values (${row?.id ?? 0}, ${wants}, 'child')`
  return row?.id ?? 0
}

async function declared(personId: number): Promise<void> {
  await recordDeclaration(town.database, {
    personId,
    template: 't',
    answers: {},
    risk: false,
    edition: 'e',
    unitCode: undefined,
    legalBasis: 'consent',
    declaredAt: NOON,
    validUntil: NOON,
    keptUntil: new Date(NOW.getTime() - 1_000),
    counted: { unitCode: '1', day: '2026-11-28', figures: { all: 1 } },
  })
}

test('a day of visits that goes is told once to who wants it, by several processes too', async () => {
  for (const person of [wants, wantsNothing, await member()]) await town.enter(person, place, NOON, NOON)
  const drop = () => dropVisitDaysBefore(town.database, addDays(TODAY, -30), ZONE, { at: NOW, tell })
  const dropped = await Promise.all([drop(), drop(), drop()])
  expect(dropped.reduce((sum, days) => sum + days, 0)).toBe(3)
  const [ledger] = await lastPurges(town.database)
  expect(ledger).toMatchObject({ what: 'visits', before: new Date(`${OLD}T17:00:00Z`), at: NOW })
  const told = await said()
  expect(told.map(({ person }) => person)).toEqual([wants])
  expect(told[0]?.text).toMatch(
    new RegExp(
      `^2 lượt vào ngày ${DAY}/${MONTH}/\\d{4} của Anh/Chị đã xoá lúc .*, số biên nhận ${ledger?.id}\\.$`,
    ),
  )
})

test('so are declarations whose time is over, and of nobody else’s', async () => {
  for (const person of [wants, wantsNothing]) await declared(person)
  await Promise.all([purge(town.database, NOW, tell), purge(town.database, NOW, tell)])
  const told = await said()
  expect(told.map(({ person }) => person)).toEqual([wants])
  expect(told[0]?.text).toMatch(/^1 tờ khai của Anh\/Chị đã xoá lúc .*, số biên nhận \d+\.$/)
  const rows = await town.database.client`select "rows" from purges where what = 'declarations'`
  expect([...rows]).toEqual([{ rows: 2 }])
})

test('a deletion that fails leaves no line, and nobody is told of it', async () => {
  await declared(wants)
  const failing: TellDeleted = () => Promise.reject(new Error('a bug'))
  await expect(purge(town.database, NOW, failing)).rejects.toThrow('a bug')
  const [left] = await town.database.client`
    select (select count(*)::int from declarations) as declarations,
           (select count(*)::int from purges where what = 'declarations') as lines`
  expect(left).toEqual({ declarations: 1, lines: 1 })
  expect(await said()).toEqual([])
})

test('proofs are kept for a year; a request that nobody did stays', async () => {
  const { client } = town.database
  const old = new Date(NOW.getTime() - 367 * 86_400_000).toISOString()
  const [asker] = await client<{ id: number }[]>`select id from persons order by id limit 1`
  for (const done of [old, null])
    await client`
      insert into data_requests (person_log_id, person_id, kind, asked_at, answer_by, do_by, done_at)
      values (gen_random_uuid(), ${asker?.id ?? null}, 'other', ${old}, ${old}, ${old}, ${done})`
  await client`
    insert into log_reads (venue_id, reader_log_id, how, first_day, last_day, at)
    values (${place.venueId}, gen_random_uuid(), 'chat', ${OLD}, ${OLD}, ${old})`
  await town.asOwner(`update purges set at = '${old}'`)
  await purge(town.database, NOW)
  const [left] = await client`
    select (select count(*)::int from data_requests) as requests, (select count(*)::int from log_reads) as reads,
           (select count(*)::int from purges where at = ${old}) as lines`
  expect(left).toEqual({ requests: 1, reads: 0, lines: 0 })
})
