/** What a poster says; each poster shows both languages. `{days}` and `{date}` are filled in when it is drawn. */
export const poster = {
  'poster.trial': 'BẢN DÙNG THỬ',
  'poster.direction.in': 'Dùng mã này khi vào',
  'poster.direction.out': 'Dùng mã này khi ra',
  'poster.direction.both': 'Dùng mã này khi vào và khi ra',
  'poster.chat.step1': 'Chụp mã này',
  'poster.chat.step2': 'Gửi ảnh cho Khai báo y tế {city} trên {app}',
  'poster.chat.zaloOrTelegram': 'Gửi ảnh cho Khai báo y tế {city} trên Zalo hoặc Telegram',
  'poster.web.step1': 'Quét mã này bằng máy ảnh điện thoại',
  'poster.web.step2': 'Mở liên kết hiện ra và trả lời',
  'poster.step3': 'Thấy dấu tích là đã ghi lượt',
  'poster.chat.typeCode': 'Hoặc nhắn dãy ký tự này',
  'poster.web.typeCode': 'Hoặc mở {host} và gõ',
  'poster.kept':
    'Họ tên, số điện thoại và lượt vào ra chỉ dùng để truy vết dịch. Mỗi lượt xoá sau {days} ngày.',
  'poster.issuer': 'Khai báo y tế {city}',
  'poster.issued': 'Ngày cấp {date}',
  'poster.gate.main': 'Cửa chính',
} as const
