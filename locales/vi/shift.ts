export const shift = {
  'shift.button.start': 'Bắt đầu ca',
  'shift.ended': 'Đã hết ca ở {venue}, {gate}, {from}–{to}.',
  'shift.over': 'Ca ở {venue}, {gate} đã hết lúc {time}: mỗi ca dài nhất {hours} giờ.',
  'shift.recorded': 'Trong ca, Anh/Chị đã ghi {ins} người vào, {outs} người ra.',
  'shift.recordedNothing': 'Trong ca, Anh/Chị chưa ghi lượt nào.',
  'shift.notRecorded': 'Tin vừa rồi chưa được ghi thành lượt nào.',
  'shift.noMore':
    'Ca của Anh/Chị ở {venue} đã kết thúc, vì địa điểm hoặc cửa này không còn nhận lượt. Tin vừa rồi chưa được ghi.',
  'shift.paused':
    '{venue} đang tạm dừng nên tin vừa rồi chưa được ghi. Khi chủ địa điểm mở lại, ca của Anh/Chị đi tiếp.',
} as const
