import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseRuns, dataDirIn, newFolder, startServer } from './scene.ts'

const cwd = newFolder()
const dataDir = dataDirIn(cwd)

/** Starts a server that is to refuse; gives what it says. */
async function refused(variables: Record<string, string>): Promise<string> {
  const server = startServer({ cwd, variables })
  expect(await server.ended).toBe(1)
  return server.said()
}

test('a wrong configuration names every problem at once and makes nothing', async () => {
  const said = await refused({ PORT: 'http', CITY_TIME_ZONE: 'Hải Phòng', TELEGRAM_TOKEN: '1:abcdef' })
  expect(said.trim().split('\n')).toEqual([
    'Cấu hình chưa đúng, máy chủ không khởi động:',
    '  PORT: must be a whole number from 0 to 65535',
    '  CITY_TIME_ZONE: must be an IANA time zone such as Asia/Ho_Chi_Minh',
    '  TELEGRAM_TOKEN: there is no such setting',
  ])
  expect(existsSync(dataDir)).toBe(false)
})

test('a database of one’s own without its keys is refused before it is touched', async () => {
  const said = await refused({ DATABASE_URL: 'postgres://khaibao:geheim@127.0.0.1:1/khaibao' })
  expect(said).toMatch(/^ {2}SEAL_KEY: needed when DATABASE_URL is set[\s\S]*^ {2}FIND_KEY: needed/m)
  expect(said).not.toContain('geheim')
})

test('a port that is taken is one line, and the database is ended', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const said = await refused({ PORT: port })
  taken.close()
  expect(said).toBe(
    `Không khởi động được: cổng ${port} đang có chương trình khác dùng: tắt nó, hoặc đặt PORT khác.\n`,
  )
  expect(databaseRuns(dataDir)).toBe(false)
})

test('a database whose keys are gone is not given new ones', async () => {
  rmSync(join(dataDir, 'keys.json'))
  const said = await refused({})
  expect(said).toMatch(/^Không khởi động được: .* thiếu keys\.json: chép lại tệp ấy từ bản sao lưu.*\n$/)
  expect(existsSync(join(dataDir, 'keys.json'))).toBe(false)
  expect(databaseRuns(dataDir)).toBe(false)
})
