import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { incidentsNow } from '../../../db/incidents.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { standingOf, tellBy } from './clock.ts'

/** Shows all incidents with their clocks, and no words of them. */
export const listCommand: Command = {
  words: 'incidents list',
  noted: 'looks only',
  does: 'liệt kê sự cố và hạn báo cơ quan chuyên trách',
  async run(operator) {
    const incidents = await incidentsNow(await operator.database())
    if (incidents.length === 0)
      return {
        lines: ['Chưa ghi sự cố nào. Ghi: npm run admin -- incidents open --found "hôm nay 14:05" "LỜI"'],
      }
    const zone = operator.environment.CITY_TIME_ZONE
    const rows = incidents.map((incident) => [
      String(incident.id),
      dateAndTime(incident.foundAt, zone),
      dateAndTime(tellBy(incident), zone),
      incident.authorityToldAt ? dateAndTime(incident.authorityToldAt, zone) : '',
      incident.peopleToldAt ? dateAndTime(incident.peopleToldAt, zone) : '',
      standingOf(incident, operator.now),
    ])
    return {
      lines: [
        ...columns([['ID', 'PHÁT HIỆN', 'HẠN BÁO', 'BÁO CƠ QUAN', 'BÁO NGƯỜI DÂN', 'TÌNH TRẠNG'], ...rows]),
        'Đọc một sự cố: npm run admin -- incidents show ID.',
      ],
    }
  },
}
