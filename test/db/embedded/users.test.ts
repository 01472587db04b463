import { chownSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { weAreRoot } from '../../../db/embedded/account.ts'
import { unpackedWithoutScripts } from './packages.ts'
import { ask, closedFolder, newDataDir, openFolder, postgresOf, startChild, startDatabase } from './scene.ts'

const NOBODY = 65_534

/** What only root can try does not exist for others. */
const onlyAsRoot = weAreRoot() ? test : () => {}

onlyAsRoot('root runs it inside a folder that only root may enter, as somebody else', async () => {
  const dataDir = newDataDir(closedFolder())
  expect(statSync(dirname(dataDir)).mode & 0o777).toBe(0o700)
  const { url } = await startDatabase(dataDir)
  expect(statSync(`/proc/${postgresOf(dataDir)}`).uid).toBe(NOBODY)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

onlyAsRoot('an ordinary user runs it as themselves, and root keeps it theirs', async () => {
  const home = openFolder()
  chownSync(home, NOBODY, NOBODY)
  const dataDir = newDataDir(home)
  const order = {
    does: 'start',
    dataDir,
    as: NOBODY,
    source: unpackedWithoutScripts(),
    copyTo: home,
  } as const
  const first = await startChild(order)
  expect(first.said).toMatchObject({ adopted: false })
  await first.kill()

  const root = await startDatabase(dataDir)
  expect(root).toMatchObject({ url: first.said.url, adopted: true })
  await root.stop()
  const again = await startDatabase(dataDir)
  expect(statSync(`/proc/${postgresOf(dataDir)}`).uid).toBe(NOBODY)
  await again.stop()

  const last = await startChild(order)
  expect(last.said).toMatchObject({ url: first.said.url, adopted: false })
})

onlyAsRoot('an ordinary user is told that a database is somebody else’s', async () => {
  const dataDir = newDataDir(openFolder())
  await startDatabase(dataDir)
  const other = await startChild({ does: 'start', dataDir, as: NOBODY })
  expect(other.said.failed).toBe(
    `The data folder ${dataDir} cannot be used (EACCES): set another DATA_DIR, or mend its rights.`,
  )
})

test('PostgreSQL is not of our terminal’s process group, and gets nothing of our surroundings', async () => {
  process.env.TELEGRAM_BOT_TOKEN = 'a-token-to-be-kept'
  const dataDir = newDataDir()
  await startDatabase(dataDir)
  delete process.env.TELEGRAM_BOT_TOKEN
  const postgres = join('/proc', String(postgresOf(dataDir)))
  if (process.platform !== 'linux') return
  // Fields 5 and 6 of stat: process group and session, counted behind the name in brackets.
  const [, , group, session] = readFileSync(join(postgres, 'stat'), 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  expect([group, session]).toEqual([String(postgresOf(dataDir)), String(postgresOf(dataDir))])
  expect(readFileSync(join(postgres, 'environ'), 'utf8')).not.toContain('a-token-to-be-kept')
})
