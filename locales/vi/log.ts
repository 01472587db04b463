export const log = {
  'log.head': '{venue}, {day} (lúc {time})\nLượt vào {visits} · đã ra {outs} · đang ở trong {inside} người',
  'log.empty': 'Hôm nay chưa có lượt nào.',
  'log.line': '{from}–{until} {person}{phone}{companions} · {gate}',
  'log.stillIn': 'nay',
  'log.until': '{time}',
  'log.untilInferred': '{time} (ước tính)',
  'log.companions': ' +{count}',
  'log.erased': '(đã xoá)',
  'log.earlier': '{venue}, những lượt trước đó hôm nay',
  'log.button.earlier': 'Xem lượt trước đó',
  'log.which': 'Anh/Chị xem nhật ký của địa điểm nào?',
  'log.button.again': 'Xem lại',
} as const
