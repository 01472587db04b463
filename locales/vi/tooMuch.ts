/** What a chat is told that did too much of something in a short time. */
export const tooMuch = {
  'tooMuch.messages':
    'Anh/Chị gửi nhanh quá nên những tin vừa rồi chưa được xem. {minutes} phút nữa Anh/Chị gửi tiếp; những gì đã ghi vẫn còn. Ngay bây giờ vẫn ghi ra được bằng /ra, và dừng việc đang làm bằng /huy.',
  'tooMuch.groupMessages':
    'Nhóm gửi nhanh quá nên những tin vừa rồi chưa được xem. Đề nghị gửi lại sau {minutes} phút.',
  'tooMuch.waysOut':
    'Anh/Chị bấm nhiều lần quá. {minutes} phút nữa Anh/Chị bấm lại; những gì đã ghi vẫn còn.',
  'tooMuch.photos':
    'Anh/Chị gửi nhiều ảnh quá nên ảnh vừa rồi chưa được xem, ảnh gửi thêm lúc này cũng vậy. {minutes} phút nữa Anh/Chị gửi lại giúp, hoặc gõ ngay dãy 10 ký tự in dưới mã. Những gì đã ghi vẫn còn.',
  'tooMuch.photosOnShift':
    '{count} ảnh vừa gửi chưa được xem vì ảnh gửi nhiều quá, chưa ghi lượt nào trong đó; ảnh gửi thêm lúc này cũng vậy. {minutes} phút nữa Anh/Chị gửi lại giúp, hoặc gõ ngay họ tên và số điện thoại của khách.',
  'tooMuch.photosUnseen':
    '{count} ảnh gửi lúc nãy chưa được xem vì ảnh gửi nhiều quá, chưa ghi lượt nào trong đó. Anh/Chị gửi lại giúp, hoặc gõ họ tên và số điện thoại của khách.',
  'tooMuch.unknownCodes':
    'Mấy mã vừa gõ đều không có, nên {minutes} phút nữa mới gõ mã tiếp được. Anh/Chị chụp tờ có mã rồi gửi ảnh thì vẫn được.',
  'tooMuch.declarations':
    'Hôm nay tài khoản này đã gửi nhiều tờ khai quá nên tờ này chưa gửi được. Các tờ đã gửi vẫn còn. Ngày mai Anh/Chị gửi lại, hoặc hôm nay khai trên giấy tại nơi đến.',
  'tooMuch.agreements':
    'Hôm nay tài khoản này đã đồng ý nhiều lần quá nên lần này chưa ghi được. Những gì đã ghi vẫn còn. Ngày mai Anh/Chị bấm lại, hoặc hôm nay khai trên giấy tại nơi đến.',
} as const
