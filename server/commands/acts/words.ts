import type { Watched } from '../../../db/actLines.ts'
import { type ActorKind, DEEDS } from '../../../db/acts.ts'
import { DEED_WORDS as CASE_WORDS } from '../reads/words.ts'

export const ACTOR_WORDS: Readonly<Record<ActorKind, string>> = {
  official: 'cán bộ',
  owner: 'chủ địa điểm',
  staff: 'nhân viên cửa',
  person: 'người dân',
  operator: 'quản trị viên',
  server: 'máy chủ',
}

const WORDS: Partial<Record<Watched, string>> = {
  ...CASE_WORDS,
  'official invited': 'mời cán bộ',
  'office taken': 'nhận phân công',
  'office ended': 'thôi phân công cán bộ',
  'official cut off': 'cắt quyền cán bộ mất máy',
  'officials listed': 'xem danh sách cán bộ',
  'group bound': 'ghép nhóm',
  'venue suspended': 'tạm đình chỉ địa điểm',
  'suspension lifted': 'cho địa điểm hoạt động lại',
  'round opened': 'mở đợt báo cáo',
  'round closed': 'đóng đợt báo cáo',
  'round reminded': 'nhắc báo cáo',
  'report noted': 'ghi vào báo cáo',
  'report sent': 'gửi báo cáo',
  'report corrected': 'sửa báo cáo',
  'case opened': 'mở vụ truy vết',
  'staff invited': 'mời nhân viên',
  'staff removed': 'xoá nhân viên',
  'staff listed': 'xem danh sách nhân viên',
  'staff joined': 'thành nhân viên',
  'venue offered': 'trao địa điểm',
  'venue offer called back': 'rút lại việc trao',
  'venue taken': 'nhận địa điểm',
  'venue closed': 'đóng địa điểm',
  'poster replaced': 'đổi tờ mã',
  'log export asked': 'yêu cầu tệp nhật ký',
  'log file fetched': 'tải tệp nhật ký',
  'log chat': 'đọc nhật ký trong tin',
  'log page': 'đọc trang nhật ký',
  'log search': 'tìm trong nhật ký',
  'log file': 'lập tệp nhật ký',
  'passage corrected': 'sửa lượt đã ghi',
  'member handed over': 'trao hồ sơ người nhà',
  'chats linked': 'liên kết kênh',
  'chat parted': 'tách kênh',
  'own data viewed': 'xem dữ liệu của mình',
  'own data copied': 'lấy bản sao của mình',
  'own data fetched': 'mở bản sao của mình',
  'own data corrected': 'sửa dữ liệu của mình',
  'consent withdrawn': 'rút đồng ý',
  'data erased': 'xoá dữ liệu',
  'request sent': 'gửi yêu cầu',
  'alarm chat joined': 'nhận báo sự cố',
  'first official appointed': 'cán bộ đầu tiên, khi chạy thử',
}

/** What was done, in words; of an operator the command. */
export function watchedWords(what: Watched): string {
  return WORDS[what] ?? (what in DEEDS ? `lệnh ${what}` : what)
}
