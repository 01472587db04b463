import { inOneTransaction, settle } from '../../../db/backup/index.ts'
import { sumDaysAnew } from '../../../db/cityState.ts'
import type { Command } from '../command.ts'
import { afterRestore, settledLines } from './afterRestore.ts'
import { readErasures } from './file.ts'

/** Does to a database that was restored by other means (pg_restore, a copy of the disk) what `restore` does to ours. */
export const applyCommand: Command = {
  words: 'erasures apply',
  noted: 'after',
  parameters: ['FILE'],
  does: 'phục hồi bằng công cụ khác xong: xoá lại ai đã được xoá, huỷ mã cũ',
  async run(operator, given) {
    const erasures = readErasures(given.value('FILE'))
    // Brings the database to its shape, and refuses keys that do not fit.
    const { transaction } = await operator.database()
    await transaction(sumDaysAnew)
    const { url } = await operator.reach()
    const settled = await inOneTransaction(url, '', (sql) => settle(sql, erasures))
    return { lines: [...settledLines(settled), ...(await afterRestore(operator, erasures.length))] }
  },
}
