/** The link to a case's names, the second official's yes, and what the exposed are told. */
export const notice = {
  'notice.page.offer':
    'Danh sách họ tên của vụ việc {reference} chỉ xem trên trang web của thành phố. Đường dẫn dùng một lần, trong {linkMinutes} phút; mở ra thì xem được {minutes} phút. Mỗi lần xem đều được ghi lại và người dân thấy được.',
  'notice.page.open': 'Mở danh sách',
  'notice.asked':
    'Vụ việc {reference}: đã gửi đề nghị duyệt thông báo cho {count} người tới {officials} cán bộ. Có người duyệt thì thông báo được gửi ngay, và Anh/Chị được báo.',
  'notice.waiting':
    'Đề nghị duyệt đã gửi lúc {time} và đang chờ. Sau {minutes} phút chưa ai trả lời thì Anh/Chị đề nghị lại được.',
  'notice.alreadyApproved': 'Thông báo của vụ việc này đã được duyệt, không cần đề nghị lại.',
  'notice.nobodyExposed': 'Không có ai khác ở cùng lúc, nên không có thông báo nào cần gửi.',
  'notice.nobodyApproves':
    'Chưa gửi được đề nghị: ngoài Anh/Chị, {unit} và các đơn vị cấp trên chưa có cán bộ truy vết hoặc lãnh đạo nào để duyệt. Lãnh đạo đơn vị cấp trên hoặc người vận hành phân công được.',
  'notice.request':
    'Kính gửi Anh/Chị,\nCán bộ truy vết {unit} đề nghị duyệt việc gửi thông báo tiếp xúc.\n\nVụ việc: {reference}\nĐơn vị: {unit}\nThời gian truy vết: {first} đến {last}\nSố người nhận: {count} người (lúc {time})\n\nThông báo nêu nơi và giờ, không nêu tên ai. Đề nghị Anh/Chị xem xét.',
  'notice.button.approve': 'Duyệt',
  'notice.button.refuse': 'Không duyệt',
  'notice.approved': 'Đã duyệt. Thông báo của vụ việc {reference} đang được gửi.',
  'notice.refused': 'Đã ghi: không duyệt. Thông báo của vụ việc {reference} không được gửi.',
  'notice.decided.approved': 'Việc này đã có người duyệt lúc {time}.',
  'notice.decided.refused': 'Việc này đã có người trả lời không duyệt lúc {time}.',
  'notice.anotherDecides': 'Anh/Chị là người đề nghị, nên cần một cán bộ khác duyệt.',
  'notice.notYours': 'Việc này không thuộc quyền của Anh/Chị lúc này.',
  'notice.tracer.approved':
    'Vụ việc {reference}: thông báo đã được duyệt và đang gửi. Sau 2 giờ, ai chưa nhận được sẽ vào danh sách cần gọi điện.',
  'notice.tracer.refused':
    'Vụ việc {reference}: thông báo không được duyệt. Anh/Chị trao đổi với cấp duyệt; khi cần thì đề nghị lại.',
  'notice.calls': 'Vụ việc {reference}: {count} người cần gọi điện, vì tin nhắn không đến được.',
  'notice.span': 'ngày {day}, {from}–{until}',
  'notice.onDay': '{time} ngày {day}',
  'notice.estimated': '{time} (ước tính)',
  'notice.told.self':
    'Ngành y tế {city} báo tin: Anh/Chị đã có mặt cùng lúc với một người đang được theo dõi dịch bệnh, tại:',
  'notice.told.member':
    'Ngành y tế {city} báo tin về {who}, người Anh/Chị khai hộ: đã có mặt cùng lúc với một người đang được theo dõi dịch bệnh, tại:',
  'notice.told.place': '• {venue}, {unit}: {when}',
  'notice.told.more': '… và {count} lần khác',
  'notice.told.watch':
    '\nĐây là tiếp xúc, chưa phải là mắc bệnh. Cần theo dõi sức khoẻ đến hết ngày {day}, tránh nơi đông người, và khai báo y tế hôm nay bằng nút dưới đây.',
  'notice.told.watchOver':
    '\nĐây là tiếp xúc, chưa phải là mắc bệnh, và {days} ngày cần theo dõi sức khoẻ đã qua. Đề nghị khai báo y tế hôm nay bằng nút dưới đây.',
  'notice.told.station': 'Thấy không khoẻ hoặc cần hỏi thì gọi trạm y tế {unit}: {phone}.',
  'notice.told.contact': 'Thấy không khoẻ hoặc cần hỏi thì liên hệ {contact}.',
  'notice.told.declare': 'Khai báo',
} as const
