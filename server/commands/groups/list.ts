import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { groupsNow } from '../../../db/officials.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { unitLabel } from '../units/named.ts'

/** Shows which units have a group, and whether messages reach it. */
export const listCommand: Command = {
  words: 'groups list',
  noted: 'looks only',
  does: 'liệt kê nhóm đã ghép với đơn vị',
  async run(operator) {
    const units = await operator.units()
    const former = await operator.formerUnits()
    const groups = await groupsNow(await operator.database())
    if (groups.length === 0)
      return { lines: ['Chưa ghép nhóm nào. Lấy mã: npm run admin -- groups code --unit CODE'] }
    const rows = groups.map((group) => [
      String(group.chatId),
      unitLabel(units, group, former),
      group.channel,
      dateAndTime(group.boundAt, operator.environment.CITY_TIME_ZONE),
      group.reachable ? '' : 'không gửi được: bot đã bị đưa ra khỏi nhóm',
    ])
    return { lines: columns([['ID', 'ĐƠN VỊ', 'KÊNH', 'GHÉP LÚC', ''], ...rows]) }
  },
}
