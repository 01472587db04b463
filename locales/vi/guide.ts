/**
 * The circular's guides (HD 01–06), the wards' leaflet and the words for loudspeakers. A step has a few words for its picture
 * (label), all of it (step), and where something is typed in the picture, what (said).
 */
export const guide = {
  'guide.name': 'HD 0{number}',
  'guide.heading': '{name}. {title}',
  'guide.line': 'Bước {number}: {step}',
  'guide.sendNumber': 'Anh/Chị nhắn số để chọn.',
  'guide.button.paper': 'Bản in (PDF)',
  'guide.button.others': 'Hướng dẫn khác',
  'guide.button.leaflet': 'Tờ rơi',
  'guide.button.loudspeaker': 'Bài phát thanh',
  'guide.menu.citizen': 'Anh/Chị cần xem hướng dẫn nào? Mỗi bản có hình và bản in.',
  'guide.menu.staff': 'Hướng dẫn cho nhân viên ở cửa. Mỗi bản có hình và bản in.',
  'guide.menu.owner': 'Hướng dẫn cho chủ địa điểm. Mỗi bản có hình và bản in.',
  'guide.menu.official':
    'Tài liệu tuyên truyền cho phường, xã: tờ rơi khổ A4 và bài đọc trên loa. Anh/Chị chọn:',
  'guide.menu.all':
    'Người dân: HD 04, 05, 06\nChủ địa điểm: HD 01, 02, 03\nNhân viên ở cửa: HD 03\nCán bộ phường, xã: tờ rơi và bài phát thanh\nAnh/Chị chọn, hoặc gõ số của bản hướng dẫn, ví dụ /huongdan 5.',
  'guide.menu.group':
    'Tài liệu hướng dẫn, tuyên truyền về khai báo y tế và quét mã QR của {city}. Đề nghị chọn, hoặc gõ /huongdan phường, /huongdan loa, /huongdan kèm số từ 1 đến 6.',
  'guide.words.ward': 'phường|xã|phuong|xa|tờ rơi|to roi|cán bộ',
  'guide.words.loudspeaker': 'loa|phát thanh|bài phát thanh|loa phường',
  'guide.paper.said': '{name}. {title}: bản in một trang A4.',
  'guide.paper.invitation': 'Quét mã này để mở kênh khai báo',
  'guide.paper.ways': 'hoặc {ways}.',
  'guide.paper.issued': 'Ngày in {date}',
  'guide.trial': 'BẢN DÙNG THỬ',
  'guide.way.zalo': 'mở Zalo, tìm {name}',
  'guide.way.zaloUnknown': 'mở Zalo, tìm tên kênh khai báo y tế của thành phố',
  'guide.way.telegram': 'mở Telegram, tìm @{name}',
  'guide.way.telegramUnknown': 'mở Telegram, tìm tên kênh khai báo y tế của thành phố',
  'guide.way.web': 'mở trang {address}',
  'guide.way.joined': '{one}; {other}',
  'guide.entrance.what':
    'Khai báo y tế và ghi lượt vào ra, không cần cài ứng dụng. Anh/Chị chọn nơi muốn dùng:',
  'guide.entrance.here': 'Dùng ngay tại đây',

  'guide.hd1.title': 'Tạo mã QR cho địa điểm',
  'guide.hd1.said1': '/dangky',
  'guide.hd1.label1': 'Nhắn /dangky',
  'guide.hd1.step1': 'Nhắn /dangky hoặc bấm Đăng ký địa điểm, đọc và đồng ý lưu thông tin người đăng ký.',
  'guide.hd1.label2': 'Trả lời vài câu',
  'guide.hd1.step2':
    'Cho biết tên, loại hình, địa chỉ và phường của địa điểm; họ tên và số điện thoại người đăng ký.',
  'guide.hd1.label3': 'In tờ mã QR',
  'guide.hd1.step3':
    'Nhận ngay tờ mã QR khổ A4 và in ra, mỗi cửa một tờ. Đã có tờ mã quốc gia thì chụp tờ ấy gửi cho kênh khai báo để dùng tiếp.',
  'guide.hd1.label4': 'Dán ở cửa, ngang tầm mắt',
  'guide.hd1.step4':
    'Dán ngang tầm mắt, chỗ sáng, không bị che. Khách chụp tờ này là ghi được lượt vào. In lại hay thêm cửa: nhắn /diadiem.',

  'guide.hd2.title': 'Quản lý dữ liệu của địa điểm',
  'guide.hd2.said1': '/nhatky',
  'guide.hd2.label1': 'Xem nhật ký',
  'guide.hd2.step1':
    'Nhắn /nhatky để xem lượt vào ra hôm nay; thêm ngày nếu cần, ví dụ /nhatky hôm qua. Tên và số của khách được che bớt.',
  'guide.hd2.said2': '/xuatnhatky',
  'guide.hd2.label2': 'Lấy tệp nhật ký',
  'guide.hd2.step2':
    'Nhắn /xuatnhatky để nhận tệp Excel hoặc CSV của những ngày cần. Mỗi lượt được xoá sau {days} ngày.',
  'guide.hd2.said3': '/nhanvien',
  'guide.hd2.label3': 'Mời nhân viên',
  'guide.hd2.step3':
    'Nhắn /nhanvien để mời người đứng cửa hoặc cho nghỉ. Nhân viên quét mã và xem số người, không xem được nhật ký.',
  'guide.hd2.said4': '/diadiem',
  'guide.hd2.label4': 'Sửa cửa, tờ mã, thông tin',
  'guide.hd2.step4':
    'Nhắn /diadiem để thêm cửa, in lại tờ mã, tạm nghỉ, sửa thông tin hoặc chuyển chủ. Đang có bao nhiêu người: /songuoi.',

  'guide.hd3.title': 'Quét mã của khách ở cửa',
  'guide.hd3.said1': '/ca',
  'guide.hd3.label1': 'Nhắn /ca để bắt đầu',
  'guide.hd3.step1':
    'Nhắn /ca, chọn địa điểm và cửa. Hết giờ làm thì nhắn /hetca; sau {hours} giờ ca tự hết.',
  'guide.hd3.label2': 'Chụp mã của khách',
  'guide.hd3.step2':
    'Chụp mã QR của khách trên điện thoại, thẻ in hoặc căn cước (chỉ chụp phần mã) rồi gửi cho kênh khai báo, nhiều ảnh một lúc cũng được.',
  'guide.hd3.said3': 'Lê Thị Hoa 0912 345 678',
  'guide.hd3.label3': 'Khách không có mã: gõ một dòng',
  'guide.hd3.step3':
    'Gõ họ tên và số điện thoại trên một dòng, ví dụ: Lê Thị Hoa 0912 345 678. Khách không có số thì gõ địa chỉ.',
  'guide.hd3.label4': 'Mất mạng: ghi giấy, nhập sau',
  'guide.hd3.step4':
    'Mất mạng thì ghi giấy: giờ, họ tên, số điện thoại. Có mạng lại, gõ cho kênh khai báo mỗi người một dòng. Ghi nhầm thì bấm nút dưới tin để sửa.',

  'guide.hd4.title': 'Mở kênh khai báo',
  'guide.hd4.label1': 'Quét mã trên tờ rơi',
  'guide.hd4.step1': 'Quét mã trên tờ rơi bằng máy ảnh điện thoại; hoặc {ways}.',
  'guide.hd4.said2': 'Xin chào',
  'guide.hd4.label2': 'Gửi lời chào',
  'guide.hd4.step2':
    'Bấm Bắt đầu hoặc gửi lời chào. Kênh trả lời ngay, với các nút để chọn. Muốn dùng tiếng Anh thì bấm English.',
  'guide.hd4.label3': 'Đọc rồi đồng ý',
  'guide.hd4.step3':
    'Lần đầu, kênh nói rõ lưu gì, để làm gì, bao lâu, ai được xem. Anh/Chị đồng ý từng việc; không đồng ý thì vẫn khai giấy được.',
  'guide.hd4.label4': 'Không cần cài ứng dụng',
  'guide.hd4.step4':
    'Vậy là xong. Lần sau chỉ cần mở lại cuộc trò chuyện với kênh. Xem dữ liệu của mình, rút lại sự đồng ý: nhắn /dulieu.',

  'guide.hd5.title': 'Khai báo y tế, nhận mã QR',
  'guide.hd5.label1': 'Bấm Khai báo y tế',
  'guide.hd5.step1':
    'Bấm Khai báo y tế hoặc nhắn /khaibao. Cho biết họ tên, năm sinh, giới tính, số điện thoại và nơi ở.',
  'guide.hd5.said2': 'Không có điều nào',
  'guide.hd5.label2': 'Chọn những điều đúng',
  'guide.hd5.step2':
    'Chọn những điều đúng rồi bấm Xong; không có gì thì bấm Không có điều nào. Xem lại, sửa nếu cần, rồi gửi.',
  'guide.hd5.label3': 'Đưa mã QR cho nhân viên',
  'guide.hd5.step3':
    'Nhận ngay mã QR của mình, có hiệu lực đến giờ ghi trên mã. Đến nơi, đưa mã cho nhân viên quét. Xem lại mã: nhắn /maqr.',
  'guide.hd5.label4': 'Người nhà: khai hộ, in thẻ',
  'guide.hd5.step4':
    'Người nhà không dùng điện thoại thì Anh/Chị khai hộ, mỗi người một mã: nhắn /giadinh. Thẻ in để mang theo: /the.',

  'guide.hd6.title': 'Quét mã địa điểm khi vào, khi ra',
  'guide.hd6.label1': 'Chụp tờ mã QR ở cửa',
  'guide.hd6.step1': 'Đến nơi có tờ mã QR, chụp cả tờ, gần và đủ sáng.',
  'guide.hd6.label2': 'Gửi ảnh cho kênh khai báo',
  'guide.hd6.step2':
    'Mở kênh khai báo (xem HD 04) và gửi ảnh vào đó. Không chụp được thì gõ dãy 10 ký tự in dưới mã; lần đầu cho biết họ tên, số điện thoại.',
  'guide.hd6.said3': 'VÀO 14:05',
  'guide.hd6.label3': 'Thấy dấu tích là đã ghi',
  'guide.hd6.step3':
    'Thấy dấu tích với tên địa điểm và giờ vào là đã ghi. Có người đi cùng thì bấm Đi cùng; ghi nhầm thì bấm Huỷ lượt này.',
  'guide.hd6.label4': 'Khi về, bấm Ra',
  'guide.hd6.step4': 'Khi về, bấm Ra dưới tin ấy hoặc nhắn /ra. Quên thì nhắn giờ về: ra lúc 10 giờ.',

  'guide.leaflet.said':
    'Tờ rơi khổ A4. Anh/Chị chuyển tiếp ảnh này vào các nhóm dân cư, hoặc lấy bản in để dán và phát.',
  'guide.leaflet.saidInGroup':
    'Kính gửi tờ rơi hướng dẫn khai báo y tế và quét mã QR. Đề nghị chuyển tiếp vào các nhóm tổ dân phố, thôn và in bản A4 để dán nơi công cộng.',
  'guide.leaflet.paper': 'Tờ rơi: bản in một trang A4, đọc được từ xa hai mét.',
  'guide.leaflet.title': 'Khai báo y tế, quét mã QR: không cần cài ứng dụng',
  'guide.leaflet.step1': 'Quét mã này bằng máy ảnh điện thoại',
  'guide.leaflet.step2': 'Bấm Đồng ý, trả lời vài câu, nhận mã QR',
  'guide.leaflet.step3': 'Đến cửa: chụp tờ mã QR rồi gửi. Về: bấm Ra',
  'guide.leaflet.ways': 'Không quét được: {ways}',
  'guide.leaflet.noPhone':
    'Không có điện thoại thông minh: nhờ người nhà khai hộ và in thẻ, hoặc báo nhân viên ở cửa ghi giúp',
  'guide.leaflet.contact': 'Cần hỏi thêm · Questions: {contact}',
  'guide.loudspeaker':
    'Bài đọc trên loa, khoảng một phút:\n\nKính thưa bà con {unit}. Để phòng, chống dịch bệnh, mời bà con khai báo y tế và quét mã QR bằng điện thoại, không phải cài ứng dụng nào.\nBà con dùng máy ảnh điện thoại quét mã trên tờ rơi ở nhà văn hoá, trụ sở Uỷ ban{way}. Bấm Đồng ý, trả lời vài câu là có mã QR của mình.\nĐến chợ, siêu thị, cơ quan, hàng quán, bà con chụp tờ mã QR ở cửa rồi gửi đi. Thấy dấu tích là đã ghi. Khi về thì bấm nút Ra.\nAi không có điện thoại thông minh thì nhờ người nhà khai hộ, hoặc báo họ tên, số điện thoại cho nhân viên ở cửa.\nThông tin chỉ dùng để phòng dịch.{contact} Xin cảm ơn bà con.',
  'guide.loudspeaker.zalo': ', hoặc mở Zalo, tìm {name}',
  'guide.loudspeaker.telegram': ', hoặc mở Telegram, tìm {name}',
  'guide.loudspeaker.contact': ' Cần hỏi thêm, xin liên hệ {contact}.',
} as const
