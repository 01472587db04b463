export const shift = {
  'shift.nowhere':
    'Anh/Chị chưa là nhân viên của địa điểm nào. Anh/Chị nhờ chủ địa điểm gõ /nhanvien để lấy mã mời, rồi gửi mã đó vào đây.',
  'shift.stopped': '{venue} đang tạm dừng nhận khách nên chưa đứng ca được.',
  'shift.whichVenue': 'Anh/Chị đứng ca ở địa điểm nào?',
  'shift.whichPlace': 'Anh/Chị đứng ca ở đâu?',
  'shift.whichGate': 'Anh/Chị đứng ca ở cửa nào của {venue}?',
  'shift.placeChoice': '{venue}, {gate}',
  'shift.whichWay': 'Ở {venue}, {gate}, Anh/Chị ghi khách vào hay ra?',
  'shift.way.in': 'Vào',
  'shift.way.out': 'Ra',
  'shift.way.both': 'Cả hai',
  'shift.begun': 'Anh/Chị đang đứng ca ở {venue}, {gate}, ghi {way}, đến {until}.',
  'shift.records.in': 'khách VÀO',
  'shift.records.out': 'khách RA',
  'shift.records.both': 'cả VÀO và RA',
  'shift.how':
    'Anh/Chị gửi ảnh mã của khách, hoặc gõ họ tên và số điện thoại (thêm +2 nếu có 2 người đi cùng), là được ghi ngay. Nhớ hỏi ý khách trước khi quét.',
  'shift.none': 'Hiện Anh/Chị không đứng ca ở đâu.',
  'shift.ended': 'Đã hết ca ở {venue}, {gate}, từ {from} đến {to}.',
  'shift.over': 'Ca ở {venue}, {gate} đã hết lúc {time}, vì mỗi ca dài nhất {hours} giờ.',
  'shift.recorded': 'Trong ca, Anh/Chị đã ghi {ins} người vào, {outs} người ra.',
  'shift.recordedNothing': 'Trong ca, Anh/Chị chưa ghi lượt nào.',
  'shift.again': 'Muốn ghi tiếp, Anh/Chị gõ /ca.',
  'shift.noMore':
    'Ca của Anh/Chị ở {venue} đã kết thúc, vì địa điểm hoặc cửa này không còn nhận khách, hoặc Anh/Chị không còn là nhân viên ở đó.',
  'shift.told.paused':
    '{venue} tạm nghỉ từ {time}: chưa nhận khách vào, khách ra vẫn ghi được. Ca của Anh/Chị vẫn giữ.',
  'shift.told.suspended':
    '⚠️ {venue} bị tạm đình chỉ từ {time}: không nhận khách vào, khách ra vẫn ghi được. Ca của Anh/Chị vẫn giữ.',
  'shift.told.open':
    '✅ {venue} hoạt động lại từ {time}. Anh/Chị ghi khách vào ra như thường, không cần bắt đầu ca lại.',
  'shift.button.start': 'Bắt đầu ca',
  'shift.button.end': 'Hết ca',
} as const
