import { calendarDay, cityDay } from '../../../bot/core/cityTime.ts'
import { databaseClock, letPurgesGoOn, purgesHeldUntil } from '../../../db/clock.ts'
import type { Command } from '../command.ts'

/**
 * Lets purges go on at once that are held because the clock leapt. Whoever does so types the date, which they know from elsewhere:
 * that it is the server's, too, is what they vouch for.
 */
export const goOnCommand: Command = {
  words: 'purges go-on',
  noted: 'after',
  options: { confirm: { placeholder: 'NGÀY' } },
  does: 'cho xoá dữ liệu hết hạn tiếp ngay, sau khi đã xem giờ máy chủ',
  async run(operator, given) {
    const day = dayOf(given.optional('confirm') ?? '')
    if (day === undefined)
      return {
        problems: [
          'Gõ ngày hôm nay theo điện thoại hay lịch, đừng chép từ máy này: npm run admin -- purges go-on --confirm NGÀY/THÁNG/NĂM',
        ],
      }
    const database = await operator.database()
    const now = await databaseClock(database)
    const zone = operator.environment.CITY_TIME_ZONE
    if ([operator.now, now].some((clock) => cityDay(clock, zone) !== day))
      return {
        problems: ['Máy này hoặc cơ sở dữ liệu đang ở một ngày khác: chỉnh giờ trước, chưa xoá gì.'],
      }
    if (!(await purgesHeldUntil(database, now))) return { lines: ['Việc xoá không bị tạm dừng.'] }
    await letPurgesGoOn(database)
    return { lines: ['Máy chủ sẽ xoá tiếp trong vòng một phút.'] }
  },
}

/** A day as people write it, `28/11/2026`. */
function dayOf(written: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written.trim()) ?? []
  return day ? calendarDay(Number(year), Number(month), Number(day)) : undefined
}
