import { expect, test } from 'vitest'
import { joinEmbeddedDatabase } from '../../../db/embedded/join.ts'
import { takeFolder } from '../../../db/embedded/lock.ts'
import { visitEmbeddedDatabase } from '../../../db/embedded/visit.ts'
import { ask, closedFolder, dataDirOfFile, startDatabase } from './scene.ts'

const note = () => {}
const dataDir = dataDirOfFile()

test('a folder where nothing runs has nothing to join', async () => {
  expect(await joinEmbeddedDatabase(closedFolder())).toBeNull()
})

test('a command joins the running server’s database and leaves it running', async () => {
  const lock = await takeFolder(dataDir)
  const { url, serverUrl, stop } = await startDatabase(dataDir)
  expect(await joinEmbeddedDatabase(dataDir)).toEqual({ url, serverUrl })
  const visit = await visitEmbeddedDatabase({ dataDir, note })
  expect(visit.url).toBe(url)
  await visit.leave()
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
  await lock.release()
  expect(await joinEmbeddedDatabase(dataDir)).toBeNull()
})

test('a command without a server runs the database as long as it needs it; others wait or are refused', async () => {
  const visit = await visitEmbeddedDatabase({ dataDir, note })
  await expect(takeFolder(dataDir)).rejects.toThrow('in use by a command of khaibao')
  const next = visitEmbeddedDatabase({ dataDir, note })
  expect(await ask(visit.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await visit.leave()
  const after = await next
  expect(await ask(after.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await after.leave()
  expect(await joinEmbeddedDatabase(dataDir)).toBeNull()
  await (await takeFolder(dataDir)).release()
})
