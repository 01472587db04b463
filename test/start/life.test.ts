import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseRuns, dataDirIn, newFolder, type Running, startServer, until } from './scene.ts'

/** One folder, in which the tests of this file follow each other as an operator's days do. */
const cwd = newFolder()
const dataDir = dataDirIn(cwd)

const BASE = /^khaibao · .* · (http:\S+)$/m
const LINKS = /^ {2}(?:người dân|chủ địa điểm|nhóm cán bộ) +(http:\S+)$/gm

let server: Running

async function answers(base: string): Promise<number> {
  return (await fetch(`${base}/chat`)).status
}

function lastLogged(): string {
  const lines = readFileSync(join(dataDir, 'postgres.log'), 'utf8').trim().split('\n')
  return lines.at(-1) ?? ''
}

test('in an empty folder it makes its database and keys, answers, and gives three links', async () => {
  server = startServer({ cwd })
  const base = await server.hears(BASE)
  await server.hears(/ghepnhom \w{5}-\w{5}/)
  expect(await answers(base)).toBe(200)
  expect(server.said().match(LINKS)).toHaveLength(3)
  expect(server.said()).toMatch(/khoá mã hoá +vừa tạo ở .*keys\.json: hãy sao lưu/)
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
})

test('each link opens the page, which knows three different persons', async () => {
  const links = Array.from(server.said().matchAll(LINKS), ([, link]) => new URL(link ?? ''))
  expect(new Set(links.map((link) => link.hash.split('&')[0])).size).toBe(3)
  for (const link of links) expect((await fetch(link)).status).toBe(200)
})

test('a second server on the same folder is refused in a clear line, and the first goes on', async () => {
  const second = startServer({ cwd })
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(
    new RegExp(`^Không khởi động được: .*in use by another khaibao server \\(process ${server.pid}\\).*\\n$`),
  )
  expect(await answers(await server.hears(BASE))).toBe(200)
})

test('Ctrl-C ends it, the database cleanly and last', async () => {
  server.signal('SIGINT')
  expect(await server.ended).toBe(0)
  expect(databaseRuns(dataDir)).toBe(false)
  expect(lastLogged()).toContain('database system is shut down')
})

test('the next start has no links and no new keys', async () => {
  server = startServer({ cwd })
  expect(await answers(await server.hears(BASE))).toBe(200)
  await server.hears(/tờ dán/)
  expect(server.said()).not.toMatch(/#me=|ghepnhom|khoá mã hoá/)
})

test('killed, it leaves the database to the next start, which ends it in the end', async () => {
  server.signal('SIGKILL')
  expect(await server.ended).toBe('SIGKILL')
  expect(databaseRuns(dataDir)).toBe(true)
  const logged = lastLogged()
  server = startServer({ cwd, variables: { DRAIN_SECONDS: '0' } })
  expect(await answers(await server.hears(BASE))).toBe(200)
  expect(lastLogged()).toBe(logged)
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(databaseRuns(dataDir)).toBe(false)
})

test('a terminal that is closed ends it in order, though nobody reads what it says', async () => {
  server = startServer({ cwd })
  await server.hears(/tờ dán/)
  server.closeEars()
  server.signal('SIGHUP')
  expect(await server.ended).toBe(0)
  expect(databaseRuns(dataDir)).toBe(false)
})

test('a stop while it starts leaves no database behind', async () => {
  server = startServer({ cwd })
  await until(
    () => databaseRuns(dataDir),
    () => server.said(),
  )
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(databaseRuns(dataDir)).toBe(false)
})

test('settings may stand in a file .env of the folder', async () => {
  writeFileSync(join(cwd, '.env'), 'CITY_NAME=Đà Nẵng\nPUBLIC_URL=ftp://khaibao.vn\n')
  const wrong = startServer({ cwd })
  expect(await wrong.ended).toBe(1)
  expect(wrong.said()).toMatch(/^ {2}PUBLIC_URL: /m)
  writeFileSync(join(cwd, '.env'), 'CITY_NAME=Đà Nẵng\n')
  server = startServer({ cwd })
  await server.hears(/^khaibao · Đà Nẵng · http/m)
  server.signal('SIGINT')
  expect(await server.ended).toBe(0)
})
