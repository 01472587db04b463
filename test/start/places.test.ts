import { chmodSync, chownSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { weAreRoot } from '../../db/embedded/account.ts'
import { copyCheckout } from './checkoutCopy.ts'
import { databaseRuns, dataDirIn, newFolder, type Running, run } from './scene.ts'

const NOBODY = 65_534

/** What only root can try does not exist for others. */
const onlyAsRoot = weAreRoot() ? test : () => {}

const above = newFolder()
const home = join(above, 'khai báo y tế')
const dataDir = dataDirIn(home)
const temporary = join(above, 'tạm')

beforeAll(() => {
  mkdirSync(temporary)
  copyCheckout(home)
})

beforeEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** What npm and the programs of PostgreSQL write beside the checkout goes with the tests. */
function npm(words: string, uid?: number): Running {
  const variables = { TMPDIR: temporary, HOME: temporary, npm_config_cache: join(temporary, 'npm') }
  const order = { cwd: home, variables, asGroup: true, ...(uid !== undefined && { uid }) } as const
  return run('npm', words.split(' '), order)
}

/** Starts, opens the page, lets a command join, and ends it as a terminal does: the signal reaches the whole group. */
async function liveADay(uid?: number): Promise<void> {
  const server = npm('start', uid)
  const base = await server.hears(/^khaibao · .* · (http:\S+)$/m)
  expect((await fetch(`${base}/chat`)).status).toBe(200)
  const admin = npm('run admin -- units list', uid)
  await admin.ended
  expect(admin.said()).toMatch(/^Ấn bản haiphong-2025: 115 đơn vị\.$/m)
  expect((await fetch(`${base}/healthz`)).status).toBe(200)
  server.signal('SIGINT')
  await server.ended
  expect(databaseRuns(dataDir)).toBe(false)
}

test('npm start works inside a folder that only its owner may enter, in a path with spaces', async () => {
  chmodSync(above, 0o700)
  await liveADay()
})

test('a command of the operator starts the database when no server runs, and ends it again', async () => {
  const refused = npm('run admin -- units list')
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toMatch(/^Chưa có cơ sở dữ liệu trong \.khaibao: chạy npm start trước/m)
  const units = join(home, 'db', 'units', 'haiphong-2025.json')
  const made = run('npm', ['run', 'admin', '--', 'units', 'import', units, '--edition', 'thu-2026'], {
    cwd: home,
    variables: { TMPDIR: temporary, HOME: temporary },
  })
  expect(await made.ended).toBe(0)
  expect(made.said()).toMatch(/Khoá mã hoá vừa tạo ở [\s\S]*Đã nhập 115 đơn vị vào ấn bản thu-2026\./)
  expect(databaseRuns(dataDir)).toBe(false)
  const listed = npm('run admin -- units list --edition thu-2026')
  expect(await listed.ended).toBe(0)
  expect(databaseRuns(dataDir)).toBe(false)
})

onlyAsRoot('npm start works as an ordinary user', async () => {
  chmodSync(above, 0o755)
  for (const folder of [home, temporary]) chownSync(folder, NOBODY, NOBODY)
  rmSync(temporary, { recursive: true })
  mkdirSync(temporary)
  chownSync(temporary, NOBODY, NOBODY)
  await liveADay(NOBODY)
  expect(statSync(join(dataDir, 'postgres')).uid).toBe(NOBODY)
})
