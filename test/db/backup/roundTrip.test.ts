import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { expect, test } from 'vitest'
import { backUp, restore } from '../../../db/backup/index.ts'
import { contentOf, fillMuch, newFile, ROWS, run, toyDatabase } from './toy.ts'

test('everything comes back as it was, goes on counting where it ended, and has its triggers again', async () => {
  const [from, to, file] = [await toyDatabase(ROWS), await toyDatabase(), newFile()]
  expect(await backUp({ url: from, file })).toEqual({ tables: 5, rows: 12, bytes: statSync(file).size })
  expect(await restore({ url: to, file })).toMatchObject({ tables: 5, rows: 12 })
  expect(await contentOf(to)).toEqual(await contentOf(from))
  const next = `
    insert into visits (started_at) values ('2026-11-23 12:00+07');
    insert into units (name) values ('Ngô Quyền') returning id, (select count(*)::int from marks) as marks`
  expect(await run(to, next)).toEqual(await run(from, next))
})

test('the file is for us alone, tells what is in it in its first line, and is never written over', async () => {
  const [from, file] = [await toyDatabase(ROWS), newFile()]
  await backUp({ url: from, file })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(existsSync(`${file}.part`)).toBe(false)
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) })
  for await (const line of lines) {
    const header = JSON.parse(line)
    expect(header).toMatchObject({ format: 'khaibao backup', version: 1, migrations: ['first', 'second'] })
    expect(header.tables).toContainEqual({ name: 'units', columns: ['id', 'parent_id', 'name'], rows: 3 })
    expect(line).not.toContain('An Biên')
    break
  }
  const before = readFileSync(file)
  await expect(backUp({ url: from, file })).rejects.toThrow(`${file} is there already.`)
  expect(readFileSync(file)).toEqual(before)
})

test('a partition that the database lacks is made as it was', async () => {
  const [from, to, file] = [await toyDatabase(ROWS), await toyDatabase(), newFile()]
  await run(
    from,
    `create table visits_late partition of visits default;
    insert into visits (started_at) values ('2027-01-01 00:00Z')`,
  )
  await run(to, 'drop table visits_20261122')
  await backUp({ url: from, file })
  await restore({ url: to, file })
  expect(await contentOf(to)).toEqual(await contentOf(from))
})

test('whoever restores may make the partitions in another way', async () => {
  const [from, to, file] = [
    await toyDatabase(ROWS),
    await toyDatabase('drop table visits_20261122;'),
    newFile(),
  ]
  await backUp({ url: from, file })
  await restore({
    url: to,
    file,
    preparePartitions: async (sql, missing) => {
      expect(missing.map(({ table, name }) => [table, name])).toEqual([['visits', 'visits_20261122']])
      await sql`create table every_day partition of visits default`
    },
  })
  expect(await run(to, 'select count(*)::int as rows from every_day')).toEqual([{ rows: 1 }])
})

test('many rows go through, and what is written meanwhile is left out', async () => {
  const [from, to, file] = [await toyDatabase(), await toyDatabase(), newFile()]
  await fillMuch(from, 60_000)
  const before = await run(from, 'select count(*)::int as rows from "a ""strange"" name"')
  const backingUp = backUp({ url: from, file })
  for (let n = 0; n < 5; n++) await run(from, `insert into units (name) values ('muộn')`)
  const { rows } = await backingUp
  expect(await restore({ url: to, file })).toMatchObject({ rows })
  expect(await run(to, 'select count(*)::int as rows from "a ""strange"" name"')).toEqual(before)
  const sum = `select md5(string_agg(t::text, '' order by id)) from "a ""strange"" name" t`
  expect(await run(to, sum)).toEqual(await run(from, sum))
})
