import { cityDay } from '../../bot/core/cityTime.ts'
import { type Health, readHealth } from '../../db/health.ts'
import { ROLES, rolesRunning, SERVER_LEASE } from '../../db/leases.ts'
import { type QueueState, together } from '../../db/queues.ts'
import { takesWrites } from '../../db/writable.ts'
import { DAYS_AHEAD_AT_LEAST, type HealthProblem, outboxDue, problemsOf } from '../health.ts'
import { alarmHealth } from './alarmHealth.ts'
import { columns } from './columns.ts'
import type { Command } from './command.ts'
import type { Findings } from './findings.ts'
import { telegramHealth } from './telegramHealth.ts'
import { zaloHealth } from './zalo/health.ts'

const READ_ONLY_STEP =
  'Cơ sở dữ liệu chỉ cho đọc: DATABASE_URL có trỏ vào bản dự phòng không? Xem show default_transaction_read_only.'

/** Shows how the server does; the exit code tells a watching program whether something is wrong. */
export const healthCommand: Command = {
  words: 'health',
  noted: 'looks only',
  does: 'xem hàng đợi, việc nền, các kênh và sự cố; mã thoát 1 khi có vấn đề',
  async run(operator) {
    const today = cityDay(operator.now, operator.environment.CITY_TIME_ZONE)
    const database = await operator.database()
    const found = ownHealth(await readHealth(database, today))
    // What refuses writes knows of nobody who runs any more.
    const own = (await takesWrites(database)) ? found : { ...found, problems: [READ_ONLY_STEP] }
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
  const { leases, daysAhead, failed, unreachable, parked, photosUnderWay } = health
  const roles = rolesRunning(leases)
  const counted = ROLES.flatMap((role) => {
    const count = roles.filter((one) => one === role).length
    return count > 0 ? [`${count} ${role}`] : []
  })
  return {
    rows: [
      ['tin đến', queueText(together(health.inbox))],
      ['tin đi', queueText(together(health.outbox))],
      ['ảnh đang đọc', String(photosUnderWay)],
      ['tin bị bỏ', String(failed)],
      ['người nhận chặn', String(unreachable)],
      ['chờ người nhận nhắn', String(parked)],
      ['phân vùng', `sẵn ${daysAhead} ngày tới`],
      ['tiến trình', counted.length > 0 ? `đang chạy: ${counted.join(', ')}` : 'không có'],
      ...leases
        .filter(({ name }) => !name.startsWith(SERVER_LEASE))
        .map(({ name, seconds }) => [`việc ${name}`, leaseText(seconds)]),
    ],
    problems: [
      ...stepsOf(health, problemsOf(health)),
      ...(daysAhead < DAYS_AHEAD_AT_LEAST
        ? [`Chỉ còn ${daysAhead} ngày có phân vùng: khởi động lại máy chủ để tạo tiếp.`]
        : []),
      ...(failed > 0 ? [`${failed} tin bị bỏ: xem npm run admin -- messages failed.`] : []),
    ],
  }
}

/** What the operator does about each problem. Without any process one line is enough. */
function stepsOf(health: Health, problems: readonly HealthProblem[]): string[] {
  const inbox = together(health.inbox)
  const steps: Readonly<Record<HealthProblem, string>> = {
    'database away': 'Không gọi được cơ sở dữ liệu: xem PostgreSQL có đang chạy không.',
    'database read-only': READ_ONLY_STEP,
    'database slow': 'Cơ sở dữ liệu trả lời quá chậm: xem đĩa và các câu lệnh chạy lâu.',
    'no worker': 'Không có tiến trình nào xử lý tin: chạy ROLE=worker npm start, hoặc xem nhật ký của nó.',
    'no web':
      'Không có tiến trình nào nhận tin và mở trang: chạy ROLE=web npm start, hoặc xem nhật ký của nó.',
    'inbox late': `Tin đến chờ ${inbox.oldestSeconds} giây: máy chủ có đang chạy không? Xem nhật ký của nó.`,
    'photos full': `Ảnh chờ ${health.photosWaitSeconds} giây mới đến lượt đọc: chạy thêm một tiến trình ROLE=worker.`,
    'outbox late': `Tin đi chờ ${outboxDue(health).oldestSeconds} giây: xem mạng tới Telegram, Zalo và nhật ký của máy chủ.`,
  }
  if (problems.includes('no worker') && problems.includes('no web'))
    return [
      'Máy chủ không chạy: chạy npm start, hoặc xem nhật ký của nó.',
      ...problems.filter((problem) => !problem.startsWith('no ')).map((problem) => steps[problem]),
    ]
  return problems.map((problem) => steps[problem])
}

function queueText({ waiting, oldestSeconds }: QueueState): string {
  return waiting === 0 ? 'không có tin chờ' : `${waiting} tin chờ, lâu nhất ${oldestSeconds} giây`
}

function leaseText(seconds: number): string {
  return seconds > 0 ? `đang có tiến trình giữ, còn ${seconds} giây` : 'không tiến trình nào giữ'
}
