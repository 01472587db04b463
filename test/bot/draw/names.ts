import { CAPITAL_LETTERS, SMALL_LETTERS } from './anyText.ts'

/** Names of venues of all lengths, the whole alphabet in both cases, and what people type that cannot be printed. */
export const VENUE_NAMES: readonly string[] = [
  'An',
  'Ở Ẵ',
  'CHỢ SẮT',
  'Nhà hàng Hải Đăng',
  'Nhà hàng “Bà Ẩm” & <Con>',
  'Trung tâm Thương mại Vincom Plaza Imperia',
  'Siêu thị điện máy Nguyễn Kim, chi nhánh Lê Hồng Phong, Ngã Năm',
  SMALL_LETTERS,
  CAPITAL_LETTERS,
  'BỆNH VIỆN HỮU NGHỊ VIỆT TIỆP'.normalize('NFD'),
  'W'.repeat(120),
  'CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN THƯƠNG MẠI DỊCH VỤ XUẤT NHẬP KHẨU THUỶ SẢN VÀ DU LỊCH QUỐC TẾ ĐỒ SƠN HẢI PHÒNG',
  '🍜 重慶火鍋',
]
