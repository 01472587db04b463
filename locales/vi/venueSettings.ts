/** What an owner changes of a venue: its facts, a pause, closing it, giving it to another owner. */
export const venueSettings = {
  'venueSettings.head': 'Cài đặt của {venue}',
  'venueSettings.type': 'Loại: {type}',
  'venueSettings.place': 'Địa chỉ: {address}, {unit}',
  'venueSettings.phoneConfirmed': 'Điện thoại liên hệ: {phone} (đã xác nhận)',
  'venueSettings.phoneUnconfirmed': 'Điện thoại liên hệ: {phone} (chưa xác nhận)',
  'venueSettings.phoneNone': 'Điện thoại liên hệ: chưa có',
  'venueSettings.capacity': 'Sức chứa: {count} người cùng lúc',
  'venueSettings.capacityNone': 'Sức chứa: không giới hạn',
  'venueSettings.closing': 'Giờ đóng cửa: {time}',
  'venueSettings.closingNone': 'Giờ đóng cửa: chưa đặt',
  'venueSettings.declaration': '{form}: khách cần có khi vào',
  'venueSettings.declarationNone': '{form}: không yêu cầu',
  'venueSettings.button.name': 'Đổi tên',
  'venueSettings.button.type': 'Đổi loại',
  'venueSettings.button.place': 'Đổi địa chỉ',
  'venueSettings.button.phone': 'Đổi số điện thoại',
  'venueSettings.button.capacity': 'Sức chứa',
  'venueSettings.button.closing': 'Giờ đóng cửa',
  'venueSettings.button.pause': 'Tạm nghỉ',
  'venueSettings.button.goOn': 'Hoạt động lại',
  'venueSettings.button.give': 'Giao cho người khác',
  'venueSettings.button.close': 'Đóng hẳn',
  'venueSettings.about': 'Đang sửa: {venue}.',
  'venueSettings.name.changed':
    'Đã đổi tên {before} thành {venue}. Tờ dán đang treo vẫn dùng được, nhưng còn in tên cũ.',
  'venueSettings.type.changed': 'Đã đổi loại của {venue}.',
  'venueSettings.place.changed':
    'Đã đổi địa chỉ của {venue}. Tờ dán đang treo vẫn dùng được, nhưng còn in địa chỉ cũ.',
  'venueSettings.place.suspended':
    'Địa điểm đang bị phường tạm đình chỉ nên chưa đổi địa chỉ được. Anh/Chị liên hệ phường trước.',
  'venueSettings.phone.ask': 'Số điện thoại để phường liên hệ?',
  'venueSettings.phone.confirmed': 'Đã đổi số điện thoại liên hệ của {venue}: {phone} (đã xác nhận).',
  'venueSettings.phone.unconfirmed': 'Đã đổi số điện thoại liên hệ của {venue}: {phone} (chưa xác nhận).',
  'venueSettings.capacity.ask': 'Nhiều nhất bao nhiêu người ở trong cùng lúc?',
  'venueSettings.capacity.none': 'Không giới hạn',
  'venueSettings.capacity.changed':
    '{venue}: nhiều nhất {count} người cùng lúc. Gần đủ và đủ người, chúng tôi báo cho Anh/Chị và nhân viên ở cửa.',
  'venueSettings.capacity.over': '⚠️ Lúc này đang có {people}/{count} người ở trong.',
  'venueSettings.capacity.gone': '{venue}: không giới hạn số người.',
  'venueSettings.closing.ask':
    'Mấy giờ đóng cửa? Ví dụ: 22:00 hoặc 10 giờ tối. Giờ đó chúng tôi gửi Anh/Chị tổng kết ngày.',
  'venueSettings.closing.none': 'Không gửi tổng kết',
  'venueSettings.closing.problem': 'Chúng tôi chưa đọc được giờ này.',
  'venueSettings.closing.changed':
    '{venue}: đóng cửa lúc {time}. Giờ đó chúng tôi gửi Anh/Chị tổng kết ngày.',
  'venueSettings.closing.gone': '{venue}: không gửi tổng kết ngày.',
  'venueSettings.paused':
    '{venue} tạm nghỉ từ bây giờ: khách chụp tờ dán được báo là nơi này tạm nghỉ. Nhật ký và các mục khác vẫn dùng được. Ai đang ở trong vẫn ghi ra được.',
  'venueSettings.goneOn': '✅ {venue} hoạt động lại: khách chụp tờ dán là được ghi lượt.',
  'venueSettings.stillSuspended':
    '{venue} hết tạm nghỉ, nhưng phường đang tạm đình chỉ nên vẫn chưa nhận lượt vào. Anh/Chị liên hệ phường.',
  'venueSettings.close.ask':
    'Đóng hẳn {venue}? Mọi tờ dán thôi dùng; ai chụp được báo là nơi này đã đóng. Nhân viên không ghi lượt được nữa, và Anh/Chị không xem được nhật ký nữa. Lượt đã ghi được giữ đủ {days} ngày để truy vết dịch, rồi tự xoá. Nếu chỉ nghỉ một thời gian, Anh/Chị chọn Tạm nghỉ trong Cài đặt.',
  'venueSettings.close.goOn': 'Tiếp tục đóng',
  'venueSettings.close.not': 'Không đóng',
  'venueSettings.close.askAgain': '⚠️ Đóng {venue} rồi thì không mở lại được. Anh/Chị chắc chắn đóng?',
  'venueSettings.close.done': 'Đóng hẳn địa điểm này',
  'venueSettings.closed':
    'Đã đóng {venue}. Anh/Chị gỡ các tờ dán. Họ tên và số điện thoại của người đăng ký đã xoá khỏi địa điểm này; lượt đã ghi tự xoá sau {days} ngày.',
  'venueSettings.closedTold': '{venue} đã đóng hẳn, nên Anh/Chị không còn ghi lượt ở đó.',
  'venueSettings.give.ask':
    'Giao {venue} cho người khác quản lý? Chúng tôi đưa Anh/Chị một mã dùng một lần trong {hours} giờ để gửi cho người đó. Khi họ nhận, Anh/Chị và nhân viên hiện nay không còn quyền ở địa điểm này; tờ dán và lượt đã ghi giữ nguyên.',
  'venueSettings.give.code': 'Lấy mã giao',
  'venueSettings.give.not': 'Không giao',
  'venueSettings.give.given':
    'Mã để nhận quản lý {venue}, dùng một lần, đến {until}:\n{code}\nNgười nhận làm một trong những cách sau:',
  'venueSettings.give.then':
    'Ai có mã này là nhận được, nên Anh/Chị chỉ gửi cho đúng người. Gửi nhầm, Anh/Chị bấm Thu hồi mã.',
  'venueSettings.give.callBack': 'Thu hồi mã',
  'venueSettings.give.calledBack': 'Đã thu hồi mã giao {venue}. Anh/Chị vẫn quản lý địa điểm này.',
  'venueSettings.give.nothingToCallBack': 'Hiện không có mã giao {venue} nào còn dùng được.',
  'venueSettings.take.offer':
    'Anh/Chị được mời nhận quản lý {venue}, {unit}. Nhận rồi, Anh/Chị lo tờ dán, cửa ra vào và nhân viên ở đó, xem được nhật ký (tên và số đã che), và phường liên hệ với Anh/Chị khi cần.',
  'venueSettings.take.yes': 'Nhận quản lý',
  'venueSettings.take.no': 'Không nhận',
  'venueSettings.take.left':
    'Vâng, chúng tôi giữ nguyên như cũ. Mã vẫn còn đến khi hết hạn, nếu Anh/Chị đổi ý.',
  'venueSettings.take.own':
    'Mã này để người khác nhận quản lý {venue}. Anh/Chị đang quản lý rồi; muốn giao, Anh/Chị gửi mã cho người nhận.',
  'venueSettings.take.why': 'Anh/Chị nhận quản lý {venue}.',
  'venueSettings.take.done':
    '✅ Từ giờ Anh/Chị quản lý {venue}. Tờ dán đang treo vẫn dùng được. Nhân viên trước đây không còn ghi lượt được; Anh/Chị mời người của mình.',
  'venueSettings.take.told':
    'Người nhận mã đã nhận quản lý {venue} lúc {time}. Anh/Chị và nhân viên do Anh/Chị mời không còn quyền ở đó.',
  'venueSettings.take.staffTold':
    '{venue} đã đổi người quản lý, nên Anh/Chị không còn là nhân viên ở đó. Cần làm tiếp, Anh/Chị nhờ người quản lý mới mời lại.',
  'venueSettings.take.spent':
    'Mã giao địa điểm này đã dùng, đã thu hồi hoặc đã hết hạn. Anh/Chị nhờ người giao gửi mã mới.',
} as const
