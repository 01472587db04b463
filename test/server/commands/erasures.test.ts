import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addDays, cityDay } from '../../../bot/core/cityTime.ts'
import { alarmsNow } from '../../../db/alarms.ts'
import { ensureChat } from '../../../db/chats.ts'
import { connect, type Database } from '../../../db/connect.ts'
import { erase, eraseReturned } from '../../../db/erase.ts'
import { addMember } from '../../../db/family.ts'
import { makeVisitPartitions } from '../../../db/partitions.ts'
import { createPerson } from '../../../db/people.ts'
import { readErasures } from '../../../server/commands/erasures/file.ts'
import { waitsForNumber } from '../../../server/commands/erasures/named.ts'
import { watchErased } from '../../../server/workers/erasedAlarm.ts'
import { emptyDatabase, type FreshDatabase } from '../../support/database.ts'
import { operatorWorld } from './operatorWorld.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const NOW = new Date()
const TODAY = cityDay(NOW, ZONE)

const world = operatorWorld()
const places: FreshDatabase[] = []
const opened: Database[] = []
afterAll(async () => {
  for (const database of opened) await database.close()
  for (const place of places) await place.drop()
})

async function person(name: string) {
  const { database } = world
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address: name })
  const { id: personId } = await createPerson(database, { profile: { name }, chatId })
  return { chatId, personId }
}

async function restoreInto(file: string, ...options: string[]) {
  const place = await emptyDatabase()
  places.push(place)
  const variables = { DATABASE_URL: place.url, MIGRATION_DATABASE_URL: place.ownerUrl }
  const ran = await world.run(`restore "${file}" ${options.join(' ')}`, variables, NOW)
  const database = connect({ url: place.url, keys: world.database.keys, connections: 1 })
  opened.push(database)
  return { ...ran, database, variables, place }
}

const names = async ({ client }: Database) =>
  (await client`select id from persons order by id`).map(({ id }) => Number(id))

/** What is under way when the backup is made: an old day, counts, links, and notices of each kind. */
async function muchGoingOn(personId: number, chatId: number): Promise<void> {
  const { client } = world.database
  const [day, now] = [addDays(TODAY, -31), NOW.toISOString()]
  await makeVisitPartitions(world.database, day, 1, ZONE)
  const [venue] = await client<{ id: number }[]>`
    insert into venues (name, type, edition, unit_code, owner_id) values ('Chợ Ga', 'market', 'e', '1', ${personId}) returning id`
  const venueId = venue?.id ?? 0
  await client`
    insert into visits (started_at, person_id, venue_id, gate_id, recorded_by, legal_basis)
    values (${`${day}T05:00:00Z`}, ${personId}, ${venueId}, 1, 'photo', 'consent')`
  await client`insert into venue_hours (venue_id, hour, ins) values (${venueId}, ${`${day}T05:00:00Z`}, 3)`
  const later = new Date(NOW.getTime() + 3_600_000).toISOString()
  const bytes = Buffer.from('once')
  await client`
    insert into venue_invitations (code_hash, venue_id, purpose, invited_by, expires_at) values (${bytes}, ${venueId}, 'staff', ${personId}, ${later})`
  await client`insert into person_links (code_hash, chat_id, person_id, expires_at) values (${bytes}, ${chatId}, ${personId}, ${later})`
  await client`insert into form_links (token_hash, chat_id, sender_hash, form, expires_at) values (${bytes}, ${chatId}, '', 'f', ${later})`
  await client`
    insert into log_links (token_hash, venue_id, person_id, chat_id, asked_sealed, language, expires_at)
    values (${bytes}, ${venueId}, ${personId}, ${chatId}, '', 'vi', ${later})`
  await client`insert into exports (chat_id, person_id, venue_id, format, asked_sealed, language) values (${chatId}, ${personId}, ${venueId}, 'csv', '', 'vi')`
  await client`insert into file_links values (${bytes}, '', true, ${now}, ${later})`
  const trace = async (approved: string | null, made: string | null) => {
    const [row] = await client<{ id: number }[]>`
      insert into traces (edition, unit_code, reference_sealed, from_at, to_at, margin_minutes, inferred_minutes, created_at,
                          notices_asked_at, approved_at, notices_made_at)
      values ('e', '1', '', ${now}, ${now}, 1, 1, ${now}, ${now}, ${approved}, ${made}) returning id`
    return row?.id ?? 0
  }
  await trace(now, null)
  const told = await trace(now, now)
  await client`insert into trace_links (token_hash, trace_id, person_id, chat_id, created_at, expires_at) values (${bytes}, ${told}, ${personId}, ${chatId}, ${now}, ${later})`
  await client`insert into exposure_notices (trace_id, person_id, created_at, outbox_id) values (${told}, ${personId}, ${now}, 1)`
}

