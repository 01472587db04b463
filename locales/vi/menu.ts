export const menu = {
  'menu.hello':
    'Xin chào Anh/Chị. Đây là kênh khai báo y tế và ghi lượt vào ra của {city}.\nĐến nơi có tờ mã QR, Anh/Chị chụp tờ đó gửi vào đây. Hoặc chọn:',
  'menu.button.declare': 'Khai báo y tế',
  'menu.button.registerVenue': 'Đăng ký địa điểm',
  'menu.button.help': 'Trợ giúp',
  'menu.button.resume': 'Làm tiếp',
  'menu.language.vi': 'Tiếng Việt',
  'menu.language.en': 'English',
  'menu.whichLanguage': 'Anh/Chị muốn dùng ngôn ngữ nào?',
  'menu.languageChosen': 'Từ giờ chúng tôi nhắn bằng tiếng Việt.',
  'menu.help':
    'Kênh khai báo y tế và ghi lượt vào ra của {city}.\n• Vào một nơi: chụp tờ mã QR ở cửa gửi vào đây. Ra về: /ra, quên thì gõ "ra lúc 10 giờ"\n• Các lượt của mình: /lichsu. Nhắc ghi ra: /nhacra\n• Khai báo y tế: /khaibao. Xem lại mã QR: /maqr\n• Khai hộ người nhà, đi cùng cả nhà: /giadinh. In thẻ: /the\n• Dữ liệu của mình, rút đồng ý: /dulieu\n• Đăng ký địa điểm: /dangky\n• Dừng việc đang làm: /huy. Sửa câu vừa trả lời: /quaylai\n• Ngôn ngữ: /ngonngu. Dùng ở ứng dụng khác: /lienket\n• Hướng dẫn từng bước, có hình: /huongdan',
  'menu.button.guides': 'Hướng dẫn',
  'menu.button.atVenue': 'Việc ở địa điểm',
  'menu.atVenue':
    'Việc ở địa điểm:\n• Bắt đầu ca ở cửa: /ca. Hết ca: /hetca\n• Trong ca: gửi ảnh mã QR của khách, hoặc gõ họ tên và số điện thoại trên một dòng.\n• Đang có bao nhiêu người: /songuoi\n• Có hình từng bước: /huongdan 3',
  'menu.ofOwners':
    'Dành cho chủ địa điểm:\n• Tờ dán, cửa, tạm nghỉ, chuyển chủ: /diadiem\n• Nhân viên: /nhanvien\n• Nhật ký: /nhatky. Lấy tệp: /xuatnhatky\n• Thấy mã lạ dán ở cửa: chụp gửi vào đây rồi bấm Báo cho phường.\n• Có hình từng bước: /huongdan 1, /huongdan 2',
  'menu.contact': 'Cần hỏi thêm: {contact}',
  'menu.welcome': 'Dạ không có gì ạ.',
  'menu.notUnderstood': 'Chúng tôi chưa hiểu tin này. Anh/Chị gửi ảnh tờ mã QR để ghi lượt vào, hoặc chọn:',
  'menu.notOnList': 'Danh sách có các số từ 1 đến {most}. Anh/Chị nhắn một số trong đó.',
  'menu.unknownCommand': 'Không có lệnh này. Gõ /trogiup để xem những việc có thể làm.',
  'menu.staleButton':
    'Nút này của tin cũ nên không còn dùng được. Anh/Chị trả lời tin mới nhất, hoặc gõ /trogiup.',
  'menu.cancelled': 'Đã dừng. Phần Anh/Chị đã trả lời vẫn được giữ.',
  'menu.stopped': 'Đã dừng. Khi nào cần, Anh/Chị gửi ảnh tờ mã QR hoặc gõ /trogiup.',
  'menu.goingOn': 'Tiếp tục từ chỗ Anh/Chị đã dừng.',
  'menu.nothingToCancel': 'Hiện không có việc gì đang làm dở. Gõ /trogiup để xem những việc có thể làm.',
  'menu.nothingToGoOn': 'Hiện không có câu nào đang làm dở. Gõ /trogiup để xem những việc có thể làm.',
  'menu.nothingBefore': 'Không có câu nào trước đó để quay lại.',
  'menu.setAside':
    'Chúng tôi chưa xử lý được tin vừa rồi của Anh/Chị, và chưa ghi gì từ tin đó. Những việc trước đó vẫn còn nguyên. Anh/Chị gửi lại giúp, hoặc gõ /trogiup.',
  'menu.delayed':
    'Chúng tôi chưa xử lý được tin này vì máy chủ đang bận, và sẽ tự làm lại. Anh/Chị không cần gửi lại; có kết quả sẽ báo ngay.',
} as const
