import { dateAndTime } from '../../../bot/core/cityTime.ts'
import type { OfficialDeed } from '../../../db/officialReads.ts'
import { officialReadsSince } from '../../../db/readsByOfficials.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { unitLabel } from '../units/named.ts'
import { wholeNumber } from '../wholeNumber.ts'

/** Days that are shown unless others are asked for, and the most: they are kept for a year. */
const DAYS = 7
const DAYS_AT_MOST = 365
/** Readings on one screen; who wants more asks for fewer days. */
const SHOWN = 500
const DAY_MILLISECONDS = 86_400_000

const DEEDS: Readonly<Record<OfficialDeed, string>> = {
  'looked up': 'tra cứu',
  visits: 'xem lượt vào',
  'exposed counted': 'đếm người cùng lúc',
  names: 'xem tên',
  notice: 'gửi thông báo',
  call: 'gọi điện',
  'notices asked': 'đề nghị gửi thông báo',
  'notices approved': 'duyệt gửi thông báo',
  'notices refused': 'không duyệt gửi thông báo',
}

/** Shows what officials read of people in which case: how many persons each time, never who they are. */
export const listCommand: Command = {
  words: 'reads list',
  noted: 'together',
  options: { days: { placeholder: 'N' } },
  does: `xem cán bộ đã xem dữ liệu của dân (mặc định ${DAYS} ngày)`,
  async run(operator, given) {
    const asked = given.optional('days')
    const days = asked === undefined ? DAYS : wholeNumber(asked)
    if (days === undefined || days < 1 || days > DAYS_AT_MOST)
      return { problems: [`--days là số ngày, từ 1 đến ${DAYS_AT_MOST}.`] }
    const since = new Date(operator.now.getTime() - days * DAY_MILLISECONDS)
    const reads = await officialReadsSince(await operator.database(), since, SHOWN)
    if (reads.length === 0) return { lines: [`Trong ${days} ngày qua không có lần xem nào.`] }
    const units = await operator.units()
    const rows = reads.map((read) => [
      dateAndTime(read.at, operator.environment.CITY_TIME_ZONE),
      read.name ?? read.readerLogId,
      unitLabel(units, read),
      read.reference,
      DEEDS[read.what],
      String(read.persons),
    ])
    const more = reads.length === SHOWN ? [`Chỉ hiện ${SHOWN} lần mới nhất.`] : []
    return {
      about: { count: reads.length },
      lines: [...columns([['LÚC', 'CÁN BỘ', 'ĐƠN VỊ', 'VỤ VIỆC', 'VIỆC', 'SỐ NGƯỜI'], ...rows]), ...more],
    }
  },
}
