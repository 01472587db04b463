export const group = {
  'group.hello':
    'Kính gửi các đồng chí. Để ghép nhóm này với đơn vị, đề nghị cán bộ được phân công gõ /ghepnhom và mã do quản trị viên cấp.',
  'group.help':
    'Lệnh dùng trong nhóm: /ghepnhom MÃ để ghép nhóm với đơn vị; /solieu để xem số liệu hôm nay; /solieu và tên đơn vị để xem đơn vị trực thuộc.',
  'group.onlyInGroup': 'Lệnh này dùng trong nhóm của đơn vị: đề nghị gõ ở đó.',
  'group.onlyInPrivate': 'Đề nghị dùng lệnh này khi nhắn riêng với chúng tôi.',
  'group.codeMissing':
    'Đề nghị gõ /ghepnhom kèm mã 10 ký tự do quản trị viên cấp, ví dụ /ghepnhom 7KQ2M-9XH4T.',
  'group.codeUnknown': 'Mã ghép nhóm không đúng, đã dùng hoặc hết hạn. Đề nghị xin quản trị viên mã mới.',
  'group.notAppointed':
    'Chỉ cán bộ được phân công cho đơn vị này mới ghép nhóm được. Đề nghị mở liên kết phân công do quản trị viên gửi, rồi gõ lại lệnh.',
  'group.bound':
    'Đã ghép nhóm với {unit}. Báo cáo hằng ngày được gửi lúc {hour} giờ. Gõ /solieu để xem số liệu lúc này.',
  'group.notBound': 'Nhóm chưa được ghép với đơn vị nào. Đề nghị gõ /ghepnhom kèm mã do quản trị viên cấp.',
  'group.unitUnknown': 'Không tìm thấy đơn vị có tên như vậy trong {unit}.',
  'group.whichUnit': 'Có nhiều đơn vị tên gần giống nhau. Đề nghị chọn:',
  'group.sendUnitNumber': 'Đề nghị nhắn số của đơn vị.',
  'group.newVenue': 'Địa điểm mới đăng ký trên địa bàn: {venue}.',
} as const
