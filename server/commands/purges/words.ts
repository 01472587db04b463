import type { PurgedKind } from '../../../db/purges.ts'

/** What is deleted when its time is over, as the operator reads it. */
export const PURGED_WORDS: Readonly<Record<PurgedKind, string>> = {
  visits: 'lượt vào ra',
  declarations: 'tờ khai',
  persons: 'hồ sơ người dân',
  messages: 'tin nhắn, phiên',
  strangers: 'người chưa đồng ý',
  chats: 'địa chỉ trò chuyện',
  pages: 'mã, trang, tệp',
  doors: 'cửa và sổ tra',
  offices: 'cán bộ, mã mời',
  traces: 'vụ truy vết',
  reports: 'đợt báo cáo',
  venues: 'chủ địa điểm cũ',
  proofs: 'sổ chứng cứ',
}
