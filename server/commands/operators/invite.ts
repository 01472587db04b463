import type { Command } from '../command.ts'
import { makeOneTimeCode } from '../oneTimeCode.ts'
import { waysIn } from '../waysIn.ts'

/** Makes a one-time code for whoever runs the server: the private chat that brings it is told of alarms. */
export const inviteCommand: Command = {
  words: 'operators invite',
  noted: 'together',
  does: 'tạo mã một lần để một cuộc trò chuyện nhận báo sự cố của máy chủ',
  async run(operator) {
    const { code, until } = await makeOneTimeCode(operator, 'operator')
    return {
      lines: [
        `Mã một lần để nhận báo sự cố của máy chủ, dùng được đến ${until}.`,
        'Gửi mã trong cuộc trò chuyện riêng với bot, ở kênh nào cũng được; nên thêm một kênh ngoài Zalo,',
        'vì khi Zalo không gửi được thì tin báo ở đó cũng phải chờ:',
        ...(await waysIn(operator, code)),
      ],
    }
  },
}
