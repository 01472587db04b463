import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import { recordAct } from '../../db/acts.ts'
import { ensureChat } from '../../db/chats.ts'
import { connect, type Database } from '../../db/connect.ts'
import { isMigrated } from '../../db/migrate.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { createPerson } from '../../db/people.ts'
import { ONLY_ADDED_TO, problemOfRole } from '../../db/roles.ts'
import { connectMigrated } from '../../server/start/openDatabase.ts'
import { KEYS, ZONE } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let database: Database
let today: string
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 1 })
  today = cityDay(new Date(), ZONE)
  await makeVisitPartitions(database, addDays(today, -31), 32, ZONE)
})
afterAll(async () => {
  await database?.close()
  await fresh?.drop()
})

/** What the database says to a statement of the server's role; nothing when it lets it through. */
async function refusal(statement: string): Promise<string | undefined> {
  try {
    await database.client.unsafe(statement)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('the role of the server', () => {
  it.each(ONLY_ADDED_TO)('changes and deletes nothing of %s', async (table) => {
    const [column] = await database.client<{ name: string }[]>`
      select column_name as name from information_schema.columns where table_name = ${table} and column_name <> 'id' limit 1`
    // Whoever owns nothing gives nobody a right: PostgreSQL only warns, and what follows is refused all the same.
    await database.client.unsafe(`grant all on ${table} to current_user`)
    for (const statement of [
      `update ${table} set ${column?.name} = ${column?.name}`,
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} disable trigger all`,
    ])
      expect([statement, await refusal(statement)]).toEqual([
        statement,
        expect.stringMatching(/permission denied|must be owner/),
      ])
  })

  it('owns and makes nothing, and changes no function and no trigger', async () => {
    const day = `visits_${addDays(today, -5).replaceAll('-', '')}`
    for (const statement of [
      `drop table ${day}`,
      `truncate ${day}`,
      `alter table visits detach partition ${day}`,
      'truncate visits',
      'create table own (id int)',
      `create function own() returns int language sql as 'select 1'`,
      'alter function forget_proofs(timestamptz) owner to current_user',
      'alter function forget_proofs(timestamptz) security invoker',
      `create or replace function forget_proofs(before timestamptz) returns void language sql as 'select null::void'`,
      'drop function drop_visit_partition(date, text)',
      'create trigger own after insert on acts execute function count_visit()',
      'create schema own',
      `update drizzle.__drizzle_migrations set hash = 'x'`,
    ])
      expect([statement, await refusal(statement)]).toEqual([
        statement,
        expect.stringMatching(/permission denied|must be owner|does not exist/),
      ])
  })

  it('has the owner forget no proof that is younger than a year, whatever it says', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
    for (const days of [0, 364, 366]) await recordAct(database, { what: 'backup', at: daysAgo(days) })
    // A table of the moment by the same name stands in nobody's way.
    await database.client`create temp table log_reads (at timestamptz)`
    await database.client`select forget_proofs('infinity')`
    await database.client`drop table pg_temp.log_reads`
    const rows = await database.client<{ at: string }[]>`select at from acts order by at`
    expect(rows.map(({ at }) => cityDay(new Date(at), ZONE))).toEqual(
      [364, 0].map((days) => cityDay(daysAgo(days), ZONE)),
    )
  })

  it('has no day dropped that is to be kept, and no visits while the scheme goes on', async () => {
    expect(await refusal(`select drop_visit_partition('${addDays(today, -30)}', '${ZONE}')`)).toContain(
      'inside the retention',
    )
    // A zone of the caller's own making would be seven days ahead of everybody.
    expect(await refusal(`select drop_visit_partition('${addDays(today, -26)}', 'X-167')`)).toContain(
      'inside the retention',
    )
    await database.client`update city_state set ended_at = now()`
    expect(await refusal('select drop_visits_of_ended_scheme()')).toContain('permission denied')
    await database.client`update city_state set ended_at = null`
    expect(await refusal(`select drop_visit_partition('${addDays(today, -31)}', '${ZONE}')`)).toBeUndefined()
  })

  it('has a line sealed anew only under another key', async () => {
    await database.client`
      insert into incidents (found_at, recorded_at) values (now(), now())`
    await database.client`
      insert into incident_entries (incident_id, at, kind, words_sealed) values (1, now(), 'found', '\\x0101aa')`
    const words = async (before: string, after: string) => {
      await database.client.unsafe(`select reseal_incident_entry(1, '${before}', '${after}')`)
      const [row] = await database.client<{ words: string }[]>`
        select encode(words_sealed, 'hex') as words from incident_entries`
      return row?.words
    }
    expect(await words('\\x0101aa', '\\x0101bb')).toBe('0101aa')
    expect(await words('\\x0101cc', '\\x0102bb')).toBe('0101aa')
    expect(await words('\\x0101aa', '\\x0102bb')).toBe('0102bb')
  })
})

describe('a role that may do more than a server should', () => {
  it('is refused with what to do: the owner of everything, and whoever owns a table', async () => {
    expect(await problemOfRole(fresh.url)).toBeUndefined()
    expect(await problemOfRole(fresh.ownerUrl)).toBe('may do everything')
    const role = `khaibao_owner_${randomBytes(4).toString('hex')}`
    await fresh.asOwner(`
      create role ${role} login password '${role}'; grant ${role} to current_user;
      grant create on schema public to ${role}; alter table tallies owner to ${role}`)
    try {
      const url = new URL(fresh.ownerUrl)
      url.username = role
      url.password = role
      expect(await problemOfRole(url.href)).toBe('owns tables')
    } finally {
      await fresh.asOwner(`
        alter table tallies owner to current_user; revoke create on schema public from ${role}; drop role ${role}`)
    }
    await expect(connectMigrated({ url: fresh.ownerUrl, ownerUrl: undefined }, KEYS)).rejects.toThrow(
      /^Tài khoản trong DATABASE_URL có mọi quyền: tạo một tài khoản riêng cho máy chủ .*MIGRATION_DATABASE_URL\.$/,
    )
  })

  it('a database of an older shape is refused with the command that brings it up', async () => {
    expect(await isMigrated(fresh.url)).toBe(true)
    await fresh.asOwner(`
      delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`)
    await expect(connectMigrated({ url: fresh.url, ownerUrl: undefined }, KEYS)).rejects.toThrow(
      /^Cơ sở dữ liệu chưa theo phiên bản này: .*npm run admin -- migrate\.$/,
    )
  })
})

describe('the record of acts', () => {
  it('has room for random ids, days and words of ours, and for no number that leads to a person', async () => {
    const columns = await database.client<{ name: string; type: string }[]>`
      select column_name as name, data_type as type from information_schema.columns where table_name = 'acts'`
    const of = (wanted: string) =>
      columns.flatMap(({ name, type }) => (type === wanted ? [name] : [])).toSorted()
    expect(of('bigint')).toEqual(['id'])
    expect(of('text')).toEqual(['actor_kind', 'edition', 'unit_code', 'what'])
    expect([...new Set(columns.map(({ type }) => type))].toSorted()).toEqual([
      'bigint',
      'date',
      'integer',
      'text',
      'timestamp with time zone',
      'uuid',
    ])
    await expect(recordAct(database, { what: 'backup', personId: 4711, at: new Date() })).rejects.toThrow(
      'not noted wholly',
    )
  })

  it('tells of one person once two turned out to be one, and leads to nobody once they were erased', async () => {
    const [stays, goes] = [await person('stays'), await person('goes')]
    await recordAct(database, { what: 'staff joined', actorId: goes.id, at: new Date() })
    await recordAct(database, { what: 'office ended', actorId: stays.id, personId: goes.id, at: new Date() })
    await database.client`select name_alike_in_logs(${stays.id}, ${goes.id})`
    await database.client`delete from persons where id in (${stays.id}, ${goes.id})`
    const rows = await database.client`
      select what, actor_log_id as actor, person_log_id as person from acts
       where actor_log_id is not null order by id`
    expect(rows).toEqual([
      { what: 'staff joined', actor: stays.logId, person: null },
      { what: 'office ended', actor: stays.logId, person: stays.logId },
    ])
    expect(await database.client`select 1 from persons where log_id = ${stays.logId}`).toEqual([])
  })
})

async function person(address: string) {
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address })
  return createPerson(database, { profile: {}, chatId })
}
