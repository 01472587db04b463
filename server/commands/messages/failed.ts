import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { type FailedKind, failedMessages } from '../../../db/failures.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'

const OUTCOMES: Readonly<Record<string, string>> = {
  'given up': 'không gửi được',
  unreachable: 'người nhận đã chặn',
  expired: 'người nhận không nhắn lại',
  'set aside': 'không xử lý được',
}

/** Shows what was given up, by reason: counts and numbers, never what was written. */
export const failedCommand: Command = {
  words: 'messages failed',
  noted: 'looks only',
  does: 'xem tin không gửi được hoặc không xử lý được, theo lý do',
  async run(operator) {
    const kinds = await failedMessages(await operator.database())
    if (kinds.length === 0) return { lines: ['Không có tin nào bị bỏ lại.'] }
    const zone = operator.environment.CITY_TIME_ZONE
    const rows = kinds.map((kind) => [
      String(kind.count),
      kind.channel,
      OUTCOMES[kind.outcome] ?? kind.outcome,
      kind.reason ?? '',
      dateAndTime(kind.newest, zone),
      numbersOf(kind),
    ])
    return {
      lines: [
        ...columns([['SỐ TIN', 'KÊNH', 'VIỆC GÌ', 'LÝ DO', 'GẦN NHẤT', 'ID'], ...rows]),
        'Làm lại: npm run admin -- messages retry ID…, hoặc --reason "LÝ DO" cho mọi tin cùng lý do.',
      ],
    }
  },
}

function numbersOf({ way, ids, count }: FailedKind): string {
  return `${ids.map((id) => `${way}-${id}`).join(' ')}${count > ids.length ? ' …' : ''}`
}
