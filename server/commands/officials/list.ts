import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { OFFICES } from '../../../bot/core/office.ts'
import { officialsNow } from '../../../db/officials.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { unitLabel } from '../units/named.ts'
import { OFFICE_WORDS } from './words.ts'

/** Shows who is appointed for what, under the name that whoever appointed wrote, by whom and until when. */
export const listCommand: Command = {
  words: 'officials list',
  noted: 'together',
  does: 'liệt kê cán bộ đang được phân công',
  async run(operator) {
    const units = await operator.units()
    const former = await operator.formerUnits()
    const officials = await officialsNow(await operator.database(), operator.now)
    if (officials.length === 0)
      return { lines: ['Chưa có cán bộ nào. Mời: npm run admin -- officials invite --unit CODE'] }
    const day = (moment: Date) => dateAndTime(moment, operator.environment.CITY_TIME_ZONE)
    const rows = officials.map((official) => [
      String(official.id),
      official.name ?? '',
      unitLabel(units, official, former),
      wordOf(official.role),
      official.byOfficial ? 'cấp trên' : 'quản trị viên',
      day(official.appointedAt),
      official.until ? day(official.until) : '',
      official.logId,
    ])
    const endless = officials.filter(({ until }) => until === null).length
    return {
      about: { count: officials.length },
      lines: [
        ...columns([['ID', 'HỌ TÊN', 'ĐƠN VỊ', 'VIỆC', 'DO', 'TỪ', 'ĐẾN', 'MÃ'], ...rows]),
        ...(endless > 0
          ? [`${endless} phân công chưa có ngày kết thúc: mời lại với --days, hoặc officials remove.`]
          : []),
      ],
    }
  },
}

function wordOf(role: string): string {
  const office = OFFICES.find((one) => one === role)
  return office ? OFFICE_WORDS[office] : role
}
