import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import { recordAct } from '../../db/acts.ts'
import { briefly } from '../../db/briefly.ts'
import { ensureChat } from '../../db/chats.ts'
import { connect, type Database } from '../../db/connect.ts'
import { isMigrated, migrate } from '../../db/migrate.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { createPerson } from '../../db/people.ts'
import { FOR_THE_OWNER, FOR_THE_SERVER, ONLY_ADDED_TO, problemOfRole, STRONG_ROLES } from '../../db/roles.ts'
import { connectMigrated } from '../../server/start/openDatabase.ts'
import { KEYS, ZONE } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const POOL = { connections: 4, prepare: 'auto' } as const

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

  it('calls nothing that runs with the owner’s rights but what is listed, and lists all that does', async () => {
    const rows = await database.client<{ name: string; may: boolean }[]>`
      select oid::regprocedure::text as name, has_function_privilege(oid, 'execute') as may
        from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`
    expect(rows.map(({ name }) => name)).toEqual([...FOR_THE_SERVER, ...FOR_THE_OWNER].toSorted())
    expect(rows.flatMap(({ name, may }) => (may ? [name] : []))).toEqual([...FOR_THE_SERVER].toSorted())
    // A right that somebody gave by hand is gone with the next start.
    const grant = `grant execute on function ${FOR_THE_OWNER[0]} to "${new URL(fresh.url).username}"`
    await fresh.asOwner(grant)
    await migrate(fresh)
    const [now] =
      await database.client`select has_function_privilege(${FOR_THE_OWNER[0] ?? ''}, 'execute') as may`
    expect(now).toEqual({ may: false })
  })

  it('makes few days of visits at once, none far ahead, and in no zone of its own making', async () => {
    const make = (first: string, days: number, zone: string = ZONE) =>
      refusal(`select make_visit_partitions('${first}', ${days}, '${zone}')`)
    expect(await make(addDays(today, -100), 63)).toContain('more than are made at once')
    expect(await make(addDays(today, 40), 7)).toContain('too far ahead')
    expect(await make(addDays(today, 10), 1, 'X-10:00')).toContain('no zone of a city')
    expect(await make(addDays(today, 10), 1, '<+10>-10')).toContain('no zone of a city')
    expect(await make(addDays(today, -60), 1, 'Etc/GMT-7')).toBeUndefined()
    expect(await make(addDays(today, -160), 62)).toBeUndefined()
    expect(await make(addDays(today, 40), 1)).toBeUndefined()
  })

  it('gives nobody’s lines to anybody else: not by their random id, and not as a former one', async () => {
    const [one, other] = [await person('one'), await person('other')]
    for (const table of ['persons', 'venues'])
      expect(await refusal(`update ${table} set log_id = gen_random_uuid()`)).toContain('permission denied')
    expect(
      await refusal(`insert into persons (log_id, profile_sealed) values ('${one.logId}', '')`),
    ).toContain('permission denied')
    expect(await refusal('update persons set receipts = receipts')).toBeUndefined()
    expect(await refusal('update venues set name = name')).toBeUndefined()
    const former = `insert into former_log_ids (log_id, person_id, at) values ('${one.logId}', ${other.id}, now())`
    await database.client`create temp table persons (log_id uuid)`
    expect(await refusal(former)).toContain('a person is known by')
    await database.client`drop table pg_temp.persons`
    expect(
      await refusal(`begin; ${former}; delete from persons where id = ${one.id}; commit`),
    ).toBeUndefined()
  })
})

describe('a role that may do more than a server should', () => {
  it('is refused with what to do: the owner of everything, whoever owns a part, or writes past all rights', async () => {
    expect(await briefly(fresh.url, (client) => problemOfRole(client))).toBeUndefined()
    expect(await briefly(fresh.ownerUrl, (client) => problemOfRole(client))).toBe('may do everything')
    const role = `khaibao_owner_${randomBytes(4).toString('hex')}`
    await fresh.asOwner(`
      create role ${role} login password '${role}'; grant ${role} to current_user;
      grant create on schema public to ${role}; alter table tallies owner to ${role}`)
    try {
      const url = new URL(fresh.ownerUrl)
      url.username = role
      url.password = role
      expect(await briefly(url.href, (client) => problemOfRole(client))).toBe('owns something')
      await fresh.asOwner(`
        alter table tallies owner to current_user; revoke create on schema public from ${role};
        create schema elsewhere authorization ${role}`)
      expect(await briefly(url.href, (client) => problemOfRole(client))).toBe('owns something')
      await fresh.asOwner(`
        alter schema elsewhere owner to current_user; grant usage, create on schema elsewhere to ${role};
        create table elsewhere.own (id int); alter table elsewhere.own owner to ${role}`)
      expect(await briefly(url.href, (client) => problemOfRole(client))).toBe('owns something')
      await fresh.asOwner('drop schema elsewhere cascade')
      expect(await briefly(url.href, (client) => problemOfRole(client))).toBeUndefined()
      // Only a superuser gives the roles that are PostgreSQL's own, so another stands for them.
      const known =
        await database.client`select 1 from pg_roles where rolname in ${database.client(STRONG_ROLES)}`
      expect(known).toHaveLength(STRONG_ROLES.length)
      await fresh.asOwner(`create role ${role}_strong; grant ${role}_strong to ${role}`)
      expect(await briefly(url.href, (client) => problemOfRole(client, [`${role}_strong`]))).toBe(
        'may do everything',
      )
    } finally {
      await fresh.asOwner(
        `reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}; drop role if exists ${role}_strong`,
      )
    }
    await expect(connectMigrated({ url: fresh.ownerUrl, ownerUrl: undefined }, KEYS, POOL)).rejects.toThrow(
      /^Tài khoản trong DATABASE_URL có quyền quá lớn: tạo một tài khoản riêng cho máy chủ .*MIGRATION_DATABASE_URL\.$/,
    )
  })

  it('a database of an older shape is refused with the command that brings it up', async () => {
    expect(await briefly(fresh.url, isMigrated)).toBe(true)
    await fresh.asOwner(`
      delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`)
    await expect(connectMigrated({ url: fresh.url, ownerUrl: undefined }, KEYS, POOL)).rejects.toThrow(
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
})

async function person(address: string) {
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address })
  return createPerson(database, { profile: {}, chatId })
}
