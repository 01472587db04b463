import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { purge } from '../../db/purge.ts'
import { RETENTION } from '../../db/retention.ts'
import { KEYS } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const NOW = new Date('2026-11-23T07:05:00Z')
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString()

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 2 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

test('every table of the database says when its rows go, and there is no rule without a table', async () => {
  const rows = await database.client<{ name: string }[]>`
    select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`
  expect(Object.keys(RETENTION).sort()).toEqual(rows.map(({ name }) => name).sort())
})

test('what goes with another row refers to it so that it does', async () => {
  const rows = await database.client<{ pair: string }[]>`
    select c.conrelid::regclass || ' with ' || c.confrelid::regclass as pair from pg_constraint c
     where c.contype = 'f' and c.confdeltype = 'c'`
  const cascades = rows.map(({ pair }) => pair)
  for (const [table, rule] of Object.entries(RETENTION))
    if ('goesWith' in rule) expect(cascades).toContain(`${table} with ${rule.goesWith}`)
})

/** A row of each table that is over, and one that is not, told from each other by a column. */
async function oldAndYoung(): Promise<void> {
  const { client } = database
  const [venue] = await client<{ id: number }[]>`
    insert into venues (name, type, edition, unit_code) values ('Chợ Ga', 'market', 'e', '1') returning id`
  const [person] = await client<{ id: number }[]>`
    insert into persons (profile_sealed, used_at) values ('', ${NOW.toISOString()}) returning id`
  const chat = async (kind: string, name: string, unreachable: string | null) => {
    const [row] = await client<{ id: number }[]>`
      insert into chats (channel, kind, address_hash, address_sealed, person_id, created_at, unreachable_at)
      values ('web', ${kind}, ${Buffer.from(name)}, '', ${kind === 'private' ? (person?.id ?? 0) : null}, ${ago(200)},
              ${unreachable}) returning id`
    return row?.id ?? 0
  }
  const known = await chat('private', 'known', null)
  for (const [name, days] of [
    ['over', 91],
    ['kept', 89],
  ] as const)
    await client`
      insert into unit_groups (chat_id, edition, unit_code) values (${await chat('group', name, ago(days))}, 'e', ${name})`
  await chat('group', 'acts for no unit', null)
  for (const [name, is] of [
    ['over', 1],
    ['kept', 0],
  ] as const) {
    const day = (days: number) => ago(days + is * 2 - 1).slice(0, 10)
    const moment = (days: number) => ago(days + is * 0.2 - 0.1)
    const hash = Buffer.from(name)
    await client`insert into chat_uses values (${known}, ${name}, ${moment(2)}, 1)`
    await client`insert into key_uses values (${name}, 1, '{1}', ${moment(1)})`
    await client`
      insert into plausibility_flags values (${venue?.id ?? 0}, ${day(31)}, ${name}, 1, ${moment(31)}, ${moment(31)})`
    await client`insert into paces values (${name}, 1, ${moment(1)})`
    await client`insert into alarm_tellings values (${name}, false, ${moment(31)}, ${moment(31)}, ${moment(30)})`
    await client`
      insert into person_codes (person_id, kind, token_hash, good_until)
      values (${person?.id ?? 0}, ${name}, ${hash}, ${moment(1)})`
    await client`
      insert into told_figures values (${known}, ${name}, ${day(60)}, 'e', '1', ${moment(60)}, 1, 1, 1)`
    const [round] = await client<{ id: number }[]>`
      insert into report_rounds (edition, unit_code, title, first_day, last_day, due_day, opened_at)
      values ('e', '1', ${name}, ${day(375)}, ${day(370)}, ${day(365)}, ${moment(375)}) returning id`
    await client`
      insert into round_reports (round_id, unit_code, remarks_sealed) values (${round?.id ?? 0}, ${name}, '')`
    await client`
      insert into venues (name, type, edition, unit_code, owner_id, registrant_sealed, address_sealed, closed_at)
      values (${name}, 'market', 'e', '1', ${person?.id ?? 0}, '', '', ${moment(90)})`
  }
}

test('what nobody needs any more goes: the use of limits, codes that were replaced, rounds with what officials remarked, old groups', async () => {
  await oldAndYoung()
  await purge(database, NOW)
  const columns = {
    chat_uses: 'what',
    key_uses: 'process',
    plausibility_flags: 'kind',
    paces: 'bucket',
    alarm_tellings: 'name',
    person_codes: 'kind',
    told_figures: 'period',
    report_rounds: 'title',
    round_reports: 'unit_code',
    unit_groups: 'unit_code',
  }
  for (const [table, column] of Object.entries(columns)) {
    const rows = await database.client.unsafe(`select ${column} as name from ${table}`)
    expect([table, rows.map(({ name }) => name)]).toEqual([table, ['kept']])
  }
  const groups =
    await database.client`select convert_from(address_hash, 'UTF8') as name from chats where kind = 'group'`
  expect(groups.map(({ name }) => name)).toEqual(['kept'])
})

test('of a venue that was closed for long nobody’s name and address stay, and of no owner’s who is gone; its row stays for the counts', async () => {
  await database.client`
    insert into venues (name, type, edition, unit_code, registrant_sealed) values ('nobody’s', 'market', 'e', '1', '')`
  await purge(database, NOW)
  const rows = await database.client`
    select name, owner_id is not null or registrant_sealed is not null as named, address_sealed is not null as found
      from venues where name <> 'Chợ Ga' order by name`
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { name: 'kept', named: true, found: true },
    { name: 'nobody’s', named: false, found: false },
    { name: 'over', named: false, found: false },
  ])
})

test('whoever answered for a place or a unit goes, too, once the scheme has ended for as long', async () => {
  const { client } = database
  const owner = async (name: string) => {
    const [row] = await client<{ id: number }[]>`
      insert into persons (profile_sealed, used_at) values ('', ${ago(91)}) returning id`
    await client`
      insert into venues (name, type, edition, unit_code, owner_id) values (${name}, 'market', 'e', '1', ${row?.id ?? 0})`
    return row?.id ?? 0
  }
  const id = await owner('open')
  const stays = async () => (await client`select 1 from persons where id = ${id}`).length === 1
  await client`insert into city_state (time_zone, ended_at) values ('UTC', ${ago(89)})`
  await purge(database, NOW)
  expect(await stays()).toBe(true)
  await client`update city_state set ended_at = ${ago(91)}`
  await purge(database, NOW)
  expect(await stays()).toBe(false)
})

test('all that was anybody’s has its line in the ledger', async () => {
  const rows =
    await database.client`select what, sum("rows")::int as rows from purges group by what order by what`
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { what: 'chats', rows: 2 },
    { what: 'pages', rows: 1 },
    { what: 'persons', rows: 1 },
    { what: 'reports', rows: 1 },
    { what: 'venues', rows: 2 },
  ])
})
