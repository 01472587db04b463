/** Pages that a phone's camera opens. */
export const page = {
  'page.gate.place': '{unit}, {gate}',
  'page.gate.what': 'Ghi lượt vào để được báo khi có ca bệnh ở cùng nơi, cùng lúc. Anh/Chị chọn cách làm:',
  'page.gate.telegram': 'Ghi bằng Telegram',
  'page.gate.here': 'Ghi ngay tại đây',
  'page.gate.typeCode': 'Hoặc nhắn mã {code} cho kênh khai báo y tế của thành phố.',
  'page.toZalo.open': 'Mở Zalo',
  'page.toZalo.tap': 'Anh/Chị bấm Mở Zalo, mã dưới đây được chép sẵn.',
  'page.toZalo.paste': 'Trong Zalo, nhấn giữ ô tin nhắn, chọn Dán, rồi gửi.',
  'page.toZalo.copy': 'Anh/Chị nhấn giữ mã dưới đây, chọn Sao chép.',
  'page.toZalo.openAndPaste': 'Bấm Mở Zalo, nhấn giữ ô tin nhắn, chọn Dán, rồi gửi.',
  'page.toZalo.copyButton': 'Chép mã',
  'page.toZalo.copied': 'Đã chép',
  'page.toZalo.refused': 'Máy chưa chép được mã. Anh/Chị nhấn giữ mã để sao chép, rồi bấm Mở Zalo.',
  'page.toZalo.photo': 'Cách khác: chụp tờ dán rồi gửi ảnh vào Zalo, không cần mã.',
  'page.unknown.title': 'Không tìm thấy mã này',
  'page.unknown.body':
    'Mã không có trong danh sách của thành phố. Anh/Chị chụp lại tờ dán ở cửa, hoặc hỏi nhân viên tại đó.',
  'page.retired.body': 'Tờ mã này không còn dùng. Anh/Chị nhắc nhân viên dán tờ mới, và ghi sổ giấy lần này.',
  'page.person.title': 'Mã QR cá nhân',
  'page.person.body': 'Mã này dành cho nhân viên quét ở cửa. Anh/Chị đưa mã cho nhân viên.',
  'page.busy.title': 'Anh/Chị thử lại sau một phút',
  'page.busy.body':
    'Mạng đang dùng có quá nhiều lượt mở trang. Lượt vào chưa được ghi: Anh/Chị tải lại trang sau một phút, hoặc ghi sổ giấy tại cửa.',
  'page.zalo.title': 'Zalo của {city}',
  'page.zalo.connected': 'Đã nối với Official Account. Có thể đóng trang này.',
  'page.zalo.unknown':
    'Liên kết đã dùng hoặc hết hạn. Đề nghị chạy lại npm run admin -- zalo connect để lấy liên kết mới.',
  'page.zalo.otherAccount':
    'Người vừa đồng ý quản trị một Official Account khác. Đề nghị mở liên kết bằng tài khoản quản trị đúng Official Account này.',
  'page.zalo.unreached': 'Máy chủ chưa gọi được Zalo. Tải lại trang này sau một phút.',
  'page.zalo.refused':
    'Zalo không nhận yêu cầu này. Đề nghị xem lại ZALO_APP_ID và ZALO_APP_SECRET, rồi chạy lại npm run admin -- zalo connect.',
  'page.missing.title': 'Không có trang này',
  'page.missing.body': 'Địa chỉ gõ thiếu hoặc đã cũ. Anh/Chị khai báo y tế và ghi lượt vào ở trang dưới đây.',
  'page.missing.chat': 'Mở trang khai báo y tế',
  'page.file.gone.title': 'Liên kết này không còn dùng được',
  'page.file.gone.body':
    'Liên kết đã quá hạn hoặc đã dùng rồi. Anh/Chị quay lại cuộc trò chuyện và xin lại ở đó.',
  'page.file.busy.title': 'Anh/Chị thử lại sau ít giây',
  'page.file.busy.body': 'Máy chủ đang bận. Liên kết vẫn dùng được, Anh/Chị mở lại là được.',
  'page.file.once':
    'Liên kết này dùng một lần. Sau khi bấm Tải về, Anh/Chị còn {minutes} phút để tải lại nếu mạng bị ngắt.',
  'page.file.get': 'Tải về',
  'page.file.kind.posterPng': 'Ảnh tờ dán mã QR',
  'page.file.kind.posterPdf': 'Tờ dán mã QR để in (PDF)',
  'page.file.kind.personalQrPng': 'Ảnh mã QR cá nhân',
  'page.file.kind.cardPng': 'Ảnh thẻ khai báo y tế',
  'page.file.kind.cardSheetPdf': 'Thẻ khai báo y tế để in (PDF)',
  'page.file.kind.export': 'Tệp nhật ký lượt vào, ra',
} as const
