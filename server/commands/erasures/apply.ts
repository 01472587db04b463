import { inOneTransaction, settle } from '../../../db/backup/index.ts'
import { sumDaysAnew } from '../../../db/cityState.ts'
import { namedBy } from '../../../db/erasures.ts'
import type { Command } from '../command.ts'
import { afterRestore, settledLines } from './afterRestore.ts'
import { readErasures } from './file.ts'
import { namedLine } from './named.ts'

/**
 * Does to a database that was restored by other means (pg_restore, a copy of the disk) what `restore` does to ours. Whoever does so
 * types how many it erases, which the command says first.
 */
export const applyCommand: Command = {
  words: 'erasures apply',
  noted: 'after',
  parameters: ['FILE'],
  options: { confirm: { placeholder: 'NUMBER' } },
  does: 'phục hồi bằng công cụ khác xong: xoá lại ai đã được xoá, huỷ mã cũ',
  async run(operator, given) {
    const file = given.value('FILE')
    const erasures = readErasures(file)
    // Brings the database to its shape, and refuses keys that do not fit.
    const database = await operator.database()
    const found = await namedBy(database, erasures)
    if (given.optional('confirm') !== String(found.named))
      return {
        problems: [
          `${namedLine(found)} Chưa xoá ai. Số ấy lớn bất thường thì dừng lại xem tệp; đúng thì chạy npm run admin -- erasures apply "${file}" --confirm ${found.named}`,
        ],
      }
    await database.transaction(sumDaysAnew)
    const { url } = await operator.reach()
    const settled = await inOneTransaction(url, '', (sql) => settle(sql, erasures))
    return {
      lines: [namedLine(found), ...settledLines(settled), ...(await afterRestore(operator, erasures))],
    }
  },
}