test('whoever was erased after a backup is erased from it again before anybody serves; what was due goes, and nothing is done twice', async () => {
  const { database, folder } = world
  const [gone, stays] = [await person('Trần Thị Hoa'), await person('Lê Văn Hùng')]
  await addMember(database, { holderId: gone.personId, relation: 'child', profile: { name: 'Trần Minh An' } })
  await muchGoingOn(stays.personId, stays.chatId)
  const [file, erasures] = [join(folder, 'sao lưu'), join(folder, 'đã xoá')]
  expect((await world.run(`backup "${file}"`)).code).toBe(0)
  await database.transaction(async (store) => {
    await store.client`select 1 from chats where id = ${gone.chatId} for no key update`
    await erase(store, gone, NOW)
  })
  expect((await world.run(`erasures save "${erasures}"`, {}, NOW)).out[0]).toContain(
    'ghi 2 người đã được xoá, 2 người mới so với lần trước',
  )
  expect(statSync(erasures).mode & 0o777).toBe(0o600)
  expect(readFileSync(erasures, 'utf8')).not.toContain('Trần')

  const { code, out, database: restored } = await restoreInto(file, `--erasures "${erasures}"`)
  expect([code, out.slice(1)]).toEqual([
    0,
    [
      expect.stringMatching(/^Đã huỷ 2 mã dùng một lần và đóng 0 tin còn chờ/),
      expect.stringContaining('officials list'),
      expect.stringMatching(/^Đã đóng 5 trang và tệp dùng một lần/),
      expect.stringMatching(/^1 người đang chờ thông báo tiếp xúc/),
      expect.stringMatching(/^1 vụ đã duyệt/),
      'Tệp này nói về 2 trong 3 người đang lưu.',
      'Đã xoá lại 2 người đã được xoá từ trước.',
      expect.stringMatching(/^Đã xoá những gì hết hạn/),
      'Chạy npm start để dùng.',
    ],
  ])
  expect(await names(restored)).toEqual([stays.personId])
  const [rest] = await restored.client`
    select (select count(*)::int from visits) as visits, (select sum(ins)::int from venue_days) as days,
           (select count(*)::int from traces where approved_at is distinct from notices_made_at) as "toMake",
           (select count(*)::int from exposure_notices where call_since is not null) as calls`
  expect(rest).toEqual({ visits: 0, days: 3, toMake: 0, calls: 1 })
})

