export const body = {
  'body.button': 'Ngành, đoàn thể',
  'body.line': 'Thuộc: {body}',
  'body.ask': '{venue} thuộc ban ngành, đoàn thể nào? Anh/Chị chọn bên dưới, hoặc gõ đúng tên.',
  'body.more': 'Xem thêm',
  'body.none': 'Không thuộc nữa',
  'body.joined': '✅ {venue} thuộc {body}. Số lượt của địa điểm được tính vào báo cáo của cả nơi đó.',
  'body.left': '✅ {venue} không thuộc ban ngành, đoàn thể nào nữa.',
  'body.told.joined': 'Địa điểm mới thuộc đơn vị: {venue}.',
  'body.told.left': 'Địa điểm {venue} không còn thuộc đơn vị.',
} as const
