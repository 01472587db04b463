import { expect, test } from 'vitest'
import { ask, dataDirOfFile, postgresOf, startChild, startDatabase, until } from './scene.ts'

const dataDir = dataDirOfFile()

test('after a kill -9 of its owner the database runs on and is taken over', async () => {
  const owner = await startChild({ does: 'start', dataDir })
  const postgres = postgresOf(dataDir)
  await owner.kill()
  const next = await startDatabase(dataDir)
  expect(next).toMatchObject({ url: owner.said.url, adopted: true })
  expect(postgresOf(dataDir)).toBe(postgres)
  expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await next.stop()
  await expect(ask(next.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
})

test('after a kill -9 of PostgreSQL, under its owner’s feet, it is back with every committed row', async () => {
  const notes: string[] = []
  const { url } = await startDatabase(dataDir, { note: (line) => notes.push(line) })
  await ask(url, 'create table kept (n int); insert into kept select generate_series(1, 1000)')
  const killed = postgresOf(dataDir)
  process.kill(killed, 'SIGKILL')
  await until(() =>
    ask(url, 'select 1').then(
      () => true,
      () => false,
    ),
  )
  expect(postgresOf(dataDir)).not.toBe(killed)
  expect(await ask(url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
  expect(notes).toEqual(['PostgreSQL ended by itself: starting it again.'])
})

test('after a kill -9 of both, the next start recovers every committed row', async () => {
  const owner = await startChild({ does: 'start', dataDir })
  const url = String(owner.said.url)
  await ask(url, 'create table recovered (n int); insert into recovered select generate_series(1, 1000)')
  await owner.kill()
  process.kill(postgresOf(dataDir), 'SIGKILL')
  const next = await startDatabase(dataDir)
  expect(next).toMatchObject({ url, adopted: false })
  expect(await ask(next.url, 'select count(*)::int as n from recovered')).toEqual([{ n: 1000 }])
})
