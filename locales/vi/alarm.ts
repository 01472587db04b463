/** What whoever runs the server is told when something must be looked at. `what` and `step` stand inside sentences. */
export const alarm = {
  'alarm.chat.welcome':
    'Cảm ơn Anh/Chị: từ giờ, hễ máy chủ có việc cần người xem, chúng tôi báo ngay ở đây kèm cách xử lý, và nhắn lại khi đã ổn.',
  'alarm.chat.already': 'Cuộc trò chuyện này đã nhận báo sự cố rồi, Anh/Chị không cần làm gì thêm.',
  'alarm.chat.spent':
    'Mã này đã dùng rồi hoặc đã hết hạn. Anh/Chị lấy mã mới bằng lệnh npm run admin -- operators invite.',
  'alarm.stands': '⚠️ Từ {since}: {what}. {step}.',
  'alarm.over': '✅ Đã hết: {what} (từ {since}).',
  'alarm.zaloConsent.what': 'Zalo cần quản trị viên của Official Account cho phép lại',
  'alarm.zaloConsent.step': 'Chạy npm run admin -- zalo connect, tin đang chờ sẽ được gửi',
  'alarm.zaloRefresh.what': 'chưa đổi được mã truy cập của Zalo, đang thử lại',
  'alarm.zaloRefresh.step': 'Xem mạng tới oauth.zaloapp.com',
  'alarm.zaloSendingConsent.what': 'ứng dụng chưa được Official Account cho phép gửi tin',
  'alarm.zaloSendingConsent.step': 'Chạy npm run admin -- zalo connect',
  'alarm.zaloSendingToken.what': 'Zalo không nhận mã truy cập',
  'alarm.zaloSendingToken.step': 'Chạy npm run admin -- zalo connect',
  'alarm.zaloSendingPackage.what': 'gói dịch vụ của Official Account không cho gửi qua OpenAPI',
  'alarm.zaloSendingPackage.step': 'Nâng gói ở oa.zalo.me',
  'alarm.zaloSendingQuota.what': 'hết hạn mức tin trên Zalo, của tài khoản hoặc chỉ của một người nhận',
  'alarm.zaloSendingQuota.step': 'Xem hạn mức ở oa.zalo.me; tin đang chờ sẽ được gửi khi có lại',
  'alarm.zaloSendingPayment.what': 'tài khoản Zalo Cloud hết tiền hoặc chưa nối',
  'alarm.zaloSendingPayment.step': 'Nạp tiền hoặc nối tài khoản',
  'alarm.zaloSendingAccount.what': 'Official Account bị khoá hoặc không có',
  'alarm.zaloSendingAccount.step': 'Xem thông báo ở oa.zalo.me',
  'alarm.zaloSendingConfiguration.what': 'ứng dụng Zalo chưa được bật một quyền cần dùng',
  'alarm.zaloSendingConfiguration.step': 'Xem quyền của ứng dụng ở developers.zalo.me',
  'alarm.zaloSendingRules.what': 'Zalo cho là tin vi phạm quy định',
  'alarm.zaloSendingRules.step': 'Xem thông báo ở oa.zalo.me',
  'alarm.zaloSendingPace.what': 'Zalo bảo gửi chậm lại',
  'alarm.zaloSendingPace.step': 'Đặt ZALO_CALLS_A_MINUTE bằng số lần gọi mỗi phút mà gói cho phép',
  'alarm.zaloWebhook.what': 'có tin trên Zalo không đến qua webhook; chúng tôi đã đọc lại và xử lý',
  'alarm.zaloWebhook.step': 'Xem trang Webhook của ứng dụng ở developers.zalo.me',
  'alarm.zaloReading.what':
    'chưa đọc lại được hết các cuộc trò chuyện trên Zalo, nên tin bị lỡ có thể chưa được xử lý',
  'alarm.zaloReading.step': 'Xem nhật ký của máy chủ, tìm conversations were not read',
  'alarm.zaloSilence.what': 'Zalo im lặng lâu hơn thường lệ',
  'alarm.zaloSilence.step': 'Xem webhook có bị tắt không, ở developers.zalo.me',
  'alarm.zaloSignature.what': 'chữ ký của Zalo không khớp, nên sự kiện từ đó bị từ chối',
  'alarm.zaloSignature.step':
    'Xem ZALO_OA_SECRET có đúng là khoá của OA, không phải của ứng dụng; nếu trước đó vẫn chạy tốt, có thể ai đó gửi sự kiện giả',
  'alarm.dataRequestsWaiting.what': 'có yêu cầu về dữ liệu cá nhân chờ trả lời hoặc sắp đến hạn',
  'alarm.dataRequestsWaiting.step': 'Chạy npm run admin -- requests list để xem và trả lời',
  'alarm.dataRequestsLate.what': 'có yêu cầu về dữ liệu cá nhân đã quá hạn theo luật',
  'alarm.dataRequestsLate.step': 'Chạy npm run admin -- requests list và trả lời ngay',
  'alarm.officialReads.what': 'có cán bộ truy vết tra cứu nhiều bất thường, hoặc dò số điện thoại',
  'alarm.officialReads.step': 'Chạy npm run admin -- reads list để xem, rồi hỏi đơn vị',
  'alarm.clockLeapt.what':
    'đồng hồ của máy chủ vừa nhảy hơn một ngày, nên việc xoá dữ liệu hết hạn tạm dừng 24 giờ',
  'alarm.clockLeapt.step':
    'So giờ máy chủ với điện thoại: sai thì chỉnh lại và xem máy chủ thời gian (NTP); đúng thì để yên, hoặc chạy npm run admin -- purges go-on để xoá tiếp ngay',
  'alarm.clockLeaptFar.what':
    'đồng hồ của máy chủ đã nhảy hơn 7 ngày, một lần hoặc nhiều lần cộng lại, nên việc xoá dữ liệu hết hạn dừng cho tới khi có người xem',
  'alarm.clockLeaptFar.step':
    'So giờ máy chủ với điện thoại: sai thì chỉnh lại và xem máy chủ thời gian (NTP); khi đã đúng thì chạy npm run admin -- purges go-on, trước đó không xoá gì',
  'alarm.clocksDiffer.what':
    'đồng hồ của máy chủ và của cơ sở dữ liệu lệch nhau hơn 10 phút, nên máy chủ đó không xoá gì',
  'alarm.clocksDiffer.step': 'Chỉnh giờ cả hai máy theo cùng một máy chủ thời gian (NTP)',
  'alarm.purgesLate.what': 'hơn một ngày nay dữ liệu hết hạn chưa được xoá hết',
  'alarm.purgesLate.step':
    'Chạy npm run admin -- purges list và xem nhật ký của máy chủ, tìm a scheduled task failed',
  'alarm.erasedReturned.what': 'có người đã được xoá mà hồ sơ vẫn còn hoặc nay có lại',
  'alarm.erasedReturned.step':
    'Nếu vừa phục hồi bản sao lưu: chạy npm run admin -- erasures apply FILE với tệp cạnh bản ấy, lệnh cho biết bao nhiêu người rồi mới xoá. Nếu không ai phục hồi gì, có thể ai đó đã ghi vào cơ sở dữ liệu: chưa xoá, xem ai vào được rồi đổi mật khẩu',
  'alarm.incidentOpen.what':
    'đã ghi sự cố dữ liệu số {number}, cơ quan chuyên trách phải được báo trong 72 giờ kể từ lúc phát hiện',
  'alarm.incident24.what':
    'đã qua 24 giờ từ lúc phát hiện sự cố số {number}, chưa ghi việc báo cơ quan chuyên trách',
  'alarm.incident48.what':
    'đã qua 48 giờ từ lúc phát hiện sự cố số {number}, chưa ghi việc báo cơ quan chuyên trách',
  'alarm.incident66.what':
    'đã qua 66 giờ từ lúc phát hiện sự cố số {number}, chưa tới 6 giờ nữa là hết hạn báo cơ quan chuyên trách',
  'alarm.incidentLate.what': 'đã quá 72 giờ mà sự cố số {number} chưa được báo cơ quan chuyên trách',
  'alarm.incident.step':
    'Báo cơ quan chuyên trách, rồi chạy npm run admin -- incidents told {number} authority "LỜI"; xem lại: incidents show {number}',
  'alarm.guesses.what': 'có nơi trên mạng đang dò mã của các điểm hoặc dò đường dẫn riêng, nhiều bất thường',
  'alarm.guesses.step':
    'Chúng tôi đã tự làm chậm nơi ấy; xem nhật ký của reverse proxy, địa chỉ nào gọi /v/, /f/, /form/, /l/ hoặc /t/ nhiều nhất thì chặn ở đó',
  'alarm.telegramSecret.what': 'có cập nhật Telegram gửi tới với mã bí mật sai, và chưa có cập nhật đúng nào',
  'alarm.telegramSecret.step':
    'Xem có máy chủ khác dùng chung bot này không rồi khởi động lại máy chủ để đặt lại webhook; nếu bot vẫn trả lời bình thường, có thể ai đó gửi cập nhật giả',
  'alarm.unknown.what': 'có sự cố "{name}"',
  'alarm.unknown.step': 'Xem nhật ký của máy chủ',
} as const
