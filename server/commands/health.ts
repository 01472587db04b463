import { cityDay } from '../../bot/core/cityTime.ts'
import { type Health, type QueueState, readHealth } from '../../db/health.ts'
import { SERVER_LEASE } from '../../db/leases.ts'
import { alarmHealth } from './alarmHealth.ts'
import { columns } from './columns.ts'
import type { Command } from './command.ts'
import type { Findings } from './findings.ts'
import { telegramHealth } from './telegramHealth.ts'
import { zaloHealth } from './zalo/health.ts'

/** A text is answered within a second and a photo within some; older than this a person stands waiting at a door. */
const INBOX_LATE_SECONDS = 60
/** A summary to a thousand groups takes a minute at Telegram's pace. */
const OUTBOX_LATE_SECONDS = 300
/** Partitions are made for 14 days every hour; below this the making has failed for days. */
const DAYS_AHEAD_AT_LEAST = 7

/** Shows how the server does; the exit code tells a watching program whether something is wrong. */
export const healthCommand: Command = {
  words: 'health',
  noted: 'looks only',
  does: 'xem hàng đợi, việc nền, các kênh và sự cố; mã thoát 1 khi có vấn đề',
  async run(operator) {
    const today = cityDay(operator.now, operator.environment.CITY_TIME_ZONE)
    const own = ownHealth(await readHealth(await operator.database(), today))
    const telegram = await telegramHealth(operator)
    const zalo = await zaloHealth(operator)
    const alarms = await alarmHealth(operator)
    const all = [own, telegram, zalo, alarms]
    return {
      lines: columns(all.flatMap(({ rows }) => rows)),
      problems: all.flatMap(({ problems }) => problems),
    }
  },
}

/** What the queues and the schedule tell. */
export function ownHealth(health: Health): Findings {
  const { inbox, outbox, leases, daysAhead, failed, unreachable, parked, photosUnderWay } = health
  const running = leases.filter(({ name, seconds }) => name.startsWith(SERVER_LEASE) && seconds > 0)
  return {
    rows: [
      ['tin đến', queueText(inbox)],
      ['tin đi', queueText(outbox)],
      ['ảnh đang đọc', String(photosUnderWay)],
      ['tin bị bỏ', String(failed)],
      ['người nhận chặn', String(unreachable)],
      ['chờ người nhận nhắn', String(parked)],
      ['phân vùng', `sẵn ${daysAhead} ngày tới`],
      ['tiến trình', `${running.length} đang chạy`],
      ...leases
        .filter(({ name }) => !name.startsWith(SERVER_LEASE))
        .map(({ name, seconds }) => [`việc ${name}`, leaseText(seconds)]),
    ],
    problems: [
      ...(running.length === 0 ? ['Máy chủ không chạy: chạy npm start, hoặc xem nhật ký của nó.'] : []),
      ...(inbox.oldestSeconds > INBOX_LATE_SECONDS
        ? [`Tin đến chờ ${inbox.oldestSeconds} giây: máy chủ có đang chạy không? Xem nhật ký của nó.`]
        : []),
      ...(outbox.oldestSeconds > OUTBOX_LATE_SECONDS
        ? [`Tin đi chờ ${outbox.oldestSeconds} giây: xem mạng tới Telegram, Zalo và nhật ký của máy chủ.`]
        : []),
      ...(daysAhead < DAYS_AHEAD_AT_LEAST
        ? [`Chỉ còn ${daysAhead} ngày có phân vùng: khởi động lại máy chủ để tạo tiếp.`]
        : []),
      ...(failed > 0 ? [`${failed} tin bị bỏ: xem npm run admin -- messages failed.`] : []),
    ],
  }
}

function queueText({ waiting, oldestSeconds }: QueueState): string {
  return waiting === 0 ? 'không có tin chờ' : `${waiting} tin chờ, lâu nhất ${oldestSeconds} giây`
}

function leaseText(seconds: number): string {
  return seconds > 0 ? `đang có tiến trình giữ, còn ${seconds} giây` : 'không tiến trình nào giữ'
}
