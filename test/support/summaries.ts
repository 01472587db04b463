import type { SummaryPicture } from '../../bot/draw/official/summary.ts'

const WARDS = ['Phường Ngô Quyền', 'Xã Vĩnh Bảo', 'Phường Trần Nguyên Hãn', 'Xã Tiên Lãng', 'Đặc khu Cát Hải']
const DAYS = Array.from({ length: 14 }, (_, i) => (i < 1 ? '30/6' : `${i}/7`))

const written = (count: number) => count.toLocaleString('vi-VN')

/** A ranking of so many units, from nearly all venues down to none; `times` makes its figures larger. */
export function sampleRanking(units: number, times = 1): NonNullable<SummaryPicture['ranking']> {
  const rows = Array.from({ length: units }, (_, i) => {
    const rate = units === 1 ? 71.9 : 98.4 * (1 - i / (units - 1))
    const venues = (31 + ((i * 37) % 140)) * times
    return {
      name: WARDS[i] ?? `Phường số ${i + 1}`,
      counts: `${written(Math.round((venues * rate) / 100))}/${written(venues)}`,
      rate,
      rateText: `${rate.toFixed(1).replace('.', ',')} %`,
      ins: written(venues * 29),
    }
  })
  const rest = units > 20 ? `Còn ${units - 20} đơn vị khác, có trong bảng gửi kèm khi yêu cầu.` : undefined
  return {
    title: 'Xếp hạng theo tỷ lệ điểm có lượt',
    columns: ['Đơn vị', 'Có lượt/ hoạt động', 'Tỷ lệ', 'Lượt vào'],
    rows,
    ...(rest === undefined ? {} : { rest }),
  }
}

/** The picture of a city's day, all made up. */
export function sampleSummary(over: Partial<SummaryPicture> = {}): SummaryPicture {
  return {
    title: 'Báo cáo ngày 13/7/2026, thành phố Hải Phòng',
    asOf: 'Số liệu lúc 17:00, so với ngày 12/7/2026',
    leading: [
      { label: 'Điểm có lượt/điểm đang hoạt động', value: '2.118/3.004 (70,5 %)', change: 'Tăng 6,0 điểm' },
      { label: 'Lượt vào', value: '83.482', change: 'Tăng 1.204 (1,5 %)' },
      { label: 'Lượt ra', value: '62.907', change: 'Giảm 310 (0,5 %)' },
      { label: 'Tờ khai mới', value: '611', change: 'Tăng 12 (2,0 %)' },
      { label: 'Có yếu tố nguy cơ', value: '4', change: 'Không đổi' },
    ],
    ranking: sampleRanking(14),
    days: sampleDays(),
    foot: 'Không có dữ liệu cá nhân trong báo cáo này.',
    ...over,
  }
}

export function sampleDays(times = 1): SummaryPicture['days'] {
  return {
    title: '14 ngày gần nhất',
    labels: DAYS,
    visits: {
      name: 'Lượt vào',
      counts: DAYS.map((_, i) => Math.round((61_200 + 9_000 * Math.sin(i) + 1_900 * i) * times)),
    },
    declarations: {
      name: 'Tờ khai mới',
      counts: DAYS.map((_, i) => Math.round((480 + 130 * Math.cos(i * 1.3) + 9 * i) * times)),
    },
  }
}

const days = sampleDays()
const LONG =
  'Sở Nông nghiệp và Môi trường, Sở Văn hoá, Thể thao và Du lịch, Liên đoàn Lao động thành phố Hải Phòng'

/** What a picture must bear, by what is odd about it. */
export const ODD_SUMMARIES: Readonly<Record<string, SummaryPicture>> = {
  usual: sampleSummary(),
  'one unit below': sampleSummary({ ranking: sampleRanking(1) }),
  'the communes of 2025': sampleSummary({ ranking: sampleRanking(114) }),
  'the wards of 2021': sampleSummary({ ranking: sampleRanking(217) }),
  'huge figures': sampleSummary({
    leading: [
      {
        label: 'Điểm có lượt/điểm đang hoạt động',
        value: '1.234.567/2.345.678 (52,6 %)',
        change: 'Tăng 6,0 điểm',
      },
      { label: 'Lượt vào', value: '1.234.567.890', change: 'Tăng 1.234.567.890 (1.000.000,0 %)' },
      { label: 'Lượt ra', value: '987.654.321' },
    ],
    ranking: sampleRanking(7, 12_345),
    days: sampleDays(12_345),
  }),
  'nothing at all': sampleSummary({
    leading: [{ label: 'Điểm có lượt/điểm đang hoạt động', value: '0/0 (–)' }],
    ranking: {
      ...sampleRanking(3),
      rows: sampleRanking(3).rows.map((row) => ({ ...row, counts: '0/0', rate: 0, rateText: '–', ins: '0' })),
    },
    days: {
      ...days,
      visits: { ...days.visits, counts: DAYS.map(() => 0) },
      declarations: { ...days.declarations, counts: DAYS.map(() => 0) },
    },
  }),
  'days without visits, days unknown': sampleSummary({
    days: {
      ...days,
      visits: { ...days.visits, counts: [null, null, 12, 0, 0, 7, 3, 1, 0, 5, null, 9, 11, 0] },
      declarations: { ...days.declarations, counts: [null, null, 1, 0, 0, 0, 2, 1, 0, 1, null, 2, 0, null] },
    },
  }),
  'long names': sampleSummary({
    title: `Báo cáo tuần từ 7/7/2026 đến 13/7/2026, ${LONG}`,
    ranking: {
      ...sampleRanking(4),
      rows: sampleRanking(4).rows.map((row, i) => ({ ...row, name: i % 2 ? LONG : row.name })),
    },
    days: {
      ...days,
      declarations: { ...days.declarations, name: 'Tờ khai y tế mới của người đến từ nơi khác' },
    },
  }),
  'a ward, without units below': (() => {
    const { ranking: _, ...ward } = sampleSummary({ title: 'Báo cáo ngày 13/7/2026, phường Ngô Quyền' })
    return ward
  })(),
  'three days so far': sampleSummary({
    days: {
      ...days,
      labels: DAYS.slice(-3),
      visits: { ...days.visits, counts: [5, 900, 1200] },
      declarations: { ...days.declarations, counts: [0, 2, 1] },
    },
  }),
}
