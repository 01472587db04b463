import { BackupProblem } from '../db/backup/index.ts'
import { EmbeddedDatabaseProblem } from '../db/embedded/index.ts'
import { UnitFileError } from '../db/units/unitFile.ts'
import { KeysProblem } from './env/keysProblem.ts'
import { reasonOf } from './log.ts'
import { EndProblem, StartProblem } from './start/problem.ts'

/** Errors that were written for the operator; what others say may hold people's data or a password. */
const FOR_THE_OPERATOR = [
  StartProblem,
  EndProblem,
  EmbeddedDatabaseProblem,
  KeysProblem,
  UnitFileError,
  BackupProblem,
]

/** What the system or PostgreSQL says by a code, and the next step. */
const BY_CODE: Readonly<Record<string, (error: object) => string>> = {
  EADDRINUSE: (error) =>
    `cổng ${field(error, 'port')} đang có chương trình khác dùng: tắt nó, hoặc đặt PORT khác.`,
  EADDRNOTAVAIL: (error) => `máy này không có địa chỉ ${field(error, 'address')}: sửa HOST.`,
  ENOENT: (error) => `không có ${field(error, 'path')}: xem lại tên tệp.`,
  EISDIR: () => 'đó là thư mục, không phải tệp: xem lại tên tệp.',
  EACCES: (error) => refused(error),
  EPERM: (error) => refused(error),
  ENOSPC: () => 'đĩa đã đầy: giải phóng chỗ rồi chạy lại.',
  '28P01': () => 'PostgreSQL không nhận tên hoặc mật khẩu trong DATABASE_URL: xem lại.',
  '28000': () =>
    'PostgreSQL không cho tài khoản trong DATABASE_URL vào: xem tài khoản đã có chưa, và pg_hba.conf.',
  '3D000': () => 'PostgreSQL không có cơ sở dữ liệu nêu trong DATABASE_URL: tạo nó trước (createdb).',
  '42501': () =>
    'tài khoản của cơ sở dữ liệu thiếu quyền: MIGRATION_DATABASE_URL phải là tài khoản sở hữu nó; sau đó chạy npm run admin -- migrate.',
  '25006': () =>
    'PostgreSQL này chỉ cho đọc (máy dự phòng): nêu cả máy chính trong DATABASE_URL, hoặc đưa máy dự phòng lên thay (pg_promote).',
  '53300': () => 'PostgreSQL đã hết kết nối: tăng max_connections, hoặc tắt bớt chương trình khác.',
}

/** Codes of a PostgreSQL that cannot be reached. */
const UNREACHED = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'CONNECT_TIMEOUT',
]

/** What went wrong, in a line that says what the operator can do. */
export function failureLine(error: unknown): string {
  for (const one of causes(error)) {
    if (FOR_THE_OPERATOR.some((kind) => one instanceof kind)) return one.message
    const code = String(field(one, 'code') ?? '')
    if (UNREACHED.includes(code))
      return `không gọi được PostgreSQL (${code}): xem DATABASE_URL và máy chủ PostgreSQL.`
    const say = BY_CODE[code]
    if (say) return say(one)
  }
  return `lỗi không lường trước (${reasonOf(error)}${placeOf(error)}): gửi dòng này cho người phát triển.`
}

/** The error and what caused it: a query's error stands inside the one that names the query. */
function causes(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}

function refused(error: object): string {
  if (field(error, 'syscall') === 'listen') {
    return `cổng ${field(error, 'port')} chỉ dành cho quản trị: đặt PORT từ 1024 trở lên.`
  }
  return `không có quyền với ${field(error, 'path')}: sửa quyền, hoặc chạy bằng chủ của nó.`
}

function field(error: object, name: string): unknown {
  return Object.entries(error).find(([key]) => key === name)?.[1]
}

/** The first line of ours in the stack; the message above it stays unsaid. */
function placeOf(error: unknown): string {
  const frame = /(?:bot|server|db)\/[\w/]+\.ts:\d+/.exec(error instanceof Error ? (error.stack ?? '') : '')
  return frame ? `, ${frame[0]}` : ''
}
