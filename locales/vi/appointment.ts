export const appointment = {
  'appointment.unit.ask': 'Phân công cán bộ ở đơn vị nào? Đề nghị gõ tên đơn vị, ví dụ: phường Ngô Quyền.',
  'appointment.unit.label': 'Đơn vị',
  'appointment.role.ask': 'Làm việc gì?',
  'appointment.role.label': 'Việc',
  'appointment.role.reporter': 'Báo cáo',
  'appointment.role.lead': 'Phụ trách',
  'appointment.role.tracer': 'Truy vết',
  'appointment.at': 'Phân công cán bộ ở {unit}.',
  'appointment.onlyReporter':
    'Ở {unit}, Anh/Chị phân công cán bộ báo cáo. Cán bộ phụ trách và truy vết ở đây do cấp trên hoặc quản trị viên của thành phố phân công.',
  'appointment.notYourUnit':
    'Anh/Chị chưa phân công được cán bộ ở {unit}, chỉ ở đơn vị mình và các đơn vị trực thuộc.',
  'appointment.name.ask': 'Họ và tên người được phân công?',
  'appointment.name.label': 'Họ và tên',
  'appointment.days.ask': 'Phân công trong bao lâu? Truy vết thường 30 ngày; hết hạn thì quyền tự kết thúc.',
  'appointment.days.label': 'Thời hạn',
  'appointment.days.month': '30 ngày',
  'appointment.days.quarter': '90 ngày',
  'appointment.days.half': '180 ngày',
  'appointment.days.year': '365 ngày',
  'appointment.review.ask': 'Đề nghị xem lại rồi tạo mã mời:',
  'appointment.review.label': 'Phân công',
  'appointment.review.send': 'Tạo mã mời',
  'appointment.as.reporter': 'cán bộ báo cáo',
  'appointment.as.lead': 'cán bộ phụ trách',
  'appointment.as.tracer': 'cán bộ truy vết',
  'appointment.invited':
    'Mã mời {name} làm {role} của {unit}, đến {day}:\n{code}\nĐề nghị gửi mã hoặc một đường dẫn dưới đây cho riêng người ấy. Dùng được một lần, đến {until}.',
  'appointment.tooMany':
    'Đang có {count} mã mời chưa ai dùng. Đề nghị gửi các mã ấy đi, hoặc chờ mã cũ hết hạn sau 3 ngày.',
  'appointment.notYours':
    'Anh/Chị chưa mời được {role} cho {unit}. Cán bộ phụ trách mời cán bộ báo cáo cho đơn vị mình và các đơn vị trực thuộc; cán bộ phụ trách và truy vết chỉ cho các đơn vị trực thuộc.',
  'appointment.notForYou':
    'Lệnh này dành cho cán bộ được phân công. Đề nghị liên hệ cán bộ phụ trách của đơn vị, hoặc quản trị viên của thành phố.',
  'appointment.notBelow':
    'Người này không còn được phân công ở đơn vị mình hay đơn vị trực thuộc. Đề nghị gõ /canbo để xem lại.',
  'appointment.own': 'Anh/Chị là {role} của {unit}, {end}.',
  'appointment.untilDay': 'đến {day}',
  'appointment.noEnd': 'chưa định ngày kết thúc',
  'appointment.nobody': 'Chưa có ai khác được phân công ở đơn vị mình và các đơn vị trực thuộc.',
  'appointment.head': 'Cán bộ đang được phân công: {count}',
  'appointment.line': '{place}. {name}, {role}, {unit}, {end}',
  'appointment.beside':
    'Cùng đơn vị còn {count} phân công mà chỉ cấp trên hoặc quản trị viên của thành phố kết thúc được, cả khi mất máy:',
  'appointment.besideLine': '– {name}, {role}, {unit}, {end}',
  'appointment.nameless': 'Cán bộ số {id}',
  'appointment.choice': '{name}, {role}, {unit}',
  'appointment.whom.end': 'Thôi phân công cho ai?',
  'appointment.whom.lost': 'Ai bị mất máy?',
  'appointment.really.end':
    'Thôi phân công cho {name}, {role} của {unit}? Quyền kết thúc ngay và người ấy được báo.',
  'appointment.really.lost':
    '{name} mất máy? Mọi phân công trong phạm vi của Anh/Chị, mã đã cấp, trang đang mở và ca trực của người ấy kết thúc ngay. Máy đó không được báo.',
  'appointment.ended': '{name} thôi làm {role} của {unit} từ bây giờ.',
  'appointment.endedTold': 'Anh/Chị thôi làm {role} của {unit} từ bây giờ. Cảm ơn Anh/Chị.',
  'appointment.cut':
    'Đã cắt quyền của {name} ngay từ bây giờ.\nPhân công đã kết thúc: {appointments}\nMã mời, mã liên kết đã huỷ: {codes}\nTrang và tệp đã đóng: {pages}\nCa trực đã kết thúc: {shifts}',
  'appointment.cutRequests': 'Yêu cầu gửi thông báo tiếp xúc đã rút lại: {count}',
  'appointment.cutAppointed':
    'Người ấy đã phân công {count} cán bộ: đề nghị xem lại danh sách, ai lạ thì thôi phân công.',
  'appointment.cutElsewhere':
    'Người ấy còn {count} phân công ngoài phạm vi của Anh/Chị: đề nghị báo cán bộ phụ trách nơi đó hoặc quản trị viên.',
  'appointment.cutVenues':
    'Còn lại: người ấy là nhân viên ở {staff} địa điểm và chủ của {owner} địa điểm. Chủ địa điểm xoá nhân viên bằng /nhanvien.',
  'appointment.newPhone':
    'Dữ liệu riêng và gia đình vẫn ở tài khoản cũ. Trên máy mới, người ấy đăng nhập lại Zalo hoặc Telegram, đăng xuất máy đã mất, rồi được mời lại.',
  'appointment.accepted': '{name} đã nhận làm {role} của {unit}.',
  'appointment.tryOut':
    'Đây là mã mời {name} làm {role} của {unit}, mã còn dùng được. Đề nghị gửi cho người ấy.',
  'appointment.welcome.lead':
    'Anh/Chị được phân công là cán bộ phụ trách của {unit}. Gõ /canbo để phân công cán bộ báo cáo ở đơn vị và mời cán bộ cho đơn vị trực thuộc; trong nhóm của đơn vị, gõ /solieu để xem số liệu.',
  'appointment.welcome.tracer':
    'Anh/Chị được phân công là cán bộ truy vết của {unit}, truy vết trên địa bàn {territory}. Khi có ca bệnh cần truy vết, đề nghị gõ /truyvet trong cuộc trò chuyện riêng này và chuẩn bị số hồ sơ ca bệnh. Mỗi lần xem đều được ghi lại và người được xem biết.',
  'appointment.until': 'Phân công có hiệu lực đến {day}, sau đó tự kết thúc; chúng tôi báo trước 7 ngày.',
  'appointment.called': 'Tên của Anh/Chị trên giấy tờ: {name}',
  'appointment.ending.soon':
    'Phân công {role} của {unit} kết thúc ngày {day}. Nếu còn tiếp tục, đề nghị xin cán bộ phụ trách mời lại trước ngày ấy.',
  'appointment.ending.over':
    'Phân công {role} của {unit} đã kết thúc ngày {day}; các quyền đi kèm không còn. Cảm ơn Anh/Chị.',
  'appointment.button.invite': 'Mời cán bộ',
  'appointment.button.list': 'Xem danh sách',
  'appointment.button.more': 'Xem tiếp',
  'appointment.button.end': 'Thôi phân công',
  'appointment.button.lost': 'Mất máy',
  'appointment.button.really.end': 'Thôi phân công',
  'appointment.button.really.lost': 'Cắt quyền ngay',
  'appointment.button.keep': 'Giữ nguyên',
  'appointment.button.notThem': 'Không phải người này',
} as const
