import type { Database } from '../../../db/connect.ts'
import { reseal } from '../../../db/reseal.ts'
import type { Answer } from '../command.ts'
import { processNames, runningUses } from './uses.ts'

/** Seals everything anew under the key that seals, and says what came of it. */
export async function sealAnew(database: Database): Promise<Answer> {
  const number = database.keys.current
  const { count, left } = await reseal(database)
  const behind = (await runningUses(database)).filter(({ seals }) => seals !== number)
  const under = [...new Set(left.map((use) => use.number))].sort((one, other) => one - other)
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
  const sum = left.reduce((total, use) => total + use.count, 0)
  return {
    lines,
    problems: [
      `Còn ${sum} giá trị dưới khoá số ${under.join(', ')}: đang bận hoặc không mở được. Chạy lại npm run admin -- keys reseal; nếu số ấy không giảm thì tìm lại khoá cũ trong bản sao lưu.`,
    ],
  }
}
