import { expect, test } from 'vitest'
import { drawAttachment } from '../../bot/draw/drawAttachment.ts'
import type { OwnData, PersonData } from '../../bot/flows/ownData/collect.ts'
import { ownDataPaper } from '../../bot/flows/ownData/paper.ts'
import { CITY } from '../server/routes/support/wholeApp.ts'
import { fontsOfPdf, textOfPdf } from './renderPdf.ts'

const AT = new Date('2026-11-23T07:05:00Z')
const DECLARED = {
  template: 'national2021',
  answers: { name: 'Nguyễn Thị Hường', checks: ['fever', 'breath'], places: 'Mường Ảng, Điện Biên' },
  risk: true,
  edition: 'none',
  unitCode: null,
  legalBasis: 'consent',
  byAnother: false,
  declaredAt: AT,
  validUntil: AT,
  keptUntil: AT,
}
const PERSON: PersonData = {
  profile: { name: 'Nguyễn Thị Hường', phone: '+84912345678', phoneConfirmed: true },
  consents: [],
  declarations: [DECLARED],
  visits: [],
  codes: [],
}
const DATA: OwnData = {
  held: {
    declarations: [],
    visits: { count: 0, first: null, last: null },
    codes: 0,
    cards: 0,
    family: { members: 1, declarations: 0, visits: 0 },
    venues: 0,
    doors: 0,
    messages: 3,
    receipts: false,
  },
  person: PERSON,
  family: [{ relation: 'child', addedAt: AT, ...PERSON, profile: { name: 'Đỗ Ỷ Vỹ' } }],
  chats: [],
  venues: [],
  doors: [],
  offices: [],
  reads: [{ venueName: 'Quán Phở Gừng', how: 'search', first: '2026-11-22', last: '2026-11-23', at: AT }],
  requests: [],
}

test('the copy of somebody’s data is read as it was told, every accent in it', async () => {
  const paper = ownDataPaper({ city: CITY, language: 'vi' }, DATA, AT)
  const pdf = await drawAttachment({ kind: 'paperPdf', paper })
  const read = await textOfPdf(pdf)
  for (const line of [
    'Họ tên: Nguyễn Thị Hường',
    'Số điện thoại: 0912 345 678 (ứng dụng nhắn tin đã xác nhận)',
    '14 ngày qua: Sốt, Khó thở',
    'Đã đến: Mường Ảng, Điện Biên',
    'Người nhà: Đỗ Ỷ Vỹ',
    'Chủ Quán Phở Gừng đã tìm một người',
    'Không có.',
  ])
    expect(read).toContain(line)
  expect((await fontsOfPdf(pdf)).missing).toEqual([])
})
