import { markBegun } from '../../../db/endScheme.ts'
import type { Command } from '../command.ts'
import { notConfirmed } from './end.ts'

/** Lets an ended scheme begin again. What was deleted does not come back, and every poster is made anew. */
export const beginCommand: Command = {
  words: 'scheme begin',
  noted: 'together',
  options: { confirm: { placeholder: '"TÊN THÀNH PHỐ"' } },
  does: 'bắt đầu lại chương trình đã kết thúc; tờ mã phải làm mới',
  async run(operator, given) {
    const wrong = notConfirmed(operator, given, 'begin')
    if (wrong) return { problems: wrong }
    if (!(await markBegun(await operator.database())))
      return { problems: ['Chương trình chưa kết thúc, nên không có gì để bắt đầu lại.'] }
    return {
      lines: [
        'Chương trình bắt đầu lại từ bây giờ.',
        'Tờ mã cũ không dùng lại được: chủ địa điểm vào /diadiem, chọn tờ mã rồi chọn đổi mã để in tờ mới.',
        'Chọn tờ khai: npm run admin -- templates use NAME',
      ],
    }
  },
}
