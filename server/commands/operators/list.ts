import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { alarmChatsNow } from '../../../db/alarmChats.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'

/** Shows the chats in which alarms are told, and whether messages reach them. */
export const listCommand: Command = {
  words: 'operators list',
  noted: 'looks only',
  does: 'liệt kê cuộc trò chuyện nhận báo sự cố',
  async run(operator) {
    const chats = await alarmChatsNow(await operator.database())
    if (chats.length === 0)
      return { lines: ['Chưa có cuộc trò chuyện nào. Lấy mã: npm run admin -- operators invite'] }
    const rows = chats.map((chat) => [
      String(chat.chatId),
      chat.channel,
      dateAndTime(chat.addedAt, operator.environment.CITY_TIME_ZONE),
      chat.reachable ? '' : 'không gửi được: người nhận chặn bot',
    ])
    return { lines: columns([['ID', 'KÊNH', 'TỪ', ''], ...rows]) }
  },
}
