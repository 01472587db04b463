import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { purge } from '../../db/purge.ts'
import { STRANGERS_HOURS } from '../../db/retention.ts'
import { LONGEST_HOURS } from '../../server/inbox/late.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const NOW = new Date('2026-11-23T07:05:00Z')
const KEYS = { current: 1, openers: new Map([[1, new Uint8Array(32)]]), find: new Uint8Array(32) }

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 2 })
  await makeVisitPartitions(database, '2026-10-20', 40, 'Asia/Ho_Chi_Minh')
})
afterAll(async () => {
  await database?.close()
  await fresh?.drop()
})
beforeEach(async () => {
  await fresh.asOwner('truncate persons, chats, venues, visits, invitations restart identity cascade')
})

const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000).toISOString()
const hours = (count: number) => days(count / 24)

async function person(usedAt: string): Promise<number> {
  const [row] = await database.client<{ id: number }[]>`
    insert into persons (profile_sealed, used_at) values ('\\x00', ${usedAt}) returning id`
  return Number(row?.id)
}

async function chat(
  createdAt: string,
  { kind = 'private', personId }: { kind?: string; personId?: number } = {},
) {
  const [row] = await database.client<{ id: number }[]>`
    insert into chats (channel, kind, address_hash, address_sealed, person_id, created_at)
    values ('telegram', ${kind}, sha256(random()::text::bytea), '\\x00', ${personId ?? null}, ${createdAt}) returning id`
  return Number(row?.id)
}

/** One of everything in a chat, all of the same age; what is not done waits. */
async function traces(chatId: number, at: string, done: string | null = at): Promise<void> {
  const { client } = database
  await client`
    insert into inbox (channel, external_id, chat_id, sender_hash, body_sealed, sent_at, received_at, done_at)
    values ('telegram', ${`${chatId} ${at}`}, ${chatId}, '\\x00', '\\x00', ${at}, ${at}, ${done})`
  await client`
    insert into outbox (chat_id, channel, class, body_sealed, created_at, done_at)
    values (${chatId}, 'telegram', 0, '\\x00', ${at}, ${done})`
  await client`
    insert into web_messages (chat_id, source_id, body_sealed, created_at)
    values (${chatId}, ${at}, '\\x00', ${at})`
  await client`
    insert into sessions (chat_id, sender_hash, body_sealed, updated_at)
    values (${chatId}, ${Buffer.from(at)}, '\\x00', ${at})`
}

async function left(table: string): Promise<number[]> {
  const column = table === 'persons' || table === 'chats' ? 'id' : 'chat_id'
  const rows = await database.client.unsafe(`select ${column} as id from ${table} order by 1`)
  return rows.map(({ id }) => Number(id))
}
const TRACES = ['inbox', 'outbox', 'web_messages', 'sessions']

describe('messages, sent texts and sessions', () => {
  it('of people go 7 days after they are done', async () => {
    const known = await chat(days(60), { personId: await person(days(1)) })
    await traces(known, days(6.9))
    await traces(known, days(7.1))
    await purge(database, NOW)
    for (const table of TRACES) expect([table, await left(table)]).toEqual([table, [known]])
  })

  it('of a group stay for 7 days, though nobody is tied to it', async () => {
    const group = await chat(days(60), { kind: 'group' })
    await traces(group, days(6))
    await purge(database, NOW)
    for (const table of TRACES) expect([table, await left(table)]).toEqual([table, [group]])
  })

  it('of whoever never agreed go after 24 hours, and the chat with them', async () => {
    const [recent, old] = [await chat(hours(30)), await chat(hours(30))]
    await traces(recent, hours(23))
    await traces(old, hours(25))
    await purge(database, NOW)
    for (const table of [...TRACES, 'chats']) expect([table, await left(table)]).toEqual([table, [recent]])
  })

  it('of whoever never agreed are kept for longer than Zalo’s conversations are read back', () => {
    expect(LONGEST_HOURS).toBeLessThanOrEqual(STRANGERS_HOURS - 4)
  })

  it('of whoever never agreed go also where alarms are told, but that chat stays', async () => {
    const operator = await chat(days(60))
    await database.client`insert into alarm_chats (chat_id) values (${operator})`
    await traces(operator, hours(25))
    await purge(database, NOW)
    for (const table of TRACES) expect([table, await left(table)]).toEqual([table, []])
    expect(await left('chats')).toEqual([operator])
  })

  it('that wait are kept, however old they are, with their chat', async () => {
    const waiting = await chat(days(60))
    await traces(waiting, days(50), null)
    await purge(database, NOW)
    for (const table of ['inbox', 'outbox', 'chats'])
      expect([table, await left(table)]).toEqual([table, [waiting]])
  })

  it('are deleted in many small steps when there are many', async () => {
    const known = await chat(days(60), { personId: await person(days(1)) })
    await database.client`
      insert into outbox (chat_id, channel, class, body_sealed, done_at)
      select ${known}::bigint, 'web', 0, '\\x00', ${days(8)}::timestamptz from generate_series(1, 2500)`
    await purge(database, NOW)
    expect(await left('outbox')).toEqual([])
  })
})