test('without its file a backup brings them back, until the file is applied by somebody who says how many it names', async () => {
  const [file, erasures] = [join(world.folder, 'sao lưu'), join(world.folder, 'đã xoá')]
  const { out, database: restored, variables } = await restoreInto(file)
  expect(out.at(-3)).toContain('erasures apply FILE')
  expect(await names(restored)).toHaveLength(3)
  // Loaded as data alone, while triggers run, each hour is counted a second time.
  await restored.client`update venue_days set ins = 2 * ins`
  for (const typed of ['', '--confirm 3']) {
    const asked = await world.run(`erasures apply "${erasures}" ${typed}`, variables, NOW)
    expect([asked.code, asked.out, asked.err]).toEqual([
      1,
      [],
      [expect.stringMatching(/^Tệp này nói về 2 trong 3 người đang lưu\. .*--confirm 2$/)],
    ])
  }
  expect(await names(restored)).toHaveLength(3)
  const { code, out: applied } = await world.run(`erasures apply "${erasures}" --confirm 2`, variables, NOW)
  expect([code, applied.at(-2)]).toEqual([0, 'Đã xoá lại 2 người đã được xoá từ trước.'])
  expect(await names(restored)).toHaveLength(1)
  expect(await restored.client`select sum(ins)::int as ins from venue_days`).toMatchObject([{ ins: 3 }])
  expect(await eraseReturned(restored, readErasures(erasures), NOW)).toBe(0)
  // Saved from there, the file forgets nobody whom it named.
  const before = readFileSync(erasures, 'utf8')
  const saved = await world.run(`erasures save "${erasures}"`, variables, NOW)
  expect([saved.code, saved.out[0]]).toEqual([
    0,
    expect.stringContaining('ghi 2 người đã được xoá, 0 người mới'),
  ])
  expect(readFileSync(erasures, 'utf8')).toBe(before)
})

test('lines that somebody wrote who may only write erase nobody: a start alarms, saving warns, and restoring wants the number', async () => {
  const { database, folder } = world
  const [file, erasures] = [join(folder, 'sao lưu lớn'), join(folder, 'giả')]
  const many = 101
  await person('Phạm Văn Nam')
  await database.client`
    insert into persons (profile_sealed) select profile_sealed from persons, generate_series(1, ${many}) limit ${many}`
  await world.run(`backup "${file}"`)
  await database.client`insert into erasures select log_id, now() from persons on conflict do nothing`
  const held = (await names(database)).length
  // Every start readies the database so, and so does a command that asks for the units.
  expect((await world.run('units list', {}, NOW)).code).toBe(0)
  expect([await names(database), await alarmsNow(database)]).toMatchObject([
    { length: held },
    [{ name: 'erased returned', reason: `${held} persons` }],
  ])
  const saved = await world.run(`erasures save "${erasures}"`, {}, NOW)
  expect([saved.code, saved.err]).toEqual([1, [expect.stringMatching(/^\d+ dòng mới là nhiều so với/)]])

  const given = `--erasures "${erasures}"`
  const refused = await restoreInto(file, given)
  expect([refused.code, refused.err]).toEqual([1, [expect.stringContaining(`--confirm ${held}`)]])
  expect(refused.out.at(-1)).toBe(`Tệp này nói về ${held} trong ${held} người đang lưu.`)
  expect(await names(refused.database)).toHaveLength(held)
  const meant = await world.run(`erasures apply "${erasures}" --confirm ${held}`, refused.variables, NOW)
  expect([meant.code, await names(refused.database)]).toEqual([0, []])
  await watchErased(database)
  expect(await alarmsNow(database)).toHaveLength(1)
  await world.asOwner('delete from erasures')
  await watchErased(database)
  expect(await alarmsNow(database)).toEqual([])
})

test.each([
  [101, 1009, undefined, true],
  [101, 1009, '100', true],
  [101, 1009, '101', false],
  [101, 1010, undefined, false],
  [100, 100, undefined, false],
])('a file that names %i of %i, restored with the number %s, waits: %s', (named, held, typed, waits) => {
  expect(waitsForNumber({ named, held }, typed)).toBe(waits)
})

test('a file of something else is refused before anything is restored', async () => {
  const wrong = join(world.folder, 'khác')
  writeFileSync(wrong, 'a letter\n')
  const { code, err } = await restoreInto(join(world.folder, 'sao lưu'), `--erasures "${wrong}"`)
  expect([code, err.join(' ')]).toEqual([1, expect.stringContaining('không phải tệp của erasures save')])
})
