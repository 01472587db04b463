/** What Telegram shows beside the commands. */
export const telegram = {
  'telegram.command.khaibao': 'Khai báo y tế',
  'telegram.command.maqr': 'Xem lại mã QR cá nhân',
  'telegram.command.giadinh': 'Khai hộ người nhà',
  'telegram.command.ra': 'Ghi lượt ra',
  'telegram.command.lichsu': 'Các lượt của tôi',
  'telegram.command.dangky': 'Đăng ký địa điểm, nhận tờ mã QR',
  'telegram.command.diadiem': 'Địa điểm của tôi',
  'telegram.command.nhatky': 'Nhật ký vào ra hôm nay',
  'telegram.command.huongdan': 'Hướng dẫn từng bước, có hình',
  'telegram.command.trogiup': 'Trợ giúp',
  'telegram.command.huy': 'Dừng việc đang làm',
  'telegram.command.quaylai': 'Sửa câu vừa trả lời',
  'telegram.command.ngonngu': 'Đổi ngôn ngữ',
  'telegram.command.dulieu': 'Dữ liệu của tôi, rút đồng ý, xoá',
  'telegram.command.solieu': 'Số liệu của đơn vị',
  'telegram.command.ghepnhom': 'Ghép nhóm với đơn vị',
} as const
