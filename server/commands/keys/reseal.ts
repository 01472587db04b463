import type { Command } from '../command.ts'
import { sealAnew } from './sealAnew.ts'
import { processNames, runningUses } from './uses.ts'

/** Seals everything anew under the key that seals, where another key was put in its place or a rotation was broken off. */
export const resealCommand: Command = {
  words: 'keys reseal',
  noted: 'before',
  does: 'mã hoá lại mọi thứ bằng khoá đang dùng, trong lúc máy chủ vẫn chạy',
  async run(operator) {
    const database = await operator.database()
    const { current: number, file } = operator.keys()
    const without = (await runningUses(database)).filter(({ opens }) => !opens.includes(number))
    // A process that reads a key file takes in a key when it first meets it.
    if (file !== undefined || without.length === 0) return sealAnew(operator)
    return {
      problems: [
        `Có tiến trình chưa có khoá số ${number} (${processNames(without)}): thêm khoá ấy vào FORMER_SEAL_KEYS của nó, khởi động lại rồi chạy lại lệnh này.`,
      ],
    }
  },
}