describe('declarations', () => {
  it('go when the time that their form keeps them is over, however long that is', async () => {
    const personId = await person(days(1))
    const until = (kept: string, template: string) => database.client`
      insert into declarations (person_id, template, answers_sealed, risk, edition, legal_basis, declared_at, valid_until,
                                kept_until)
      values (${personId}, ${template}, '\\x00', false, 'e', 'consent', ${days(60)}, ${days(59)}, ${kept})`
    await until(hours(1), 'over')
    await until(hours(-1), 'kept')
    await database.client`
      insert into declaration_counts values ('e', '31', ${days(60)}, 'over', 'all', 1)`
    await purge(database, NOW)
    const rows = await database.client`select template from declarations`
    expect(rows.map(({ template }) => template)).toEqual(['kept'])
    expect(await database.client`select 1 from declaration_counts`).toHaveLength(1)
  })
})

describe('codes that link two chats', () => {
  it('go a day after they have expired; until then whoever sends one is told', async () => {
    const personId = await person(days(1))
    const known = await chat(days(60), { personId })
    const { client } = database
    await client`
      insert into person_links (code_hash, chat_id, person_id, expires_at) values
        ('\\x01', ${known}, ${personId}, ${hours(23)}), ('\\x02', ${known}, ${personId}, ${hours(25)})`
    await purge(database, NOW)
    expect(await left('person_links')).toEqual([known])
  })
})

describe('the address of a chat that nobody is tied to', () => {
  it('goes when nothing has happened there for 24 hours; a group and a chat just made stay', async () => {
    await chat(hours(25))
    const stay = [await chat(hours(25), { kind: 'group' }), await chat(hours(23))]
    await purge(database, NOW)
    expect(await left('chats')).toEqual(stay)
  })
})

describe('people', () => {
  it('go 90 days after their last use, with all that is theirs and their chat', async () => {
    const [gone, stays] = [await person(days(90.1)), await person(days(89.9))]
    await chat(days(200), { personId: gone })
    const chatOfOther = await chat(days(200), { personId: stays })
    await database.client`
      insert into consents (person_id, purpose, text_version, channel, given_at)
      values (${gone}, 'visits', '1', 'web', ${days(100)})`
    await database.client`
      insert into person_codes (person_id, kind, token_hash) values (${gone}, 'card', '\\x01')`
    await purge(database, NOW)
    expect(await left('persons')).toEqual([stays])
    expect(await left('chats')).toEqual([chatOfOther])
    const [rest] = await database.client`
      select (select count(*)::int from consents) as consents, (select count(*)::int from person_codes) as codes`
    expect(rest).toEqual({ consents: 0, codes: 0 })
  })

  it('leave no words of what they asked, nor of its answer; a request of nobody goes after a year, done or not', async () => {
    const { client } = database
    const asked = async (personId: number | null, at: string) =>
      client`insert into data_requests (person_log_id, person_id, kind, asked_at, answer_by, do_by, asked_sealed, answer_sealed)
             values (gen_random_uuid(), ${personId}, 'other', ${at}, ${at}, ${at}, '\\x00', '\\x00')`
    await client`delete from data_requests`
    await asked(await person(days(91)), days(95))
    await asked(await person(days(1)), days(400))
    await asked(null, days(400))
    await purge(database, NOW)
    const rows = await client`
      select person_id is null as nobody, asked_sealed is null and answer_sealed is null as wordless
        from data_requests order by asked_at`
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { nobody: false, wordless: false },
      { nobody: true, wordless: true },
    ])
  })

  it('stay with whoever carries them in use, and the holder with a member who is seen', async () => {
    const ages = [1, 91, 91, 91, 91, 1, 91]
    const ids: number[] = []
    for (const age of ages) ids.push(await person(days(age)))
    const [active = 0, member = 0, idle = 0, alone = 0, holder = 0, seen = 0, sibling = 0] = ids
    await database.client`
      insert into family (member_id, holder_id, relation) values
        (${member}, ${active}, 'child'), (${alone}, ${idle}, 'child'), (${seen}, ${holder}, 'parent'),
        (${sibling}, ${holder}, 'child')`
    await purge(database, NOW)
    expect(await left('persons')).toEqual([active, member, holder, seen])
  })

  it('stay while they answer for an open place or a unit, or were somewhere in the days that are kept', async () => {
    const { client } = database
    const ids: number[] = []
    for (let index = 0; index < 5; index++) ids.push(await person(days(91)))
    const [owner = 0, former = 0, official = 0, dismissed = 0, visitor = 0] = ids
    await client`
      insert into venues (owner_id, name, type, address, edition, unit_code, closed_at) values
        (${owner}, 'a', 'shop', 'x', 'e', '1', null), (${former}, 'b', 'shop', 'x', 'e', '1', ${days(95)})`
    await client`
      insert into officials (person_id, edition, unit_code, role, until) values
        (${official}, 'e', '1', 'reporter', null), (${dismissed}, 'e', '1', 'reporter', '2020-01-01'),
        (${official}, 'e', '1', 'lead', ${days(29.9)}), (${official}, 'e', '1', 'tracer', ${days(30.1)})`
    await client`
      insert into visits (started_at, person_id, venue_id, gate_id, recorded_by, legal_basis)
      values (${days(20)}, ${visitor}, 1, 1, 'staff', 'consent')`
    await purge(database, NOW)
    expect(await left('persons')).toEqual([owner, official, visitor])
    const roles = await client`select role from officials order by id`
    expect(roles.map(({ role }) => role)).toEqual(['reporter', 'lead'])
    const [closed] = await client`select owner_id from venues where name = 'b'`
    expect(closed).toEqual({ owner_id: null })
  })
})
