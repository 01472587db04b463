import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { agree, databaseClock, type HeldUntil, purgesHeldUntil } from '../../../db/clock.ts'
import type { Database } from '../../../db/connect.ts'
import { heldByOffice } from '../../../db/forgetPeople.ts'
import { visitDaysBefore } from '../../../db/partitions.ts'
import { lastPurges, PURGED_KINDS, purgedSince } from '../../../db/purges.ts'
import { UNUSED_DAYS } from '../../../db/retention.ts'
import { firstKeptDay, lastPurgeRun, PURGE_EVERY } from '../../workers/forgetting.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { PURGED_WORDS } from './words.ts'

const DAY_MILLISECONDS = 86_400_000
/** Days over which the ledger is summed up. */
const SUMMED_DAYS = 30

/** The ledger of what was deleted, when it goes on, and what is held back and why. */
export const listCommand: Command = {
  words: 'purges list',
  noted: 'looks only',
  does: 'xem sổ xoá dữ liệu hết hạn, lần tới, còn giữ gì',
  async run(operator) {
    const database = await operator.database()
    const { CITY_TIME_ZONE: zone } = operator.environment
    const [day, month] = [
      await purgedSince(database, new Date(operator.now.getTime() - DAY_MILLISECONDS)),
      await purgedSince(database, new Date(operator.now.getTime() - SUMMED_DAYS * DAY_MILLISECONDS)),
    ]
    const last = new Map((await lastPurges(database)).map((purge) => [purge.what, purge]))
    const rows = PURGED_KINDS.map((kind) => {
      const purged = last.get(kind)
      const moments = purged ? [purged.at, purged.before].map((at) => dateAndTime(at, zone)) : ['chưa', '']
      return [PURGED_WORDS[kind], ...moments, String(day.get(kind) ?? 0), String(month.get(kind) ?? 0)]
    })
    const head = ['LOẠI', 'XOÁ LẦN CUỐI', 'CỦA TRƯỚC', '24 GIỜ', `${SUMMED_DAYS} NGÀY`]
    return {
      lines: [...columns([head, ...rows]), ...(await stateLines(database, zone, operator.now))],
    }
  },
}

function heldLine(until: HeldUntil, zone: string): string {
  return until === 'operator'
    ? 'Tạm dừng vì đồng hồ đã nhảy hơn 7 ngày, và không tự tiếp. Xem giờ máy chủ; đúng rồi thì chạy npm run admin -- purges go-on'
    : `Tạm dừng tới ${dateAndTime(until, zone)} vì đồng hồ đã nhảy hơn một ngày. Xem giờ máy chủ; đúng thì chạy npm run admin -- purges go-on`
}

async function stateLines(database: Database, zone: string, now: Date): Promise<string[]> {
  const [last, heldUntil] = [await lastPurgeRun(database, now), await purgesHeldUntil(database, now)]
  const next = new Date(Math.max(now.getTime(), (last?.getTime() ?? 0) + PURGE_EVERY))
  const overdue = await visitDaysBefore(database, firstKeptDay({ timeZone: zone }, now))
  const offices = await heldByOffice(database, now)
  return [
    last ? `Lần xoá gần nhất: ${dateAndTime(last, zone)}.` : 'Chưa có lần xoá nào.',
    heldUntil === undefined
      ? `Lần tới: ${dateAndTime(next, zone)}, khi máy chủ chạy.`
      : heldLine(heldUntil, zone),
    ...(agree(now, await databaseClock(database))
      ? []
      : [
          'Đồng hồ của máy này và của cơ sở dữ liệu lệch nhau hơn 10 phút: chỉnh lại, trước đó không xoá gì.',
        ]),
    ...(overdue.length > 0 ? [`Chờ xoá: ${overdue.length} ngày lượt vào ra đã quá hạn.`] : []),
    ...(offices > 0
      ? [
          `Còn giữ ${offices} người không dùng hơn ${UNUSED_DAYS} ngày: đang đứng tên địa điểm hoặc là cán bộ.`,
        ]
      : []),
  ]
}
