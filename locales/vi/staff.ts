export const staff = {
  'staff.which': 'Nhân viên của địa điểm nào?',
  'staff.nobody':
    '{venue} chưa có nhân viên. Nhân viên được quét mã của khách ở cửa và xem số người đang ở trong; không xem được nhật ký.',
  'staff.waiting': 'Còn {count} mã mời chưa dùng.',
  'staff.head': 'Nhân viên của {venue}: {count} người',
  'staff.line': '{place}. {name}, từ {day}{standing}',
  'staff.standing': ', đang đứng ca ở {gate}',
  'staff.name.ask': 'Tên để Anh/Chị nhận ra người này? Ví dụ: Chị Hoa.',
  'staff.name.label': 'Tên nhân viên',
  'staff.invited':
    'Mã mời cho {name} làm nhân viên ở {venue}:\n{code}\nAnh/Chị gửi mã hoặc một đường dẫn dưới đây cho riêng người ấy. Dùng được một lần, đến {until}.',
  'staff.tooMany':
    '{venue} đã có {count} nhân viên, là số nhiều nhất. Anh/Chị xoá bớt người không làm nữa rồi mời thêm.',
  'staff.tooManyInvited':
    'Đang có {count} mã mời chưa ai dùng. Anh/Chị gửi các mã ấy đi, hoặc chờ mã cũ hết hạn sau 24 giờ.',
  'staff.whom': 'Anh/Chị xoá ai khỏi nhân viên của {venue}?',
  'staff.choice': '{name}, từ {day}',
  'staff.really':
    'Xoá {name} (từ {day}) khỏi nhân viên của {venue}? Ca đang đứng, nếu có, kết thúc ngay và người ấy được báo.',
  'staff.removed': 'Đã xoá {name} khỏi nhân viên của {venue}.',
  'staff.gone': 'Người này không còn là nhân viên của {venue}.',
  'staff.toldOnShift':
    'Chủ {venue} đã xoá Anh/Chị khỏi nhân viên, nên ca của Anh/Chị kết thúc từ bây giờ. Ảnh gửi sau tin này không được ghi thành lượt của khách.',
  'staff.told': 'Chủ {venue} đã xoá Anh/Chị khỏi nhân viên ở đó.',
  'staff.joined': 'Anh/Chị đã là nhân viên của {venue}, {unit}.',
  'staff.mayDo':
    'Khi đứng ca ở cửa, Anh/Chị quét mã của khách, ghi khách vào ra và xem số người đang ở trong.',
  'staff.seen': 'Chủ địa điểm chỉ thấy Anh/Chị dưới tên "{name}".',
  'staff.joinedTold': '{name} đã nhận lời làm nhân viên ở {venue}.',
  'staff.already': 'Anh/Chị đang là nhân viên của {venue}, nên không cần mã này.',
  'staff.own':
    'Đây là mã mời {name} làm nhân viên ở {venue}, mã còn dùng được. Anh/Chị là chủ nên chỉ cần gửi mã cho người ấy; muốn tự đứng ca, gõ /ca.',
  'staff.ownSpent':
    'Mã mời nhân viên này của {venue} đã dùng hoặc hết hạn. Muốn mời người khác, Anh/Chị gõ /nhanvien.',
  'staff.spent': 'Mã mời này đã dùng rồi hoặc đã hết hạn. Anh/Chị nhờ chủ địa điểm mời lại.',
  'staff.noRoom': '{venue} đã đủ số nhân viên nên chưa nhận thêm. Anh/Chị báo cho chủ địa điểm.',
  'staff.venueClosed': 'Địa điểm mời Anh/Chị đã đóng, nên mã này không còn dùng được.',
  'staff.button.add': 'Thêm nhân viên',
  'staff.button.drop': 'Xoá nhân viên',
  'staff.button.list': 'Xem nhân viên',
  'staff.button.more': 'Xem tiếp',
  'staff.button.really': 'Xoá',
  'staff.button.keep': 'Giữ lại',
  'staff.button.notThem': 'Không phải người này',
} as const
