/** What an owner does with the doors of a venue, and old national posters that go on there. */
export const gates = {
  'gates.list': 'Các cửa của {venue}. Anh/Chị chọn một cửa để lấy tờ dán hoặc sửa.',
  'gates.line': '{gate}: {way}',
  'gates.lineNational': '{gate}: {way}, dùng cả tờ mã quốc gia cũ',
  'gates.item': '• {gate}',
  'gates.one': '{venue}\n{gate}',
  'gates.way.in': 'chỉ vào',
  'gates.way.out': 'chỉ ra',
  'gates.way.both': 'vào và ra',
  'gates.about': 'Đang sửa: {venue}, {gate}.',
  'gates.newOf': 'Thêm cửa cho {venue}.',
  'gates.name.ask': 'Tên cửa, như in trên tờ dán? Ví dụ: Cổng 2.',
  'gates.name.label': 'Tên cửa',
  'gates.direction.ask': 'Khách đi qua cửa này thế nào?',
  'gates.direction.label': 'Chiều',
  'gates.direction.in': 'Chỉ vào',
  'gates.direction.out': 'Chỉ ra',
  'gates.direction.both': 'Vào và ra',
  'gates.added': '✅ Đã thêm {gate}. Mã gõ tay: {code}. Anh/Chị in tệp PDF ở trên và dán ở cửa này.',
  'gates.renamed': 'Đã đổi tên {before} thành {gate}. Tờ dán đang treo vẫn dùng được, nhưng còn in tên cũ.',
  'gates.turned': '{gate}: từ nay {way}. Tờ dán đang treo vẫn dùng được, nhưng còn in chiều cũ.',
  'gates.posterAgain': 'Tờ dán của {venue}, {gate}. Mã gõ tay: {code}.',
  'gates.replace.ask':
    'Thay mã của {venue}, {gate}? Tờ đang treo thôi dùng ngay; ai chụp tờ cũ được nhắc tìm tờ mới. Anh/Chị cần in và dán tờ mới.',
  'gates.replace.yes': 'Thay mã',
  'gates.replaced': '✅ Đã thay mã của {gate}. Mã gõ tay mới: {code}. Anh/Chị gỡ tờ cũ và dán tờ mới ở trên.',
  'gates.replace.already':
    'Mã của {gate} đã được thay rồi nên lần này không thay nữa. Tờ dán mới nhất vẫn dùng được.',
  'gates.replaceAll.ask':
    'Thay mã của mọi cửa ở {venue}? Tất cả tờ đang treo thôi dùng ngay; Anh/Chị cần in và dán lại tờ mới ở mỗi cửa. Tờ mã quốc gia cũ vẫn dùng được.',
  'gates.replaceAll.yes': 'Thay tất cả',
  'gates.allReplaced':
    '✅ Đã thay mã mọi cửa của {venue}. Mã gõ tay của tờ đầu: {code}. Anh/Chị gỡ các tờ cũ, rồi dán các tờ mới trong tệp PDF ở trên.',
  'gates.replaceAll.already':
    'Ở {venue} đã có mã mới sau lần hỏi đó nên chúng tôi không thay nữa. Các tờ dán mới nhất vẫn dùng được.',
  'gates.close.ask':
    'Thôi dùng {gate} của {venue}? Ai chụp tờ ở đó được nhắc đi cửa khác. Lượt đã ghi vẫn còn. Muốn dùng lại, Anh/Chị thêm cửa mới.',
  'gates.close.yes': 'Thôi dùng cửa này',
  'gates.closed': 'Đã thôi dùng {gate} của {venue}. Anh/Chị gỡ tờ dán ở đó.',
  'gates.last':
    'Đây là cửa cuối cùng nên chưa bỏ được. Muốn nghỉ một thời gian hoặc đóng hẳn địa điểm, Anh/Chị vào Cài đặt.',
  'gates.gone': 'Cửa này không còn dùng.',
  'gates.not': 'Không thay đổi',
  'gates.tooMany': 'Một địa điểm có nhiều nhất {most} cửa. Anh/Chị bỏ cửa không còn dùng rồi thêm lại.',
  'gates.button.add': 'Thêm cửa',
  'gates.button.replaceAll': 'Thay mã mọi cửa',
  'gates.button.poster': 'Tờ dán cửa này',
  'gates.button.rename': 'Đổi tên',
  'gates.button.direction': 'Đổi chiều',
  'gates.button.replace': 'Thay mã',
  'gates.button.adopt': 'Dùng tờ quốc gia cũ',
  'gates.button.release': 'Thôi dùng tờ quốc gia cũ',
  'gates.button.close': 'Bỏ cửa này',
  'gates.adopt.send': 'Anh/Chị chụp tờ mã quốc gia cũ đang treo ở {venue}, {gate}, rồi gửi ảnh vào đây.',
  'gates.adopt.which': 'Đây là tờ mã quốc gia cũ. Dùng tiếp cho cửa nào?',
  'gates.adopt.whichVenue': 'Đây là tờ mã quốc gia cũ. Dùng tiếp cho địa điểm nào?',
  'gates.adopt.choice': '{venue}, {gate}',
  'gates.adopt.done':
    '✅ Tờ mã quốc gia cũ dùng tiếp được ở {venue}, {gate}: khách chụp tờ đó hay tờ mới đều được ghi lượt.',
  'gates.adopt.taken':
    'Tờ này đã dùng cho một địa điểm khác, nên chưa dùng ở đây được. Nếu tờ là của Anh/Chị, đề nghị báo {unit} để kiểm tra.',
  'gates.adopt.over':
    'Chúng tôi không còn giữ ảnh tờ cũ ấy. Muốn dùng tờ đó cho cửa này, Anh/Chị gửi lại ảnh.',
  'gates.released':
    'Từ nay {gate} không dùng tờ mã quốc gia cũ nữa. Anh/Chị gỡ tờ đó; tờ dán của thành phố vẫn dùng được.',
} as const
