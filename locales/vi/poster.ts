/** What a poster says; each poster shows both languages. `{days}` and `{date}` are filled in when it is drawn. */
export const poster = {
  'poster.trial': 'BẢN DÙNG THỬ',
  'poster.direction.in': 'Lối vào',
  'poster.direction.out': 'Lối ra',
  'poster.direction.both': 'Vào và ra',
  'poster.chat.step1': 'Chụp ảnh mã này, hoặc quét bằng máy ảnh',
  'poster.chat.step2': 'Gửi ảnh cho Khai báo y tế {city} trên {apps}',
  'poster.web.step1': 'Quét mã này bằng máy ảnh điện thoại',
  'poster.web.step2': 'Mở liên kết hiện ra và trả lời',
  'poster.step3': 'Thấy dấu tích xanh là đã ghi lượt',
  'poster.typeCode': 'Không chụp được? Nhắn dãy này cho chúng tôi',
  'poster.kept': 'Chỉ lưu họ tên, số điện thoại và giờ đến để truy vết dịch, trong {days} ngày, rồi xoá.',
  'poster.issued': 'Ngày cấp {date}',
  'poster.gate.main': 'Cửa chính',
} as const
