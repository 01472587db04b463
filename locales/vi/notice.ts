/** The link to a case's names, the second official's yes, and what the exposed are told. */
export const notice = {
  'notice.page.offer':
    'Danh sách họ tên của vụ việc {reference} chỉ xem trên trang web của thành phố. Đường dẫn dùng một lần, trong {linkMinutes} phút; mở ra thì xem được {minutes} phút. Mỗi lần xem đều được ghi lại và người dân thấy được.',
  'notice.page.open': 'Mở danh sách',
  'notice.preview':
    'Vụ việc {reference}: thông báo sẽ gửi cho {count} người. Chưa có gì được gửi; cần một cán bộ khác duyệt.',
  'notice.preview.approvers': '\nMột trong những cán bộ sau duyệt:',
  'notice.preview.approver': '• {role} {unit}: {count} người',
  'notice.button.ask': 'Đề nghị duyệt',
  'notice.places': '\nNơi có mặt cùng lúc:',
  'notice.place': '• {venue}, {unit}: {count} người',
  'notice.morePlaces': '… và {count} nơi khác',
  'notice.words': '\nLời thông báo:',
  'notice.sample.place': '• (nơi và giờ của từng người nhận)',
  'notice.sample.day': 'thứ {days} sau lần tiếp xúc cuối',
  'notice.sample.ask':
    'Nếu sốt, ho, khó thở hoặc cần hỏi thì gọi (trạm y tế nơi người nhận ở, hoặc số liên hệ của thành phố).',
  'notice.phonesMissing':
    '\nLưu ý: {count} phường, xã chưa có số điện thoại trạm y tế, và thành phố chưa có số liên hệ. Người ở đó chỉ được báo tên trạm y tế, không có số để gọi. Người vận hành đặt được các số này trước khi gửi.',
  'notice.asked':
    'Vụ việc {reference}: đã gửi đề nghị duyệt thông báo cho {count} người tới {officials} cán bộ. Có người duyệt thì thông báo được gửi ngay, và Anh/Chị được báo.',
  'notice.waiting':
    'Đề nghị duyệt đã gửi lúc {time} và đang chờ. Sau {minutes} phút chưa ai trả lời thì Anh/Chị đề nghị lại được.',
  'notice.refusedJustNow':
    'Đề nghị trước không được duyệt lúc {time}. Sau {minutes} phút Anh/Chị mới đề nghị lại được.',
  'notice.askedEnough':
    'Vụ việc này đã được đề nghị duyệt {most} lần, là mức tối đa. Anh/Chị trao đổi trực tiếp với cấp duyệt.',
  'notice.alreadyApproved': 'Thông báo của vụ việc này đã được duyệt, không cần đề nghị lại.',
  'notice.nobodyExposed': 'Không có ai khác ở cùng lúc, nên không có thông báo nào cần gửi.',
  'notice.nobodyApproves':
    'Chưa gửi được đề nghị: {unit} và các đơn vị cấp trên chưa có cán bộ truy vết hoặc phụ trách nào khác để duyệt. Người phân công Anh/Chị, người Anh/Chị phân công và người dùng chung số điện thoại thì không duyệt được. Lãnh đạo đơn vị cấp trên hoặc người vận hành phân công được.',
  'notice.request':
    'Kính gửi Anh/Chị,\nCán bộ truy vết {unit} đề nghị duyệt việc gửi thông báo tiếp xúc.\n\nNgười đề nghị: {name}\nVụ việc: {reference}\nĐơn vị: {unit}\nThời gian truy vết: {first} đến {last}\nSố người nhận: {count} người (lúc {time})',
  'notice.request.refused': 'Đề nghị này đã từng không được duyệt lúc {time}.',
  'notice.request.more': 'Vụ việc đã được duyệt lúc {time}; lần này là cho những người mới biết sau đó.',
  'notice.request.please': '\nThông báo nêu nơi và giờ, không nêu tên ai. Đề nghị Anh/Chị xem xét.',
  'notice.button.approve': 'Duyệt',
  'notice.button.refuse': 'Không duyệt',
  'notice.approved': 'Đã duyệt. Thông báo của vụ việc {reference} đang được gửi.',
  'notice.refused': 'Đã ghi: không duyệt. Thông báo của vụ việc {reference} không được gửi.',
  'notice.decided.approved': 'Việc này đã có người duyệt lúc {time}.',
  'notice.decided.refused': 'Việc này đã có người trả lời không duyệt lúc {time}.',
  'notice.anotherDecides':
    'Người đề nghị, người phân công hoặc được phân công bởi người đề nghị, và người dùng chung số điện thoại với họ thì không duyệt được. Cần một cán bộ khác duyệt.',
  'notice.notYours': 'Việc này không thuộc quyền của Anh/Chị lúc này.',
  'notice.tracer.approved':
    'Vụ việc {reference}: thông báo đã được duyệt và đang gửi. Ai không có nơi nhận tin được báo ngay để Anh/Chị gọi điện, ai chưa nhận sau 2 giờ cũng vậy.',
  'notice.tracer.refused':
    'Vụ việc {reference}: thông báo không được duyệt. Anh/Chị trao đổi với cấp duyệt; sau 30 phút thì đề nghị lại được.',
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
  'notice.told.station': 'Nếu sốt, ho, khó thở hoặc cần hỏi thì gọi trạm y tế {unit}: {phone}.',
  'notice.told.contact': 'Nếu sốt, ho, khó thở hoặc cần hỏi thì liên hệ {contact}.',
  'notice.told.stationByName': 'Nếu sốt, ho, khó thở hoặc cần hỏi thì gọi hoặc đến trạm y tế {unit}.',
  'notice.told.nearestStation':
    'Nếu sốt, ho, khó thở hoặc cần hỏi thì gọi hoặc đến trạm y tế phường, xã nơi đang ở.',
  'notice.told.declare': 'Khai báo',
} as const
