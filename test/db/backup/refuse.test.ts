import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { inOneTransaction } from '../../../db/backup/connection.ts'
import { copyOut } from '../../../db/backup/copy.ts'
import { BackupProblem, backUp, createPartitions, restore } from '../../../db/backup/index.ts'
import { contentOf, fillMuch, newFile, ROWS, run, toyDatabase } from './toy.ts'

/** A backup of the toy's rows, and a database without any, which every test leaves as it is. */
let backup = ''
let to = ''
let empty: Record<string, unknown> = {}

beforeAll(async () => {
  backup = newFile()
  await backUp({ url: await toyDatabase(ROWS), file: backup })
  to = await toyDatabase()
  empty = await contentOf(to)
})

afterEach(async () => {
  expect(await contentOf(to)).toEqual(empty)
})

/** A file with other bytes than the backup's. */
function fileOf(bytes: Buffer): string {
  const file = newFile()
  writeFileSync(file, bytes)
  return file
}

test('a file cut short anywhere restores nothing', async () => {
  const whole = readFileSync(backup)
  const content = gunzipSync(whole)
  for (const part of [0, 0.2, 0.5, 0.8, 0.99]) {
    const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * part))
    await expect(restore({ url: to, file: fileOf(cut(whole)) })).rejects.toThrow(BackupProblem)
    await expect(restore({ url: to, file: fileOf(gzipSync(cut(content))) })).rejects.toThrow(BackupProblem)
  }
})

test('a damaged file restores nothing', async () => {
  const whole = readFileSync(backup)
  for (const at of [0.3, 0.6, 0.9]) {
    const damaged = Buffer.from(whole)
    const place = Math.floor(damaged.length * at)
    damaged.writeUInt8(damaged.readUInt8(place) ^ 0xff, place)
    await expect(restore({ url: to, file: fileOf(damaged) })).rejects.toThrow()
  }
  const content = gunzipSync(whole)
  const longer = Buffer.concat([content, Buffer.from('more')])
  const miscounted = Buffer.from(content.toString('latin1').replace('"rows":3', '"rows":4'), 'latin1')
  for (const wrong of [longer, miscounted]) {
    await expect(restore({ url: to, file: fileOf(gzipSync(wrong)) })).rejects.toThrow('cut short or damaged')
  }
})

test.each([
  ['a picture', Buffer.from('\x89PNG\r\n')],
  ['nothing', Buffer.alloc(0)],
  ['something else compressed', gzipSync('{"format":"another"}\n')],
  ['a backup of a later version', gzipSync('{"format":"khaibao backup","version":2}\n')],
])('%s is no backup', async (_, bytes) => {
  await expect(restore({ url: 'postgres://nowhere.invalid/', file: fileOf(bytes) })).rejects.toThrow(
    BackupProblem,
  )
})

test('a database with rows is left as it is', async () => {
  const full = await toyDatabase(`insert into units (name) values ('Đồ Sơn');`)
  const before = await contentOf(full)
  const restoring = restore({ url: full, file: backup })
  await expect(restoring).rejects.toThrow('The database is not empty (units): restore into a new one.')
  expect(await contentOf(full)).toEqual(before)
})

test('a database of another version is left as it is', async () => {
  const other = await toyDatabase('alter table units add column code text;')
  const restoring = () => restore({ url: other, file: backup })
  await expect(restoring()).rejects.toThrow('tables of the backup and of the database differ')
  await run(other, `update drizzle.__drizzle_migrations set hash = 'other' where id = 2`)
  await expect(restoring()).rejects.toThrow('The backup has 2 migrations, the database 2, which differ')
  await run(other, `insert into drizzle.__drizzle_migrations (hash) values ('third')`)
  await expect(restoring()).rejects.toThrow('The backup has 2 migrations, the database 3: restore it with')
})

test('a database that somebody works in is left alone', async () => {
  const busy = postgres(to, { max: 1 })
  const working = busy.begin(async (sql) => {
    await sql`insert into marks values (1)`
    const restoring = restore({ url: to, file: backup })
    await expect(restoring).rejects.toThrow('The database is in use: stop the server first.')
    throw new Error('undone')
  })
  await expect(working).rejects.toThrow('undone')
  await busy.end()
})

test.each([
  ['while they are written', 'check (thing_id is null)', 'The database refuses the rows of visits'],
  ['at their end', 'foreign key (id) references never_used (id)', 'The database refuses the rows of visits.'],
  ['after all', 'foreign key (id) references never_used (id) deferrable', 'violates foreign key constraint'],
])('rows that the database refuses %s leave it empty', async (_, rule, why) => {
  await run(to, `alter table visits add constraint rule ${rule}`)
  await expect(restore({ url: to, file: backup })).rejects.toThrow(why)
  await run(to, 'alter table visits drop constraint rule')
})

test('rows that are refused in the middle of many leave the database empty', async () => {
  const [from, file] = [await toyDatabase(), newFile()]
  await fillMuch(from, 30_000)
  await backUp({ url: from, file })
  await run(to, 'alter table "a ""strange"" name" add constraint rule check (id <> 9)')
  await expect(restore({ url: to, file })).rejects.toThrow(
    'The database refuses the rows of a "strange" name (23514).',
  )
  await run(to, 'alter table "a ""strange"" name" drop constraint rule')
})

test('a backup that is broken off leaves no file and no connection', async () => {
  const from = await toyDatabase()
  await fillMuch(from, 30_000)
  await expect(backUp({ url: from, file: newFile('no/such/folder') })).rejects.toMatchObject({
    code: 'ENOENT',
  })
  const brokenOff = inOneTransaction(from, 'read only', async (sql) => {
    for await (const row of copyOut(sql, 'a "strange" name', ['sealed']))
      throw new Error(`after ${typeof row}`)
  })
  await expect(brokenOff).rejects.toThrow('after object')
  const busy = `select count(*)::int as busy from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid()`
  await expect.poll(() => run(from, busy), { timeout: 10_000 }).toEqual([{ busy: 0 }])
})

test('bounds of a partition are never run as anything else', async () => {
  const evil = { table: 'visits', name: 'evil', bounds: 'DEFAULT; drop table marks' }
  const making = inOneTransaction(to, '', (sql) => createPartitions(sql, [evil]))
  await expect(making).rejects.toThrow('The bounds of partition evil are not understood.')
})
