export const feed = {
  'inside.head': 'Số người đang ở trong, lúc {time}',
  'inside.venue': '{venue}: {people}',
  'inside.gate': '• vào từ {gate}: {people}',
  'inside.line': 'Đang ở trong: {people}',
  'inside.ofCapacity': '{people}/{capacity}',
  'inside.full':
    '⚠️ {venue} đã đủ {capacity} người. Ai đến vẫn được ghi; Anh/Chị cân nhắc mời khách chờ ở ngoài.',
  'inside.button': 'Đang ở trong',
  'inside.button.again': 'Xem lại',
  'feed.on':
    'Từ giờ, ai vào ra {venue} mà không qua Anh/Chị ghi thì chúng tôi báo ở đây; lúc đông, chúng tôi gộp lại thành một tin.',
  'feed.off': 'Đã thôi báo lượt mới ở {venue}.',
  'feed.line': '{time} {way} {person}{companions} · {gate}',
  'feed.way.in': 'VÀO',
  'feed.way.out': 'RA',
  'feed.digest': '{venue}, đến {time}: {ins} người vào, {outs} người ra',
  'feed.gate': '• {gate}: {ins} vào, {outs} ra',
  'feed.newest': 'Mới nhất: {names}',
  'feed.unnamed': '(chưa có tên)',
  'feed.and': '{before}, {next}',
  'feed.button.on': 'Báo lượt mới',
  'feed.button.off': 'Thôi báo lượt mới',
} as const
