export const consent = {
  'consent.visits.ask':
    'Đây là {venue}, {unit}. Để ghi lượt vào, chúng tôi cần lưu họ tên, số điện thoại và giờ đến của Anh/Chị trong {days} ngày, chỉ dùng khi phải truy vết dịch. Chủ địa điểm chỉ thấy "Nguyễn Văn ***, 0912 345 ***". {travels}',
  'consent.visits.askAnywhere':
    'Để ghi lượt vào, chúng tôi cần lưu họ tên, số điện thoại và giờ đến của Anh/Chị trong {days} ngày, chỉ dùng khi phải truy vết dịch. Chủ địa điểm chỉ thấy "Nguyễn Văn ***, 0912 345 ***". {travels}',
  'consent.visits.yes': 'Đồng ý ghi lượt vào',
  'consent.visits.what':
    'Họ tên, số điện thoại; nơi đến, giờ vào và giờ ra. Dùng để báo cho Anh/Chị khi có ca bệnh ở cùng nơi, cùng lúc. Chủ địa điểm chỉ thấy tên và số đã che. Cán bộ truy vết chỉ xem khi có ca bệnh, và mỗi lần xem đều được ghi lại. Lượt vào giữ {days} ngày rồi tự xoá; họ tên và số điện thoại giữ tới {profileDays} ngày sau lần dùng cuối, để lần sau không phải khai lại.',
  'consent.visits.otherwise': 'ghi tên vào sổ giấy ở cửa',
  'consent.visits.takeBack': 'Thôi ghi lượt vào',
  'consent.visits.later': 'Khi nào muốn dùng, Anh/Chị gửi lại ảnh tờ mã QR.',
  'consent.venue.ask':
    'Để đăng ký địa điểm, chúng tôi lưu họ tên và số điện thoại của người đăng ký cho tới khi địa điểm đóng, để phường liên hệ khi cần. Lượt vào của khách được giữ {days} ngày. {travels}',
  'consent.venue.yes': 'Đồng ý đăng ký',
  'consent.venue.what':
    'Họ tên và số điện thoại của người đăng ký. Chỉ phường và thành phố thấy, để liên hệ về việc phòng dịch tại địa điểm. Khách không thấy. Giữ tới khi địa điểm đóng; lượt vào của khách giữ {days} ngày, rồi tự xoá.',
  'consent.venue.otherwise': 'đăng ký trên giấy tại uỷ ban phường, xã',
  'consent.venue.takeBack': 'Thôi đăng ký địa điểm',
  'consent.venue.later': 'Khi nào muốn đăng ký ở đây, Anh/Chị gõ /dangky.',
  'consent.document.ask':
    'Để điền nhanh, chúng tôi lấy họ tên, ngày sinh và giới tính từ mã trong ảnh. Số giấy tờ, địa chỉ và ảnh không được lưu. Lần sau Anh/Chị gửi mã là điền ngay. {travels}',
  'consent.document.yes': 'Đồng ý dùng mã',
  'consent.document.what':
    'Chỉ họ tên, ngày sinh và giới tính trong mã QR trên căn cước hoặc mã QR cá nhân quốc gia, để điền vào tờ khai hoặc lượt vào Anh/Chị đang làm; được giữ như phần Anh/Chị tự gõ. Số giấy tờ, địa chỉ, ảnh và phần còn lại của mã bị bỏ ngay. Anh/Chị chỉ chụp mã, không cần chụp cả thẻ.',
  'consent.document.otherwise': 'gõ họ tên, năm sinh và giới tính',
  'consent.document.takeBack': 'Thôi dùng mã giấy tờ',
  'consent.document.later': 'Khi nào muốn dùng mã, Anh/Chị gửi lại ảnh.',
  'consent.gone.takeBack': 'Thôi tờ khai cũ ({form})',
  'consent.gone.otherwise': 'hỏi trạm y tế hoặc uỷ ban phường, xã nếu cần',
  'consent.gone.later': 'Tờ khai này nay không còn dùng nữa.',
  'consent.again': 'Anh/Chị bấm {yes} để tiếp tục, hoặc gõ huỷ.',
  'consent.readMore': 'Đọc kỹ hơn',
  'consent.no': 'Không đồng ý',
  'consent.explained':
    '{what}\nDữ liệu được mã hoá, không dùng cho việc khác, không bán, không công khai. {travels}\nKhông đồng ý thì Anh/Chị {otherwise}.',
  'consent.declined': '{kept} Anh/Chị có thể {otherwise}. {later}',
  'consent.nothingKept': 'Chúng tôi không lưu gì của Anh/Chị.',
  'consent.nothingMoreKept': 'Chúng tôi không lưu thêm gì của Anh/Chị.',
  'consent.nothingAgreed': 'Anh/Chị chưa đồng ý điều gì, nên không có gì để rút lại.',
  'consent.whichToWithdraw': 'Anh/Chị muốn rút lại sự đồng ý nào?',
  'consent.withdrawn': 'Anh/Chị đã rút lại sự đồng ý; những gì đã ghi trước đó tự xoá khi hết hạn lưu.',
  'consent.thanks':
    'Cảm ơn Anh/Chị. Bây giờ Anh/Chị gửi ảnh tờ mã QR, hoặc gõ /trogiup để xem những việc có thể làm.',
  'consent.travels.telegram': 'Tin nhắn này đi qua Telegram, máy chủ ở nước ngoài.',
  'consent.travels.zalo': 'Tin nhắn này đi qua Zalo.',
  'consent.travels.web': 'Tin nhắn này chỉ đi qua máy chủ của thành phố.',
} as const
