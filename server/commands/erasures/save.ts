import { erasuresNow, namedBy } from '../../../db/erasures.ts'
import type { Command } from '../command.ts'
import { writeErasures } from './file.ts'
import { isLargePart } from './named.ts'

/** Writes down who was erased, by random ids that name nobody, to lie beside the backups: whoever restores one erases them again. */
export const saveCommand: Command = {
  words: 'erasures save',
  noted: 'looks only',
  parameters: ['FILE'],
  does: 'ghi ai đã được xoá (mã ngẫu nhiên) ra tệp cạnh bản sao lưu',
  async run(operator, given) {
    const file = given.value('FILE')
    const database = await operator.database()
    const erasures = await erasuresNow(database)
    const { held } = await namedBy(database, erasures)
    const { count, added } = writeErasures(file, erasures, operator.now)
    return {
      lines: [
        `${file} ghi ${count} người đã được xoá, ${added} người mới so với lần trước. Khi phục hồi: restore FILE --erasures ${file}`,
      ],
      ...(isLargePart(added, held) && { problems: [tooMany(added, held)] }),
    }
  },
}

function tooMany(added: number, held: number): string {
  return `${added} dòng mới là nhiều so với ${held} người đang lưu (${added} dòng cuối tệp). Nếu không phải vừa kết thúc chương trình hay vừa có nhiều người xin xoá, có thể ai đó đã ghi vào cơ sở dữ liệu: xem ai vào được, giữ bản trước của tệp này.`
}
