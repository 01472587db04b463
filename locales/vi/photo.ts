export const photo = {
  'photo.looking': 'Ảnh này khó đọc nên chúng tôi đang xem kỹ hơn. Anh/Chị chờ vài giây.',
  'photo.inLine':
    'Đang có nhiều người gửi ảnh. Ảnh của Anh/Chị đã nhận lúc {time} và sẽ được đọc khi đến lượt. Không cần gửi lại.',
  'photo.inLineMinutes':
    'Đang có nhiều người gửi ảnh. Ảnh của Anh/Chị đã nhận lúc {time} và sẽ được đọc sau khoảng {minutes} phút. Không cần gửi lại.',
  'photo.nothing': 'Chưa đọc được mã trong ảnh. Anh/Chị chụp lại cho thấy trọn mã, rõ và đủ sáng.',
  'photo.typeInstead': 'Hoặc gõ dãy 10 ký tự in dưới mã (ví dụ 7KQ2M-9XH4T).',
  'photo.foreign': 'Mã trong ảnh không phải của thành phố nên chúng tôi không mở.',
  'photo.person':
    'Đây là mã cá nhân, để nhân viên ở cửa quét. Muốn ghi lượt vào, Anh/Chị chụp tờ mã dán ở cửa.',
  'photo.entrance':
    'Đây là mã trên tờ rơi, để mở kênh này: Anh/Chị đã ở đúng nơi. Muốn ghi lượt vào, Anh/Chị chụp tờ mã dán ở cửa.',
  'photo.identity':
    'Đây là mã trên giấy tờ cá nhân; chúng tôi chưa lưu gì. Anh/Chị có thể dùng mã này để điền nhanh tờ khai. Muốn ghi lượt vào, Anh/Chị chụp tờ mã dán ở cửa.',
  'photo.nationalVenue':
    'Đây là tờ mã kiểu cũ, ở đây chưa dùng được. Anh/Chị hỏi nhân viên tờ mã mới, hoặc ghi sổ giấy.',
  'photo.refused.damaged': 'Ảnh bị lỗi khi gửi. Anh/Chị gửi lại giúp.',
  'photo.refused.tooLarge': 'Ảnh quá lớn. Anh/Chị vui lòng gửi lại dưới dạng ảnh, không gửi dưới dạng tệp.',
  'photo.refused.heic':
    'Ảnh ở dạng HEIC chúng tôi chưa đọc được. Anh/Chị vui lòng gửi lại dưới dạng ảnh, không gửi dưới dạng tệp.',
  'photo.refused.notAPhoto': 'Đây không phải ảnh chụp. Anh/Chị vui lòng gửi lại dưới dạng ảnh.',
} as const
