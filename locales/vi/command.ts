/** The words that start something, parted by `|`: each works with a slash and without, with accents and without. */
export const command = {
  'command.start': 'start|batdau|bắt đầu|menu|xin chào|chào',
  'command.help': 'trogiup|trợ giúp|help|giúp',
  'command.language': 'ngonngu|ngôn ngữ',
  'command.vietnamese': 'tiếng việt|tiengviet',
  'command.english': 'tienganh|tiếng anh',
  'command.cancel': 'huy|huỷ|hủy|huỷ bỏ|thôi',
  'command.back': 'quaylai|quay lại|lùi lại',
  'command.declare': 'khaibao|khai báo|khai báo y tế|tờ khai',
  'command.checkIn': 'vao|ghi lượt vào',
  'command.leave': 'ra|ra về',
  'command.registerVenue': 'dangky|đăng ký|đăng ký địa điểm',
  'command.venues': 'diadiem|địa điểm|địa điểm của tôi',
  'command.log': 'nhatky|nhật ký|nhật ký ra vào',
  'command.bindGroup': 'ghepnhom|ghép nhóm',
  'command.figures': 'solieu|số liệu',
} as const
