import { cityDay, dateAndTime, startOfCityDay } from '../../../bot/core/cityTime.ts'
import { parseClockTime } from '../../../bot/core/clockTime.ts'
import { spokenDate } from '../../../bot/core/spokenDate.ts'
import { openIncident } from '../../../db/incidents.ts'
import { watchIncidents } from '../../workers/incidentAlarms.ts'
import type { Command } from '../command.ts'
import { tellBy } from './clock.ts'
import { wordsOf } from './named.ts'

const MINUTE_MILLISECONDS = 60_000

/** Records an incident. From when it was found the clock of the law runs, and operators' chats hear of it at once. */
export const openCommand: Command = {
  words: 'incidents open',
  noted: 'together',
  parameters: ['LỜI…'],
  options: { found: { placeholder: '"2026-11-28 14:05"', needed: true } },
  does: 'ghi một sự cố lộ, mất dữ liệu; tính 72 giờ từ lúc phát hiện',
  async run(operator, given) {
    const { now, environment } = operator
    const zone = environment.CITY_TIME_ZONE
    const foundAt = momentOf(given.value('found'), zone, now)
    if (!foundAt)
      return {
        problems: [
          `Không hiểu giờ phát hiện "${given.value('found')}": ghi như "2026-11-28 14:05" hoặc "hôm nay 14:05", theo giờ ở đây.`,
        ],
      }
    if (foundAt > now)
      return { problems: [`Giờ phát hiện ${dateAndTime(foundAt, zone)} còn chưa tới: xem lại ngày giờ.`] }
    const words = wordsOf(given)
    const database = await operator.database()
    const id = await openIncident(database, { foundAt, words, now })
    await watchIncidents(database, now)
    return {
      lines: [
        `Đã ghi sự cố số ${id}, phát hiện lúc ${dateAndTime(foundAt, zone)}.`,
        `Cơ quan chuyên trách bảo vệ dữ liệu cá nhân phải được báo trước ${dateAndTime(tellBy({ foundAt }), zone)} (72 giờ), nếu có thể gây hại cho người dân.`,
        'Việc tiếp theo:',
        `  Chặn ngay: officials cut-off ID nếu là máy cán bộ; keys nếu là khoá. Rồi ghi lại: npm run admin -- incidents note ${id} "LỜI"`,
        `  Ai có thể bị ảnh hưởng: npm run admin -- incidents people ${id} --file FILE`,
        `  Báo xong thì ghi: npm run admin -- incidents told ${id} authority "LỜI"`,
      ],
    }
  },
}

/** A day as people write or say it, and the clock behind it. */
export function momentOf(written: string, zone: string, now: Date): Date | undefined {
  const [, said = '', time = ''] = /^(.*\S)\s+(\S+)$/.exec(written.trim()) ?? []
  const day = spokenDate(said, cityDay(now, zone))
  const minute = parseClockTime(time)
  if (day?.kind !== 'day' || minute === undefined) return undefined
  return new Date(startOfCityDay(day.day, zone).getTime() + minute * MINUTE_MILLISECONDS)
}
