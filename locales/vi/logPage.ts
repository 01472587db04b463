/** The page of a venue's log. */
export const logPage = {
  'logPage.open.title': 'Nhật ký {venue}',
  'logPage.open.body':
    'Đường dẫn này dùng một lần. Sau khi bấm Mở nhật ký, Anh/Chị xem được {minutes} phút. Ai có địa chỉ trang cũng xem được trong lúc đó, nên Anh/Chị đừng chuyển đường dẫn cho người khác.',
  'logPage.open.button': 'Mở nhật ký',
  'logPage.first': 'Từ ngày',
  'logPage.last': 'Đến ngày',
  'logPage.gate': 'Cửa',
  'logPage.allGates': 'Tất cả cửa',
  'logPage.said': 'Tên hoặc số điện thoại khách nói',
  'logPage.saidHint': 'Họ và tên đệm, hoặc cả số điện thoại. Để trống thì xem tất cả.',
  'logPage.show': 'Xem',
  'logPage.column.from': 'Vào',
  'logPage.column.until': 'Ra',
  'logPage.column.visitor': 'Khách',
  'logPage.column.phone': 'Điện thoại',
  'logPage.column.gate': 'Cửa',
  'logPage.stillIn': 'đang ở trong',
  'logPage.with': 'và {count} người đi cùng',
  'logPage.estimated': '(ước tính)',
  'logPage.next': 'Trang sau',
  'logPage.back': 'Trang trước',
  'logPage.page': 'Trang {number}',
  'logPage.goesOn': 'Tìm chưa hết, Anh/Chị bấm Trang sau để tìm những lượt trước đó.',
  'logPage.until':
    'Trang này xem được đến {time}. Sau đó Anh/Chị gõ /nhatky trong cuộc trò chuyện để lấy đường dẫn mới.',
  'logPage.days': 'Anh/Chị chọn lại ngày: nhật ký có từ {first} đến hôm nay.',
  'logPage.gone.title': 'Đường dẫn này không còn dùng được',
  'logPage.gone.body':
    'Đường dẫn đã quá hạn hoặc đã dùng rồi. Anh/Chị gõ /nhatky trong cuộc trò chuyện để lấy đường dẫn mới.',
  'logPage.busy.title': 'Anh/Chị thử lại sau một phút',
  'logPage.busy.body':
    'Mạng đang dùng có quá nhiều lượt mở trang. Đường dẫn vẫn dùng được, Anh/Chị tải lại trang sau một phút.',
  'logPage.failed.title': 'Chưa mở được trang này',
  'logPage.failed.body': 'Nhật ký vẫn còn nguyên. Anh/Chị quay lại trang trước, một phút nữa thử lại.',
} as const
