/** The page on which a whole declaration is filled in. */
export const formPage = {
  'formPage.button': 'Điền trên một trang',
  'formPage.offer':
    'Anh/Chị khai trên một trang, khoảng hai phút. Đường dẫn này của riêng Anh/Chị, dùng một lần, trong một giờ.',
  'formPage.offerForOther':
    'Anh/Chị khai cho {name} trên một trang. Đường dẫn này của riêng Anh/Chị, dùng một lần, trong một giờ.',
  'formPage.here': 'Trả lời ở đây',
  'formPage.stillOpen':
    'Trang khai ở trên còn mở được trong một giờ; quá giờ Anh/Chị gõ /trang. Hoặc trả lời ngay tại đây.',
  'formPage.none': 'Ở đây chưa mở được trang khai. Anh/Chị gõ /khaibao để trả lời từng câu.',
  'formPage.intro': 'Anh/Chị điền xong thì bấm {send}. Mã QR được gửi tới Anh/Chị qua {messenger}.',
  'formPage.travels':
    'Những gì điền ở trang này chỉ đi tới máy chủ của thành phố; mã QR được gửi qua {messenger}.',
  'formPage.send': 'Gửi tờ khai',
  'formPage.left': 'Còn {count} câu',
  'formPage.kept': 'Những câu đã điền được giữ ở cuối trang. Anh/Chị xem các câu dưới đây rồi bấm {send}.',
  'formPage.whom': 'Tờ khai của {name}',
  'formPage.forOther': 'Khai hộ cho {name}',
  'formPage.known': 'Đã có, không phải điền lại',
  'formPage.change': 'Đổi những điều này',
  'formPage.answered': 'Đã điền: {questions}',
  'formPage.optional': 'Không bắt buộc: {questions}',
  'formPage.agreeFirst': 'Anh/Chị đánh dấu ô này thì chúng tôi mới được nhận tờ khai.',
  'formPage.choose': 'Anh/Chị chọn một câu trả lời.',
  'formPage.both': 'Anh/Chị chỉ chọn, hoặc chỉ gõ: hai câu trả lời đang khác nhau.',
  'formPage.noneOrSome': 'Anh/Chị chọn những điều đúng, hoặc chỉ chọn câu cuối nếu không có điều nào.',
  'formPage.otherAnswer': 'Hoặc gõ câu trả lời khác',
  'formPage.otherDay': 'Hoặc gõ ngày khác, ví dụ 23/11',
  'formPage.received.title': 'Đã nhận tờ khai',
  'formPage.received.body': 'Mã QR được gửi tới Anh/Chị qua {messenger}.',
  'formPage.used.title': 'Tờ khai này đã gửi rồi',
  'formPage.used.body':
    'Mỗi đường dẫn chỉ gửi được một lần. Mã QR đã được gửi qua {messenger}. Cần khai lại, Anh/Chị gõ /khaibao ở đó.',
  'formPage.gone.title': 'Đường dẫn này không còn dùng được',
  'formPage.gone.body':
    'Đường dẫn chỉ dùng một lần, trong một giờ. Anh/Chị gõ /khaibao trong cuộc trò chuyện để nhận đường dẫn mới.',
  'formPage.gone.kept': 'Chưa có gì bị gửi đi. Tờ khai đã gửi trước đó vẫn còn.',
  'formPage.notReceived.title': 'Chưa nhận được tờ khai',
  'formPage.notReceived.body':
    'Những gì đã điền vẫn còn: Anh/Chị quay lại trang trước, một phút nữa bấm gửi lại. Hoặc gõ /khaibao trong cuộc trò chuyện.',
  'formPage.busy.title': 'Anh/Chị thử lại sau một phút',
  'formPage.busy.body':
    'Mạng đang dùng có quá nhiều lượt mở trang, nên tờ khai chưa được nhận. Anh/Chị tải lại trang này sau một phút.',
  'formPage.back': 'Về {messenger}',
  'formPage.messenger.telegram': 'Telegram',
  'formPage.messenger.zalo': 'Zalo',
  'formPage.messenger.web': 'trang trò chuyện',
  'formPage.askedAgain': 'Đã nhận phần Anh/Chị vừa điền, chỉ còn câu này cần hỏi lại.',
} as const
