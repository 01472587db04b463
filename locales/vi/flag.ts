/** What is hard to believe of a venue's visits, for officials and for its owner. No person is named. */
export const flag = {
  'flag.head.day': 'Dấu hiệu cần xem, {unit}, ngày {day}:',
  'flag.head.days': 'Dấu hiệu cần xem, {unit}, từ {first} đến {last}:',
  'flag.line.hour':
    '• {venue}: {count} lượt trong {minutes} phút, {from}–{until} ngày {day}, ngoài giờ thường có khách',
  'flag.line.burst':
    '• {venue}: {count} lượt trong {minutes} phút, {from}–{until} ngày {day}, dồn dập hơn hẳn ngày thường',
  'flag.line.day': '• {venue}: {count} lượt trong ngày {day} ({from}–{until}), nhiều hơn thường lệ',
  'flag.line.speed':
    '• {venue}: {count} người vừa có lượt ở xã, phường khác ngay trước hoặc sau đó, {from}–{until} ngày {day}',
  'flag.unit': '• {unit}: {count} điểm',
  'flag.none': 'Không có dấu hiệu nào.',
  'flag.examples': 'Thời gian được gõ như: hôm qua, tuần trước, 1/8-15/8; ví dụ /dauhieu hôm qua.',
  'flag.whatToDo':
    'Đề nghị gọi chủ địa điểm và kiểm tra tờ dán tại chỗ. Bấm tên địa điểm để xem và tạm đình chỉ khi cần.',
  'flag.dayMayBe':
    'Nhiều hơn thường lệ có thể chỉ vì lễ hội, tiêm chủng, chợ Tết, khai trương hay việc tương tự: khi đó không cần làm gì.',
  'flag.changesNothing': 'Dấu hiệu chỉ để xem xét: không ai bị chặn, số liệu vẫn tính đủ các lượt này.',
  'flag.button.further': 'Xem tiếp',
  'flag.summary': 'Dấu hiệu cần xem: {count} điểm',
  'flag.summary.lastDay': 'Dấu hiệu cần xem trong 24 giờ qua: {count} điểm',
  'flag.summary.button': 'Xem dấu hiệu',
  'flag.summary.byCommand': 'Xem các dấu hiệu: gõ /dauhieu.',
  'flag.summary.byCommandOfWeek': 'Xem các dấu hiệu: gõ /dauhieu tuần trước.',
  'flag.ward': 'Kính gửi các đồng chí, dấu hiệu cần xem ngay:',
  'flag.ward.day': 'Kính gửi các đồng chí, điểm sau đây có số lượt nhiều hơn hẳn thường lệ:',
  'flag.ward.whatToDo': 'Đề nghị gọi chủ địa điểm và kiểm tra tờ dán tại chỗ.',
  'flag.ward.dayWhatToDo': 'Nếu chưa rõ lý do, đề nghị gọi chủ địa điểm và kiểm tra tờ dán tại chỗ.',
  'flag.owner.hour':
    'Có {count} lượt vào {venue} lúc {from}–{until} ngày {day}, ngoài giờ thường có khách. Nếu là khách thật, Anh/Chị không cần làm gì. Nếu ảnh tờ dán bị chia sẻ trên mạng, Anh/Chị thay tờ dán mới.',
  'flag.owner.burst':
    'Có {count} lượt vào {venue} lúc {from}–{until} ngày {day}, đông hơn hẳn ngày thường. Nếu là khách thật, Anh/Chị không cần làm gì. Nếu ảnh tờ dán bị chia sẻ trên mạng, Anh/Chị thay tờ dán mới.',
  'flag.owner.day':
    'Ngày {day}, {venue} có {count} lượt vào, nhiều hơn thường lệ. Nếu là khách thật, ví dụ ngày hội hay ngày đông khách, Anh/Chị không cần làm gì. Nếu ảnh tờ dán bị chia sẻ trên mạng, Anh/Chị thay tờ dán mới.',
  'flag.button.replace': 'Thay tờ dán',
  'flag.trace.visit': '{line} ({mark})',
  'flag.trace.mark': 'giờ bất thường',
  'flag.trace.why':
    'Giờ bất thường: lúc đó địa điểm có nhiều lượt khó tin, có thể do ảnh tờ dán bị chia sẻ. Đề nghị hỏi lại trước khi kết luận.',
} as const
