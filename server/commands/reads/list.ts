import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { officialReadsSince } from '../../../db/readsByOfficials.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { DAYS, daysBack } from '../daysBack.ts'
import { unitLabel } from '../units/named.ts'
import { DEED_WORDS } from './words.ts'

/** Readings on one screen; who wants more asks for fewer days. */
const SHOWN = 500

/** Shows what officials read of people in which case: how many persons each time, never who they are. */
export const listCommand: Command = {
  words: 'reads list',
  noted: 'together',
  options: { days: { placeholder: 'N' } },
  does: `xem cán bộ đã xem dữ liệu của dân (mặc định ${DAYS} ngày)`,
  async run(operator, given) {
    const { days, since } = daysBack(operator, given)
    const reads = await officialReadsSince(await operator.database(), since, SHOWN)
    if (reads.length === 0) return { lines: [`Trong ${days} ngày qua không có lần xem nào.`] }
    const units = await operator.units()
    const rows = reads.map((read) => [
      dateAndTime(read.at, operator.environment.CITY_TIME_ZONE),
      read.name ?? read.readerLogId,
      unitLabel(units, read),
      read.reference,
      DEED_WORDS[read.what],
      String(read.persons),
    ])
    const more = reads.length === SHOWN ? [`Chỉ hiện ${SHOWN} lần mới nhất.`] : []
    return {
      about: { count: reads.length },
      lines: [...columns([['LÚC', 'CÁN BỘ', 'ĐƠN VỊ', 'VỤ VIỆC', 'VIỆC', 'SỐ NGƯỜI'], ...rows]), ...more],
    }
  },
}
