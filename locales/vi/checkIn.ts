export const checkIn = {
  'checkIn.how':
    'Anh/Chị chụp tờ mã QR dán ở cửa và gửi ảnh vào đây, hoặc gõ dãy 10 ký tự in dưới mã (ví dụ 7KQ2M-9XH4T).',
  'checkIn.name.ask': 'Anh/Chị cho biết họ và tên.',
  'checkIn.name.label': 'Họ và tên',
  'checkIn.phone.ask': 'Số điện thoại của Anh/Chị?',
  'checkIn.phone.label': 'Điện thoại',
  'checkIn.in': '✅ Đã ghi VÀO lúc {time}: {venue}, {unit}, {gate}.',
  'checkIn.next': 'Khi về, Anh/Chị bấm Ra. Lần sau chỉ cần gửi ảnh.',
  'checkIn.endedElsewhere': 'Lượt ở {venue} được tính ra lúc {time}.',
  'checkIn.cameBefore':
    '✅ Đã ghi lượt vào lúc {time}: {venue}, {unit}, {gate}. Hiện Anh/Chị đang ở {now} từ {since}.',
  'checkIn.already': 'Anh/Chị đã được ghi vào {venue} từ {time}. Không cần gửi lại.',
  'checkIn.leaving': 'Anh/Chị đang ở {venue} từ {time}. Bây giờ Anh/Chị ra về, hay vẫn ở đây?',
  'checkIn.stays': 'Vâng, lượt của Anh/Chị ở {venue} từ {time} vẫn tiếp tục. Khi về, Anh/Chị bấm Ra.',
  'checkIn.out': '✅ Đã ghi RA lúc {time}: {venue}. Cảm ơn Anh/Chị.',
  'checkIn.notIn':
    'Đây là lối ra của {venue} ({gate}), mà Anh/Chị chưa có lượt vào ở đây. Nếu Anh/Chị vừa đến, bấm Ghi vào.',
  'checkIn.nowhere': 'Hiện Anh/Chị không có lượt vào nào cần ghi ra.',
  'checkIn.over': 'Lượt này đã kết thúc. Muốn ghi lượt mới, Anh/Chị gửi ảnh tờ mã QR.',
  'checkIn.undone': 'Đã huỷ lượt vào {venue}.',
  'checkIn.undoneBack': 'Đã huỷ lượt vào {venue}. Lượt ở {before} lại được tính tiếp.',
  'checkIn.howMany': 'Có mấy người đi cùng Anh/Chị?',
  'checkIn.companionCount': '{count} người',
  'checkIn.companionsKept': '✅ Đã ghi {count} người đi cùng Anh/Chị ở {venue}.',
  'checkIn.button.out': 'Ra',
  'checkIn.button.stay': 'Vẫn ở đây',
  'checkIn.button.companions': 'Đi cùng',
  'checkIn.button.undo': 'Huỷ lượt này',
  'checkIn.button.inAfterAll': 'Ghi vào',
  'checkIn.shut.ended': 'Chương trình ghi lượt đã kết thúc nên không còn ghi lượt ở {venue}.',
  'checkIn.shut.closed': '{venue} đã đóng hẳn nên không còn ghi lượt ở đây.',
  'checkIn.shut.gateClosed':
    '{venue} không còn dùng tờ mã ở {gate}. Anh/Chị chụp tờ mã ở cửa khác, hoặc hỏi nhân viên ở đó.',
  'checkIn.shut.suspended':
    '{venue} hiện không nhận lượt vào. Anh/Chị hỏi nhân viên ở cửa, hoặc ghi sổ giấy giúp.',
  'checkIn.shut.paused':
    '{venue} đang tạm nghỉ nên chưa nhận lượt vào. Anh/Chị quay lại khi nơi này mở cửa nhé.',
  'checkIn.declareFirst': '{venue} cần {form} còn hiệu lực. Khai xong, lượt vào được ghi luôn.',
  'checkIn.unknownCode':
    'Mã này không có trong danh sách của thành phố. Anh/Chị chụp lại tờ dán ở cửa, hoặc gõ lại 10 ký tự in dưới mã.',
  'checkIn.mistyped': 'Dãy ký tự này chưa đúng. Anh/Chị xem lại 10 ký tự in dưới mã, hoặc gửi ảnh tờ mã QR.',
  'checkIn.retiredPoster':
    'Tờ mã này của {venue} đã được thay. Anh/Chị nhắc nhân viên dán tờ mới, và ghi sổ giấy lần này.',
  'checkIn.whichGate': 'Trong ảnh có nhiều mã. Anh/Chị đang ở đâu?',
  'checkIn.gateChoice': '{venue}, {gate}, {unit}',
} as const
