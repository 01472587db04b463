import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeFolder, takeLock } from '../../../db/embedded/lock.ts'
import { closedFolder, startChild, until } from './scene.ts'

test('a folder is held once, and free again when it is released', async () => {
  const folder = closedFolder()
  const lock = await takeFolder(folder)
  await expect(takeFolder(folder)).rejects.toMatchObject({ name: 'FolderTaken', pid: process.pid })
  await lock.release()
  await (await takeFolder(folder)).release()
})

test('whoever comes second reads who holds the folder, and what to do', async () => {
  const folder = closedFolder()
  const server = await takeFolder(folder)
  await expect(takeFolder(folder)).rejects.toThrow(
    `The data folder ${folder} is in use by another khaibao server (process ${process.pid}): stop it first, or set another DATA_DIR.`,
  )
  await server.release()
  const command = await takeFolder(folder, 'command')
  await expect(takeFolder(folder)).rejects.toThrow('in use by a command of khaibao')
  await command.release()
})

test('a holder that was killed holds nothing', async () => {
  const folder = closedFolder()
  const child = await startChild({ does: 'take', dataDir: folder })
  await expect(takeFolder(folder)).rejects.toMatchObject({ pid: child.pid })
  await child.kill()
  await (await takeFolder(folder)).release()
})

test('a holder that is stopped still holds', async () => {
  const folder = closedFolder()
  const child = await startChild({ does: 'take', dataDir: folder })
  process.kill(child.pid, 'SIGSTOP')
  await expect(takeFolder(folder)).rejects.toMatchObject({ name: 'FolderTaken', pid: undefined })
})

test('of many that come at once, after a holder that left its file, one gets the lock', async () => {
  const folder = closedFolder()
  for (let round = 0; round < 20; round++) {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => takeLock(folder, 'lock', 'server')))
    const locks = outcomes.filter((outcome) => 'release' in outcome)
    expect(locks).toHaveLength(1)
    for (const lock of locks) await lock.release()
  }
  expect(readdirSync(folder)).toHaveLength(1)
})

test('processes that come at once are told apart too', async () => {
  const folder = closedFolder()
  const children = await Promise.all(
    Array.from({ length: 3 }, () => startChild({ does: 'take', dataDir: folder })),
  )
  expect(children.filter(({ said }) => 'taken' in said)).toHaveLength(1)
  await Promise.all(children.map((child) => child.kill()))
  await until(() => takeFolder(folder).then((lock) => lock.release().then(() => true)))
})

test('locks of one folder by different names are apart', async () => {
  const folder = closedFolder()
  const [one, other] = [
    await takeLock(folder, 'lock', 'server'),
    await takeLock(folder, 'starting', 'server'),
  ]
  expect([one, other].every((lock) => 'release' in lock)).toBe(true)
  for (const lock of [one, other]) if ('release' in lock) await lock.release()
})

test('a path longer than a socket may have is no trouble on Linux', async () => {
  const folder = join(closedFolder(), 'một thư mục có tên rất dài '.repeat(6))
  mkdirSync(folder)
  const taken = takeFolder(folder)
  if (process.platform === 'linux') await (await taken).release()
  else await expect(taken).rejects.toThrow('too long')
})

test('a data folder that cannot be made is named', async () => {
  await expect(takeFolder('/dev/null/khaibao')).rejects.toThrow(
    'The data folder /dev/null/khaibao cannot be used (ENOTDIR)',
  )
})
