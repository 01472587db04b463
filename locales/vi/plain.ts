/** Frames for words that are not of the catalogue, and the small words that others are made of. */
export const plain = {
  'plain.words': '{words}',
  'plain.then': '{first} {second}',
  'plain.sendNumber': 'Anh/Chị nhắn số để chọn.',
  'plain.moment': '{time} ngày {day}',
  'plain.lines': '',
} as const
