export const figures = {
  'figures.head': 'Báo cáo ngày {day}, {unit} (số liệu lúc {time})',
  'figures.active': 'Điểm có lượt / điểm đang hoạt động: {active}/{open} ({rate} %), {change}',
  'figures.up': 'tăng {points} điểm phần trăm so với hôm trước',
  'figures.down': 'giảm {points} điểm phần trăm so với hôm trước',
  'figures.same': 'không đổi so với hôm trước',
  'figures.counts': 'Lượt vào {ins} · lượt ra {outs} · tờ khai mới {declarations}, có yếu tố nguy cơ {risky}',
  'figures.zero': 'Chưa có lượt ({count}): {names}',
  'figures.zeroMore': 'Chưa có lượt ({count}): {names} và {rest} nơi khác',
} as const
