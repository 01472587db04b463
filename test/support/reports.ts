import type { OfficialReport, ReportCell, ReportTable } from '../../bot/draw/official/report.ts'

const NAMES = [
  'Phường Ngô Quyền',
  'Phường Trần Nguyên Hãn',
  'Xã Vĩnh Bảo',
  'Thị trấn Núi Đối',
  'Đặc khu Bạch Long Vĩ',
]

/** The columns of a report that a city really sends, as they are filled from rounds. */
const COLUMNS: ReportTable['columns'] = [
  { label: 'Đơn vị', kind: 'words' },
  { label: 'Điểm phải có QR', kind: 'count' },
  { label: 'Điểm đã tạo QR', kind: 'count' },
  { label: 'Tỷ lệ (%)', kind: 'percent' },
  { label: 'Mới trong kỳ', kind: 'count' },
  { label: 'Điểm có lượt quét', kind: 'count' },
  { label: 'Điểm 0 lượt', kind: 'count' },
  { label: 'Lượt vào', kind: 'count' },
  { label: 'Lượt ra', kind: 'count' },
  { label: 'Trung bình ngày', kind: 'count' },
  { label: 'So với kỳ trước', kind: 'change' },
  { label: 'Tờ khai mới', kind: 'count' },
  { label: 'Có yếu tố nguy cơ', kind: 'count' },
  { label: 'Trạng thái báo cáo', kind: 'words' },
]

function rowOf(i: number): ReportCell[] {
  if (i % 17 === 16) return [NAMES[i % 5], ...COLUMNS.slice(2).map(() => null), 'Chưa gửi']
  const [must, made] = [40 + ((i * 37) % 160), 31 + ((i * 29) % 9)]
  const ins = made * 1_234
  return [
    i < 5 ? NAMES[i] : `Phường số ${i + 1}`,
    must,
    made,
    (100 * made) / must,
    i % 7,
    made - (i % 5),
    i % 5,
    ins,
    ins - 211,
    Math.round(ins / 7),
    (i % 9) * 113 - 400,
    made * 5,
    i % 3,
    'Đã gửi',
  ]
}

/** A table of so many units and the first so many of the columns, its last row their sums. */
export function sampleTable(units: number, columns: number): ReportTable {
  const shown = COLUMNS.slice(0, columns)
  const rows = Array.from({ length: units }, (_, i) => rowOf(i).slice(0, columns))
  const total = shown.map(({ kind }, i): ReportCell => {
    if (i === 0) return 'Cộng'
    if (kind === 'words') return undefined
    const figures = rows.map((row) => row[i]).filter((cell) => typeof cell === 'number')
    const sum = figures.reduce((all, figure) => all + figure, 0)
    return kind === 'percent' ? sum / figures.length : sum
  })
  return { title: 'Kết quả triển khai mã QR tại các điểm kiểm dịch', columns: shown, rows, total }
}

/** A report of a city, all made up. */
export function sampleReport(over: Partial<OfficialReport> = {}): OfficialReport {
  return {
    issuer: 'Ủy ban nhân dân thành phố Hải Phòng',
    number: 'Số:        /BC-UBND',
    subject:
      'Kết quả khai báo y tế và ghi nhận người ra, vào bằng mã QR tuần từ ngày 22 đến ngày 28 tháng 11 năm 2026',
    placeAndDay: 'Hải Phòng, ngày 28 tháng 11 năm 2026',
    madeOn: '2026-11-28',
    addressed: ['Bộ Y tế'],
    paragraphs: [
      'Thực hiện chỉ đạo của Bộ Y tế về việc đẩy mạnh khai báo y tế và quản lý người ra, vào địa điểm công cộng bằng mã QR, Ủy ban nhân dân thành phố Hải Phòng báo cáo kết quả trong tuần như sau:',
      'Đến 17 giờ 00 ngày 28 tháng 11 năm 2026, toàn thành phố có 3.004 điểm đang hoạt động, trong đó 2.118 điểm có lượt quét (đạt 70,5 %), tăng 6,0 điểm phần trăm so với kỳ trước; ghi nhận 83.482 lượt vào và 611 tờ khai mới.',
    ],
    table: sampleTable(14, 5),
    remarksTitle: 'Khó khăn, kiến nghị của các đơn vị:',
    remarks: [
      {
        unit: 'Phường Ngô Quyền',
        words: 'Nhiều hộ kinh doanh nhỏ chưa có điện thoại thông minh; đề nghị cấp thêm 200 thẻ in.',
      },
      { unit: 'Xã Vĩnh Bảo', words: '=Đề nghị tập huấn lại cho cán bộ thôn.' },
    ],
    recipients: ['Như trên', 'Thường trực Thành ủy, Thường trực Hội đồng nhân dân thành phố', 'Lưu: VT'],
    signature: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ...over,
  }
}

/** What a paper must bear, by what is odd about it. */
export const ODD_REPORTS: Readonly<Record<string, OfficialReport>> = {
  usual: sampleReport(),
  'a letter': sampleReport({
    above: 'Ủy ban nhân dân thành phố Hải Phòng',
    issuer: 'Sở Y tế',
    number: 'Số:        /SYT-NVY',
    subject: 'V/v kết quả khai báo y tế và ghi nhận người ra, vào bằng mã QR tuần 48 năm 2026',
    addressed: [
      'Ủy ban nhân dân thành phố Hải Phòng',
      'Ban Chỉ đạo phòng, chống dịch thành phố và các thành viên được phân công theo dõi địa bàn',
      'Sở Nội vụ',
    ],
    signature: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    table: sampleTable(3, 4),
  }),
  'many columns': sampleReport({ table: sampleTable(60, 14) }),
  'every unit of 2021': sampleReport({
    table: sampleTable(233, 14),
    remarks: Array.from({ length: 40 }, (_, i) => ({
      unit: `Phường số ${i + 1}`,
      words: 'Thiếu máy quét tại cổng chợ. '.repeat(1 + (i % 5)).trim(),
    })),
  }),
  'many rows, few columns': sampleReport({ table: sampleTable(114, 5), remarks: [] }),
  'no remarks, nobody addressed': sampleReport({ remarks: [], addressed: [], recipients: ['Lưu: VT'] }),
}
