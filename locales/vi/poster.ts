/** What a poster says; each poster shows both languages. `{days}` and `{date}` are filled in when it is drawn. */
export const poster = {
  'poster.trial': 'BẢN DÙNG THỬ',
  'poster.direction.in': 'Chụp mã này khi vào',
  'poster.direction.out': 'Chụp mã này khi ra',
  'poster.direction.both': 'Chụp mã này khi vào và khi ra',
  'poster.chat.step1': 'Chụp hoặc quét mã này',
  'poster.chat.step2': 'Gửi ảnh tới {apps} Khai báo y tế {city}',
  'poster.web.step1': 'Quét mã này bằng máy ảnh điện thoại',
  'poster.web.step2': 'Mở liên kết hiện ra và trả lời',
  'poster.step3': 'Thấy dấu tích là đã ghi lượt',
  'poster.typeCode': 'Hoặc nhắn dãy ký tự này',
  'poster.kept': 'Chỉ lưu họ tên, số điện thoại và giờ đến để truy vết dịch, trong {days} ngày, rồi xoá.',
  'poster.issuer': 'Khai báo y tế {city}',
  'poster.issued': 'Ngày cấp {date}',
  'poster.gate.main': 'Cửa chính',
} as const
