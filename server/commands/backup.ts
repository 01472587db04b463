import { backUp } from '../../db/backup/index.ts'
import type { Command } from './command.ts'

/** Writes the whole database into one file, also while the server runs. The keys are not in it, on purpose. */
export const backupCommand: Command = {
  words: 'backup',
  noted: 'before',
  parameters: ['FILE'],
  does: 'sao lưu toàn bộ cơ sở dữ liệu vào một tệp',
  async run(operator, given) {
    const file = given.value('FILE')
    const { tables, rows, bytes } = await backUp({ url: (await operator.reach()).url, file })
    const { SEAL_KEY: seal, DATA_DIR: dataDir } = operator.environment
    return {
      lines: [
        `Đã sao lưu ${rows} dòng của ${tables} bảng vào ${file} (${bytes} byte).`,
        `Dữ liệu trong tệp vẫn được mã hoá. Giữ riêng ${seal ? 'SEAL_KEY, FIND_KEY và FORMER_SEAL_KEYS nếu có' : `${dataDir}/keys.json`}: thiếu khoá thì không đọc lại được.`,
      ],
    }
  },
}
