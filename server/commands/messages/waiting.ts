import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { waitingMessages } from '../../../db/parking.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'

/** What the messages are, by their class in the outbox. */
const CLASSES = ['trả lời', 'thông báo', 'gửi hàng loạt']

/** Shows what waits until people write again: counts, never what was written nor to whom. */
export const waitingCommand: Command = {
  words: 'messages waiting',
  noted: 'looks only',
  does: 'xem tin đang chờ người nhận nhắn trước (Zalo: quá 7 ngày)',
  async run(operator) {
    const kinds = await waitingMessages(await operator.database())
    if (kinds.length === 0) return { lines: ['Không có tin nào chờ người nhận nhắn.'] }
    const zone = operator.environment.CITY_TIME_ZONE
    const rows = kinds.map(({ channel, class: kind, count, chats, oldest }) => [
      String(count),
      channel,
      CLASSES[kind] ?? String(kind),
      `${chats} người`,
      dateAndTime(oldest, zone),
    ])
    return { lines: columns([['SỐ TIN', 'KÊNH', 'LOẠI', 'CHO', 'LÂU NHẤT TỪ'], ...rows]) }
  },
}
