export const feed = {
  'inside.button': 'Đang ở trong',
  'inside.line': 'Đang ở trong: {people}',
  'inside.ofCapacity': '{people}/{capacity}',
  'inside.full':
    '⚠️ {venue} đã đủ {capacity} người. Ai đến vẫn được ghi; Anh/Chị cân nhắc mời khách chờ ở ngoài.',
} as const
