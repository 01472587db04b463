export const group = {
  'group.hello':
    'Kính gửi các đồng chí. Để ghép nhóm này với đơn vị, đề nghị cán bộ được phân công gõ /ghepnhom và mã do quản trị viên cấp.',
  'group.help':
    'Lệnh dùng trong nhóm: /ghepnhom MÃ để ghép nhóm với đơn vị; /solieu để xem số liệu hôm nay, kèm tên đơn vị trực thuộc hoặc thời gian (hôm qua, tuần trước, 1/8-15/8) để xem nơi khác, ngày khác; /dauhieu để xem những địa điểm có lượt khó tin; /baocao để mở đợt báo cáo hoặc gửi báo cáo; /diadiem và tên địa điểm để xem, tạm đình chỉ hoặc cho hoạt động lại một địa điểm; /huongdan để nhận tờ rơi, bài phát thanh và các hướng dẫn.',
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
  'group.soundsOfficial':
    'Tên địa điểm giống tên cơ quan nhà nước, ứng dụng nhắn tin hoặc kênh khai báo. Đề nghị kiểm tra nơi đăng ký.',
  'group.likelyDouble':
    'Trên địa bàn đã có địa điểm cùng tên; đề nghị kiểm tra có bị đăng ký trùng hay không.',
  'group.closedWhileSuspended':
    'Địa điểm này trùng tên với địa điểm đã đóng khi đang bị tạm đình chỉ; đề nghị kiểm tra.',
  'group.venueClosed': 'Địa điểm {venue} trên địa bàn đã đóng hẳn.',
  'group.venueRenamed': 'Địa điểm {before} trên địa bàn đổi tên thành {venue}.',
  'group.venueGiven': 'Địa điểm {venue} trên địa bàn đã đổi người quản lý.',
  'group.oldPoster': 'Tờ mã quốc gia cũ được dùng tiếp tại {venue}, {gate}.',
  'group.venueByName': 'Muốn tạm đình chỉ hoặc cho hoạt động lại, đề nghị gõ /diadiem {venue}.',
  'group.button.suspend': 'Tạm đình chỉ',
  'group.button.lift': 'Cho hoạt động lại',
  'group.suspended':
    'Đã tạm đình chỉ {venue} từ {time}. Địa điểm không nhận lượt vào; chủ địa điểm được báo để liên hệ đơn vị.',
  'group.alreadySuspended': '{venue} đã bị tạm đình chỉ từ trước; không có gì thay đổi.',
  'group.lifted': '{venue} được hoạt động lại từ {time}. Chủ địa điểm được báo.',
  'group.notSuspended': '{venue} hiện không bị tạm đình chỉ; không có gì thay đổi.',
  'group.notForSuspending':
    'Chỉ cán bộ được phân công cho đơn vị quản lý địa điểm, hoặc đơn vị cấp trên, mới thực hiện được việc này.',
  'group.venueNameMissing': 'Đề nghị gõ /diadiem kèm tên địa điểm, ví dụ /diadiem Chợ Ga.',
  'group.venueNameShort': 'Tên địa điểm cần ít nhất {least} chữ cái. Đề nghị gõ lại, ví dụ /diadiem Chợ Ga.',
  'group.venueUnknown': 'Không tìm thấy địa điểm đang mở nào có tên như vậy trong {unit}.',
  'group.whichVenue': 'Có nhiều địa điểm có tên như vậy. Đề nghị chọn:',
  'group.whichOfMany': 'Có nhiều địa điểm có tên như vậy. Đề nghị chọn, hoặc gõ thêm chữ trong tên:',
  'group.venueChoice': '{venue}, {unit}, đăng ký {day}',
  'group.sendVenueNumber': 'Đề nghị nhắn số của địa điểm.',
  'group.sendActNumber': 'Đề nghị nhắn số để chọn.',
  'group.venueOpen': 'Địa điểm {venue}, {unit}.',
  'group.venueSuspended': 'Địa điểm {venue}, {unit}: đang bị tạm đình chỉ.',
} as const
