import { beginZaloConsent, redirectOf } from '../../zalo/consent.ts'
import type { Command } from '../command.ts'
import { zaloOf } from './account.ts'

/** Begins the consent by which the Official Account gives us its tokens: once at first, and again when Zalo asks for it. */
export const connectCommand: Command = {
  words: 'zalo connect',
  noted: 'together',
  does: 'tạo liên kết để quản trị viên của Official Account cho phép gửi tin',
  async run(operator) {
    const { zalo, base } = await zaloOf(operator)
    const link = await beginZaloConsent(await operator.database(), zalo, base)
    return {
      lines: [
        'Quản trị viên của Official Account mở liên kết này trong 60 phút và bấm đồng ý:',
        `  ${link}`,
        `Zalo đưa trình duyệt về ${redirectOf(base)}; địa chỉ này phải được khai trong ứng dụng (Official Account Callback Url).`,
        'Nếu máy đó không mở được trang, chép cả địa chỉ trên thanh trình duyệt rồi chạy:',
        '  npm run admin -- zalo code "ĐỊA CHỈ"',
      ],
    }
  },
}
