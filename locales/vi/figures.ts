export const figures = {
  'figures.head': 'Báo cáo ngày {day}, {unit} (số liệu lúc {time})',
  'figures.active': 'Điểm có lượt / điểm đang hoạt động: {active}/{open} ({rate} %), {change}',
  'figures.up': 'tăng {points} điểm phần trăm so với cùng giờ hôm trước',
  'figures.down': 'giảm {points} điểm phần trăm so với cùng giờ hôm trước',
  'figures.same': 'không đổi so với cùng giờ hôm trước',
  'figures.counts': 'Lượt vào {ins} · lượt ra {outs} · tờ khai mới {declarations}, có yếu tố nguy cơ {risky}',
  'figures.passages': 'Lượt vào {ins} · lượt ra {outs}',
  'figures.form': '{title}: {count}',
  'figures.formCount': '{line} · {label} {count}',
  'figures.zero': 'Chưa có lượt ({count}): {names}',
  'figures.zeroMore': 'Chưa có lượt ({count}): {names} và {rest} nơi khác',
} as const
