/** What a sheet of printed cards says. */
export const card = {
  'card.title': 'Thẻ khai báo y tế {city}',
  'card.cutting': 'In trên giấy A4 với tỷ lệ 100 %, rồi cắt theo dấu ở góc. Mỗi thẻ 5 × 5 cm.',
  'card.trial': 'BẢN DÙNG THỬ',
} as const
