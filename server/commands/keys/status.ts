import { sealedUses } from '../../../db/sealedUses.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { countUnder, runningUses } from './uses.ts'

/** Shows which keys there are, what is sealed under which, and which process uses which. */
export const statusCommand: Command = {
  words: 'keys status',
  noted: 'looks only',
  does: 'xem các khoá, bảng nào còn gì dưới khoá nào, tiến trình nào dùng khoá nào',
  async run(operator) {
    const database = await operator.database()
    const { current, openers, file } = operator.keys()
    const sealed = await sealedUses(database)
    const known = [...openers.keys()]
    const numbers = [...new Set([...known, ...sealed.map(({ number }) => number)])].sort((a, b) => a - b)
    const keyRows = numbers.map((number) => [
      `khoá số ${number}`,
      stateOf(number, current, known),
      `${countUnder(sealed, number)} giá trị`,
    ])
    const processes = (await runningUses(database)).map(({ process, seals, opens }) => [
      process,
      `mã hoá bằng khoá số ${seals}`,
      `mở được khoá số ${[...opens].join(', ')}`,
    ])
    const tables = sealed.map(({ table, number, count }) => [`  ${table}`, `khoá số ${number}`, `${count}`])
    const lost = numbers.filter((number) => !known.includes(number))
    return {
      lines: [
        `Khoá nằm ở ${file ?? 'cấu hình (SEAL_KEY, FORMER_SEAL_KEYS)'}.`,
        ...columns(keyRows),
        ...columns(tables),
        ...(processes.length > 0 ? columns(processes) : ['Không có tiến trình nào của máy chủ đang chạy.']),
      ],
      problems: lost.map(
        (number) =>
          `Thiếu khoá số ${number}: tìm lại trong bản sao lưu của khoá, nếu không thì không đọc được các giá trị ấy.`,
      ),
    }
  },
}

function stateOf(number: number, current: number, known: readonly number[]): string {
  if (number === current) return 'đang mã hoá'
  return known.includes(number) ? 'chỉ mở' : 'không có ở đây'
}
