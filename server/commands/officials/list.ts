import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { officialsNow } from '../../../db/officials.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { unitLabel } from '../units/named.ts'

const ROLES: Readonly<Record<string, string>> = { reporter: 'báo cáo', tracer: 'truy vết' }

/** Shows who is appointed for what. Officials' accounts hold no name: the unit knows whom it sent the link. */
export const listCommand: Command = {
  words: 'officials list',
  does: 'liệt kê cán bộ đang được giao việc',
  async run(operator) {
    const units = await operator.units()
    const former = await operator.formerUnits()
    const officials = await officialsNow(await operator.database(), operator.now)
    if (officials.length === 0)
      return { lines: ['Chưa có cán bộ nào. Mời: npm run admin -- officials invite --unit CODE'] }
    const day = (moment: Date) => dateAndTime(moment, operator.environment.CITY_TIME_ZONE)
    const rows = officials.map((official) => [
      String(official.id),
      unitLabel(units, official, former),
      ROLES[official.role] ?? official.role,
      day(official.appointedAt),
      official.until ? day(official.until) : '',
    ])
    return { lines: columns([['ID', 'ĐƠN VỊ', 'VIỆC', 'TỪ', 'ĐẾN'], ...rows]) }
  },
}
