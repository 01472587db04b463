import { createServer } from 'node:net'
import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { EmbeddedDatabaseProblem } from '../../db/embedded/index.ts'
import { failureLine } from '../../server/failure.ts'

function system(code: string, more: object = {}): Error {
  return Object.assign(new Error(`${code}: somebody's words`), { code, ...more })
}

test('what was written for the operator is said as it is', () => {
  expect(failureLine(new EmbeddedDatabaseProblem('The data folder is in use.'))).toBe(
    'The data folder is in use.',
  )
})

test('a port that is taken is named, with what can be done', async () => {
  const taken = createServer().listen(0)
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = typeof address === 'object' ? address?.port : 0
  const second = createServer().listen(port)
  const error = await new Promise((resolve) => second.once('error', resolve))
  expect(failureLine(error)).toBe(`cổng ${port} đang có chương trình khác dùng: tắt nó, hoặc đặt PORT khác.`)
  taken.close()
})

test.each([
  [system('EACCES', { syscall: 'listen', port: 80 }), /^cổng 80 chỉ dành cho quản trị: đặt PORT/],
  [system('EACCES', { syscall: 'open', path: '/x' }), /^không có quyền với \/x/],
  [system('ENOTFOUND'), /^không gọi được PostgreSQL \(ENOTFOUND\): xem DATABASE_URL/],
  [system('28P01'), /DATABASE_URL: xem lại/],
  [system('ENOSPC'), /^đĩa đã đầy/],
])('%s is one line with the next step, without its own words', (error, says) => {
  expect(failureLine(error)).toMatch(says)
  expect(failureLine(error)).not.toMatch(/somebody|\n/)
})

test('of a failed query nothing is said but its cause', () => {
  const error = new DrizzleQueryError(
    'insert into persons values ($1)',
    ['Trần Thị Bích Ngọc'],
    system('53300'),
  )
  expect(failureLine(error)).toBe(
    'PostgreSQL đã hết kết nối: tăng max_connections, hoặc tắt bớt chương trình khác.',
  )
})

test('a bug is told by its class and place, never by its message', () => {
  const error = new TypeError('cannot read Trần Thị Bích Ngọc')
  error.stack = `${error}\n    at open (file:///home/a%20b/server/start/openDatabase.ts:51:7)`
  expect(failureLine(error)).toBe(
    'lỗi không lường trước (TypeError, server/start/openDatabase.ts:51): gửi dòng này cho người phát triển.',
  )
  expect(failureLine('thrown words')).toMatch(/^lỗi không lường trước \(unknown\)/)
})
