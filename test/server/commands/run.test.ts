import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../../server/commands/all.ts'
import { ran } from './operatorWorld.ts'

test('without words the usage names every command', async () => {
  const { code, out, err } = await ran([], {})
  expect([code, err]).toEqual([0, []])
  for (const { words, does } of COMMANDS) {
    // What a long one does stands below it.
    const said = out.filter((line, at) => {
      const below = line.endsWith(does) ? line : (out[at + 1] ?? '')
      return line.startsWith(`  ${words}`) && below.endsWith(does)
    })
    expect(said).toHaveLength(1)
  }
})

test('no line of the usage is too wide for a terminal', async () => {
  const { out } = await ran([], {})
  expect(Math.max(...out.map((line) => line.length))).toBeLessThanOrEqual(120)
})

test.each([['venues', 'list'], ['units'], ['units', 'drop'], ['--version']])(
  '%s %s is no command: usage and exit 2',
  async (...words) => {
    const { code, out, err } = await ran(words, {})
    expect([code, out]).toEqual([2, []])
    expect(err[0]).toBe(`Không có lệnh "${words.join(' ')}".`)
    expect(err.length).toBeGreaterThan(COMMANDS.length)
  },
)

test.each([
  ['units import', 'Thiếu FILE.'],
  ['units import a.json', 'Thiếu --edition NAME.'],
  ['units list here', 'Thừa "here".'],
  ['units phone 31', 'Thiếu PHONE….'],
  ['officials invite --unit', 'Tuỳ chọn --unit không dùng được như vậy.'],
  ['officials invite --uint 31', 'Tuỳ chọn --uint không dùng được như vậy.'],
  ['settings --example=yes', 'Tuỳ chọn --example không dùng được như vậy.'],
])('%s: one line that says what is missing and how it is written, exit 2', async (words, says) => {
  const { code, out, err } = await ran(words.split(' '), {})
  expect([code, out, err.length]).toEqual([2, [], 1])
  expect(err[0]?.startsWith(`${says} Cách viết: npm run admin -- `)).toBe(true)
})

test('a wrong configuration is told, every problem at once', async () => {
  const { code, out, err } = await ran(['units', 'list'], { PORT: 'x', SUMMARY_HOUR: 'y' })
  expect([code, out, err.length]).toEqual([1, [], 3])
})

test('a database that is out of reach is one line with the next step, without its password', async () => {
  const key = Buffer.alloc(32).toString('base64')
  const url = 'postgres://khaibao:geheim@127.0.0.1:1/khaibao'
  const { code, err } = await ran(['units', 'list'], { DATABASE_URL: url, SEAL_KEY: key, FIND_KEY: key })
  expect([code, err.length]).toEqual([1, 1])
  expect(err[0]).toMatch(/không gọi được PostgreSQL \(ECONNREFUSED\): xem DATABASE_URL/)
  expect(err[0]).not.toContain('geheim')
})

test.each(['units list', 'officials list', 'messages failed', 'health', 'backup a.gz'])(
  '%s makes nothing where there is no database',
  async (words) => {
    const folder = mkdtempSync(join(tmpdir(), 'khai báo '))
    try {
      const { code, err } = await ran(words.split(' '), { DATA_DIR: join(folder, 'dữ liệu') })
      expect([code, err.length]).toEqual([1, 1])
      expect(err[0]).toMatch(/^Chưa có cơ sở dữ liệu trong .*: chạy npm start trước/)
      expect(readdirSync(folder)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
