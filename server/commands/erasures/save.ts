import { erasuresNow } from '../../../db/erasures.ts'
import type { Command } from '../command.ts'
import { writeErasures } from './file.ts'

/** Writes down who was erased, by random ids that name nobody, to lie beside the backups: whoever restores one erases them again. */
export const saveCommand: Command = {
  words: 'erasures save',
  noted: 'looks only',
  parameters: ['FILE'],
  does: 'ghi ai đã được xoá (mã ngẫu nhiên) ra tệp cạnh bản sao lưu',
  async run(operator, given) {
    const file = given.value('FILE')
    const count = writeErasures(file, await erasuresNow(await operator.database()), operator.now)
    return {
      lines: [`${file} ghi ${count} người đã được xoá. Khi phục hồi: restore FILE --erasures ${file}`],
    }
  },
}
