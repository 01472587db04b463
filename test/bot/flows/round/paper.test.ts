import { describe, expect, it } from 'vitest'
import type { City } from '../../../../bot/core/city.ts'
import { UnitDirectory } from '../../../../bot/core/units.ts'
import { NO_FIGURES } from '../../../../bot/flows/round/consolidated.ts'
import { consolidatedReport } from '../../../../bot/flows/round/paper.ts'
import { treeOf } from '../../../../bot/flows/round/tree.ts'
import type { Round, RoundReport } from '../../../../db/rounds.ts'
import { OFFICIALS_SIDE } from '../../../support/officialsSide.ts'

const NOW = new Date('2026-11-27T03:00:00Z')
const SENT = new Date('2026-11-25T03:00:00Z')
const ROUND: Round = {
  id: 1,
  edition: 'e',
  unitCode: '31',
  title: 'Báo cáo tuần',
  firstDay: '2026-11-16',
  lastDay: '2026-11-22',
  dueDay: '2026-11-25',
  openedAt: SENT,
  closedAt: null,
}

const UNITS = [
  ['31', 'Hải Phòng', 'Thành phố trực thuộc trung ương', null],
  ['303', 'Hồng Bàng', 'Quận', '31'],
  ['1', 'Hạ Lý', 'Phường', '303'],
  ['2', 'Minh Khai', 'Phường', '303'],
] as const

const city = {
  name: 'Hải Phòng',
  timeZone: 'Asia/Ho_Chi_Minh',
  edition: 'e',
  units: new UnitDirectory(
    UNITS.map(([code, name, type, parentCode]) => ({ edition: 'e', code, name, type, parentCode })),
  ),
  ...OFFICIALS_SIDE,
} as unknown as City

function report(code: string, written: Partial<RoundReport> = {}): RoundReport {
  const [, name = '', type = '', aboveCode = null] = UNITS.find(([one]) => one === code) ?? []
  return {
    unitCode: code,
    aboveCode,
    name,
    type,
    isBody: false,
    target: null,
    remarks: null,
    figures: null,
    firstSentAt: null,
    sentAt: null,
    corrections: 0,
    reachable: true,
    ...written,
  }
}

const district = report('303')
const haLy = report('1', {
  target: 40,
  remarks: 'Thiếu giấy in',
  figures: { ...NO_FIGURES, open: 30, newVenues: 2, active: 24, ins: 700, outs: 650, insBefore: 720 },
  firstSentAt: SENT,
  sentAt: SENT,
})
const tree = treeOf(ROUND, [report('31'), district, haLy, report('2')])
const live = new Map([['2', { ...NO_FIGURES, open: 10, active: 0, declarations: 3, risky: 1 }]])

describe('the paper of a consolidated report', () => {
  it('is headed by the committee of a district, under the city, and addressed to it', () => {
    const paper = consolidatedReport(city, tree, district, live, NOW)
    expect(paper).toMatchObject({
      above: 'Ủy ban nhân dân thành phố Hải Phòng',
      issuer: 'Ủy ban nhân dân quận Hồng Bàng',
      number: 'Số:        /BC-UBND',
      subject: 'Kết quả quét mã QR tại các địa điểm, từ ngày 16/11/2026 đến ngày 22/11/2026',
      placeAndDay: 'Hồng Bàng, ngày 27 tháng 11 năm 2026',
      madeOn: '2026-11-27',
      addressed: ['Ủy ban nhân dân thành phố Hải Phòng'],
      remarks: [{ unit: 'Phường Hạ Lý', words: 'Thiếu giấy in' }],
    })
    expect(paper.paragraphs).toContain('Đã có 1/2 đơn vị trực thuộc gửi báo cáo, trong đó 0 đơn vị gửi trễ.')
    expect(paper.paragraphs).toContain(
      'Tại các đơn vị đã báo số điểm phải có mã: 30 điểm đã tạo trên 40 điểm phải có, đạt 75,0 %.',
    )
  })

  it('has a line a unit with what it sent, or what the system knows, and their sum', () => {
    const { table, notes } = consolidatedReport(city, tree, district, live, NOW)
    expect(notes).toEqual([
      'Đợt “Báo cáo tuần”, kỳ 16/11/2026 đến 22/11/2026, hạn 25/11/2026. Số liệu lúc 10:00 ngày 27/11/2026.',
    ])
    expect(table.columns.map(({ label }) => label)).toHaveLength(15)
    expect(table.rows).toEqual([
      ['Phường Hạ Lý', 40, 30, 2, 75, 24, 6, 80, 700, 650, 100, -20, 0, 0, 'Đã gửi'],
      ['Phường Minh Khai', undefined, 10, 0, undefined, 0, 10, 0, 0, 0, 0, 0, 3, 1, 'Chưa gửi'],
    ])
    expect(table.total).toEqual([
      'Tổng cộng',
      undefined,
      40,
      2,
      undefined,
      24,
      16,
      60,
      700,
      650,
      100,
      -20,
      3,
      1,
      'Đã gửi 1/2',
    ])
  })

  it('is headed as the city configured for the city itself', () => {
    const { report: configured } = OFFICIALS_SIDE
    const root = tree.byCode.get('31') ?? district
    expect(consolidatedReport(city, tree, root, live, NOW)).toMatchObject({
      issuer: configured.issuer,
      placeAndDay: 'Hải Phòng, ngày 27 tháng 11 năm 2026',
      recipients: ['Lưu: VT'],
      signature: configured.signature,
      addressed: [],
    })
  })
})
