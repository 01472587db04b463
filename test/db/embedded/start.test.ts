import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask, dataDirOfFile, newDataDir, startChild, startDatabase } from './scene.ts'

const dataDir = dataDirOfFile()

test('a first start makes a database, a second finds what was written', async () => {
  const first = await startDatabase(dataDir)
  expect(first.adopted).toBe(false)
  expect(first.url).toMatch(/^postgres:\/\/khaibao:[\w-]{43}@127\.0\.0\.1:\d+\/khaibao$/)
  await ask(first.url, `create table kept (name text); insert into kept values ('Hải Phòng')`)
  await first.stop()
  await expect(ask(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED')

  const second = await startDatabase(dataDir)
  expect(second).toMatchObject({ url: first.url, adopted: false })
  expect(await ask(second.url, 'select name from kept')).toEqual([{ name: 'Hải Phòng' }])
})

test('the database is safe: durable, for us alone, with no rights beyond its own', async () => {
  const { url } = await startDatabase(dataDir)
  const settings = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'listen_addresses',
    'TimeZone',
    'server_encoding',
  ]
  const shown = await Promise.all(settings.map((name) => ask(url, `select current_setting('${name}') as is`)))
  expect(shown.flat().map(({ is }) => is)).toEqual(['on', 'on', 'on', '127.0.0.1', 'UTC', 'UTF8'])
  expect(await ask(url, `select rolsuper from pg_roles where rolname = current_user`)).toEqual([
    { rolsuper: false },
  ])

  const wrong = url.replace(/:[\w-]{43}@/, ':wrong@')
  await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  await expect(ask(url.replace('//khaibao', '//postgres'), 'select 1')).rejects.toMatchObject({
    code: '28P01',
  })
  for (const [file, mode] of [
    ['.', 0o700],
    ['postgres', 0o700],
    ['postgres.json', 0o600],
    ['postgres.log', 0o600],
  ] as const) {
    expect(statSync(join(dataDir, file)).mode & 0o777).toBe(mode)
  }
})

test('people’s data in a refused statement do not reach the log', async () => {
  const { url } = await startDatabase(dataDir)
  await ask(url, 'create table persons (phone text primary key)')
  const twice = `insert into persons values ('0912345678'), ('0912345678')`
  await expect(ask(url, twice)).rejects.toMatchObject({ code: '23505' })
  await expect(ask(url, `select 'Nguyễn Thị Sáu'::date`)).rejects.toMatchObject({ code: '22007' })
  const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
  expect(log).toContain('ready to accept connections')
  expect(log).not.toMatch(/0912345678|Sáu|persons/)
})

test('two processes that start at once share one database', async () => {
  const dataDir = newDataDir()
  const both = await Promise.all([1, 2].map(() => startChild({ does: 'start', dataDir })))
  expect(both.map(({ said }) => said.adopted).sort()).toEqual([false, true])
  expect(both[0]?.said.url).toBe(both[1]?.said.url)
})
