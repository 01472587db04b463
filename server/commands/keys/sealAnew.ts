import { reseal } from '../../../db/reseal.ts'
import { isTheOwnersToChange } from '../../../db/sealedColumns.ts'
import type { SealedUse } from '../../../db/sealedUses.ts'
import type { Answer } from '../command.ts'
import type { Operator } from '../operator.ts'
import { processNames, runningUses } from './uses.ts'

/** Seals everything anew under the key that seals, and says what came of it. */
export async function sealAnew(operator: Operator): Promise<Answer> {
  const database = await operator.database()
  const owner = (await operator.reach()).ownerUrl === undefined ? undefined : await operator.owner()
  const number = database.keys.current
  const { count, left } = await reseal({ database, owner })
  const behind = (await runningUses(database)).filter(({ seals }) => seals !== number)
  const lines = [`Đã mã hoá lại ${count} giá trị bằng khoá số ${number}.`]
  if (behind.length > 0)
    return {
      lines,
      problems: [
        `Còn tiến trình dùng khoá cũ để mã hoá (${processNames(behind)}): khởi động lại chúng với khoá mới rồi chạy npm run admin -- keys reseal.`,
      ],
    }
  if (left.length === 0)
    return { lines: [...lines, 'Không còn gì dưới khoá cũ. Xem npm run admin -- keys status.'] }
  const owners = owner ? [] : left.filter(({ table }) => isTheOwnersToChange(table))
  const others = left.filter((use) => !owners.includes(use))
  return { lines, problems: [...ownersLines(owners), ...othersLines(others)] }
}

function ownersLines(left: readonly SealedUse[]): string[] {
  if (left.length === 0) return []
  const tables = [...new Set(left.map(({ table }) => table))].join(', ')
  return [
    `Còn ${leftOf(left)} trong ${tables}, chỉ tài khoản sở hữu cơ sở dữ liệu mới mã hoá lại được: chạy MIGRATION_DATABASE_URL=… npm run admin -- keys reseal.`,
  ]
}

function othersLines(left: readonly SealedUse[]): string[] {
  if (left.length === 0) return []
  return [
    `Còn ${leftOf(left)}: đang bận hoặc không mở được. Chạy lại npm run admin -- keys reseal; nếu số ấy không giảm thì tìm lại khoá cũ trong bản sao lưu.`,
  ]
}

function leftOf(left: readonly SealedUse[]): string {
  const sum = left.reduce((total, use) => total + use.count, 0)
  const under = [...new Set(left.map((use) => use.number))].sort((one, other) => one - other)
  return `${sum} giá trị dưới khoá số ${under.join(', ')}`
}
