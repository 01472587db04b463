import {
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { weAreRoot } from '../../../db/embedded/account.ts'
import { ask, dataDirOfFile, newDataDir, postgresOf, startDatabase } from './scene.ts'

const dataDir = dataDirOfFile()

test('a lost or wrong password file is replaced', async () => {
  const access = join(dataDir, 'postgres.json')
  const first = await startDatabase(dataDir)
  await ask(first.url, 'create table kept as select 1 as n')
  await first.stop()
  for (const spoil of [
    () => rmSync(access),
    () => writeFileSync(access, '{"port":5432,"password":"wrong"}'),
  ]) {
    spoil()
    const next = await startDatabase(dataDir)
    expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 1 }])
    await next.stop()
  }
})

test('a port that somebody else has taken is given up for another', async () => {
  const first = await startDatabase(dataDir)
  await first.stop()
  const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1')
  const second = await startDatabase(dataDir)
  squatter.close()
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('an old number that another process got is not taken for PostgreSQL', async () => {
  const first = await startDatabase(dataDir)
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  const written = readFileSync(file, 'utf8')
  await first.stop()
  writeFileSync(file, written.replace(/^\d+/, String(process.pid)))
  const second = await startDatabase(dataDir)
  expect(second.adopted).toBe(false)
})

test('a cluster that was never finished is made anew', async () => {
  const dataDir = newDataDir()
  mkdirSync(join(dataDir, 'postgres.new-abc123', 'data', 'base'), { recursive: true })
  await startDatabase(dataDir)
  expect(
    readdirSync(dataDir)
      .sort()
      .filter((name) => !name.startsWith('starting')),
  ).toEqual(['postgres', 'postgres.json', 'postgres.log'])
})

test('a folder of strange files, or of another version, is left alone and named', async () => {
  const dataDir = newDataDir()
  const cluster = join(dataDir, 'postgres')
  mkdirSync(cluster, { recursive: true })
  writeFileSync(join(cluster, 'photo.jpg'), '')
  await expect(startDatabase(dataDir)).rejects.toThrow(`${cluster} holds files, but no PostgreSQL database`)
  writeFileSync(join(cluster, 'PG_VERSION'), '17\n')
  await expect(startDatabase(dataDir)).rejects.toThrow(`${cluster} is of PostgreSQL 17`)
  expect(readdirSync(cluster)).toEqual(['PG_VERSION', 'photo.jpg'])
})

test('what PostgreSQL says when it cannot start is passed on, with the path of its log', async () => {
  await expect(startDatabase(dataDir, { settings: { shared_buffers: 'many' } })).rejects.toThrow(
    `PostgreSQL does not start: invalid value for parameter "shared_buffers": "many"\nMore is in ${join(dataDir, 'postgres.log')}.`,
  )
})

test('the log is put aside when it has grown', async () => {
  writeFileSync(join(dataDir, 'postgres.log'), 'x'.repeat(1_100_000))
  await startDatabase(dataDir)
  expect(statSync(join(dataDir, 'postgres.log.1')).size).toBe(1_100_000)
  expect(statSync(join(dataDir, 'postgres.log')).size).toBeLessThan(10_000)
})

test('a data folder copied while its database runs gets a database of its own', async () => {
  const original = await startDatabase(dataDir)
  const copied = newDataDir()
  cpSync(dataDir, copied, { recursive: true, filter: (path) => !/\.\d+$/.test(path) })
  const { uid, gid } = statSync(join(dataDir, 'postgres'))
  if (weAreRoot()) giveAll(join(copied, 'postgres'), uid, gid)
  const copy = await startDatabase(copied)
  expect(copy.adopted).toBe(false)
  expect(copy.url).not.toBe(original.url)
  expect(postgresOf(copied)).not.toBe(postgresOf(dataDir))
})

function giveAll(folder: string, uid: number, gid: number): void {
  chownSync(folder, uid, gid)
  for (const entry of readdirSync(folder, { recursive: true }))
    chownSync(join(folder, String(entry)), uid, gid)
}
