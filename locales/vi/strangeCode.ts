export const strangeCode = {
  'strangeCode.ask': 'Nếu mã này dán ở cửa hàng, Anh/Chị cho biết để phường kiểm tra.',
  'strangeCode.button.report': 'Báo cho phường',
  'strangeCode.button.ignore': 'Bỏ qua',
  'strangeCode.ignored': 'Vâng. Muốn ghi lượt vào, Anh/Chị chụp tờ mã của thành phố dán ở cửa.',
  'strangeCode.where': 'Mã ấy dán ở đâu?',
  'strangeCode.button.elsewhere': 'Nơi khác',
  'strangeCode.unit.ask':
    'Mã ấy dán ở đâu? Anh/Chị gửi ảnh tờ mã thật ở đó, hoặc gõ 10 ký tự in dưới mã thật, hoặc gõ tên nơi đó và phường, xã (ví dụ: Quán Phở 24, phường Ngô Quyền).',
  'strangeCode.unit.askAlone': 'Nơi đó ở phường, xã nào?',
  'strangeCode.unit.label': 'Phường, xã',
  'strangeCode.name.ask': 'Nơi đó tên là gì? Ví dụ: Quán Phở 24.',
  'strangeCode.name.label': 'Nơi dán mã',
  'strangeCode.notThatOne': 'Đây chưa phải mã của thành phố.',
  'strangeCode.received':
    'Cảm ơn Anh/Chị đã báo. Khi có thêm người báo mã này ở cùng một nơi, phường và chủ nơi đó được báo để kiểm tra.',
  'strangeCode.known': 'Cảm ơn Anh/Chị. Mã lạ này đã được báo cho phường hoặc chủ nơi đó rồi.',
  'strangeCode.kept':
    'Chúng tôi chỉ giữ mã lạ (đã mã hoá), nơi dán và cuộc trò chuyện này, trong 7 ngày. Không ai được biết Anh/Chị là người báo.',
  'strangeCode.thenPhoto': 'Muốn ghi lượt vào, Anh/Chị gửi ảnh tờ mã của thành phố.',
  'strangeCode.thenIn': 'Nếu Anh/Chị vừa đến đó, bấm Ghi vào.',
  'strangeCode.over': 'Lần báo này không còn hiệu lực. Nếu vẫn thấy mã lạ, Anh/Chị chụp lại và gửi vào đây.',
  'strangeCode.limit':
    'Cảm ơn Anh/Chị, hôm nay Anh/Chị đã báo {most} lần nên chúng tôi không nhận thêm. Nếu còn thấy mã lạ, Anh/Chị nói với nhân viên ở đó giúp.',
  'strangeCode.door': 'Cảm ơn Anh/Chị đã báo mã lạ ở {venue}.',
  'strangeCode.door.ownerTold': 'Chúng tôi đã báo cho chủ địa điểm.',
  'strangeCode.door.wardTold': 'Chúng tôi đã báo cho phường.',
  'strangeCode.door.bothTold': 'Chúng tôi đã báo cho chủ địa điểm và phường.',
  'strangeCode.what.strange': 'một mã QR lạ, không do thành phố cấp,',
  'strangeCode.what.old': 'một tờ mã QR quốc gia kiểu cũ, chưa dùng được ở đây,',
  'strangeCode.owner.byPeople': '⚠️ Trong 7 ngày qua có {count} người báo {what} dán ở {venue}.',
  'strangeCode.owner.byStaff': '⚠️ Nhân viên báo có {what} dán ở {venue}.',
  'strangeCode.whatToDo.strange':
    'Anh/Chị xem tờ mã ở các cửa có bị dán đè không, gỡ tờ lạ và in lại tờ của thành phố nếu cần. Nếu đó là mã thực đơn hay chuyển khoản của chính địa điểm, Anh/Chị để xa tờ mã của thành phố cho khách khỏi nhầm.',
  'strangeCode.whatToDo.old':
    'Nếu đó là tờ cũ của địa điểm, chủ địa điểm chụp tờ ấy gửi vào đây để dùng tiếp. Nếu không phải, Anh/Chị gỡ xuống.',
  'strangeCode.ward.byPeople':
    'Kính gửi các đồng chí. Trong 7 ngày qua có {count} người báo {what} dán tại {place}.',
  'strangeCode.ward.byVenue': 'Kính gửi các đồng chí. Người của {venue} báo có {what} dán tại địa điểm này.',
  'strangeCode.ward.somewhere': 'địa điểm chưa xác định trên địa bàn',
  'strangeCode.ward.ownerTold': 'Chủ địa điểm đã được thông báo.',
  'strangeCode.ward.pleaseStrange': 'Đề nghị kiểm tra các tờ mã và nhắc gỡ tờ lạ, nếu có.',
  'strangeCode.ward.pleaseOld': 'Đề nghị kiểm tra và nhắc chủ địa điểm đưa tờ cũ vào sử dụng hoặc gỡ xuống.',
} as const
