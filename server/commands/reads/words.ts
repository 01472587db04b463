import type { OfficialDeed } from '../../../db/officialReads.ts'

/** What officials read and do in cases, as the operator's lists name it. */
export const DEED_WORDS: Readonly<Record<OfficialDeed, string>> = {
  'looked up': 'tra cứu',
  visits: 'xem lượt vào',
  'exposed counted': 'đếm người cùng lúc',
  names: 'xem tên',
  notice: 'gửi thông báo',
  call: 'gọi điện',
  'notices asked': 'đề nghị gửi thông báo',
  'notices approved': 'duyệt gửi thông báo',
  'notices refused': 'không duyệt gửi thông báo',
}
