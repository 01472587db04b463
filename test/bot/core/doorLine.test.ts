import { describe, expect, it } from 'vitest'
import { parseDoorLine } from '../../../bot/core/doorLine.ts'

const YEAR = 2026
const A = { name: 'Nguyễn Văn A', phone: '+84912345678' }
const B = { name: 'Lê Bảo', phone: '+84912345678' }
const at = (start: number, end?: number) => ({ times: { start, ...(end !== undefined && { end }) } })

describe('a line that staff type of somebody', () => {
  it('is no letter to us', () => {
    expect(parseDoorLine(`${'Lê '.repeat(200)}0912345678`, YEAR)).toEqual({ problem: 'long' })
  })

  it.each([
    ['Nguyễn Văn A 0912345678', { person: A, companions: 0 }],
    ['nguyễn văn a, 0912 345 678, +3', { person: A, companions: 3 }],
    ['Nguyễn Văn A 1958 0912345678', { person: { ...A, birthYear: 1958 }, companions: 0 }],
    ['0912.345.678 NGUYỄN VĂN A', { person: A, companions: 0 }],
    ['Nguyễn Văn A +84 912 345 678 +2', { person: A, companions: 2 }],
    ['Nguyễn Văn A (+84) 912-345-678', { person: A, companions: 0 }],
    ['+3 0912345678 Nguyễn Văn A', { person: A, companions: 3 }],
    ['1. Nguyễn Văn A 0912345678', { person: A, companions: 0 }],
    ['- Họ tên: Nguyễn Văn A, sđt: 0912345678', { person: A, companions: 0 }],
    [
      'Nguyễn Văn A (1958), sđt 0912345678, đi cùng 2 người',
      { person: { ...A, birthYear: 1958 }, companions: 2 },
    ],
    ['Nguyễn Văn A 15/06/1958 0912345678', { person: { ...A, birthYear: 1958 }, companions: 0 }],
    ['Bà Tư, 12 Cầu Đất', { person: { name: 'Bà Tư', address: '12 Cầu Đất' }, companions: 0 }],
    ['Bà Tư 12 Hàng Kênh', { person: { name: 'Bà Tư', address: '12 Hàng Kênh' }, companions: 0 }],
    ['Lê Bảo - 0912345678 - 5 Cầu Đất', { person: { ...B, address: '5 Cầu Đất' }, companions: 0 }],
    ['Lê Bảo 0912345678 5 Cầu Đất', { person: { ...B, address: '5 Cầu Đất' }, companions: 0 }],
    ['John Smith +44 7911 123456', { person: { name: 'John Smith', phone: '+447911123456' }, companions: 0 }],
  ])('%s', (line, read) => {
    expect(parseDoorLine(line, YEAR)).toEqual(read)
  })

  it.each([
    ['8:15 Lê Bảo 0912345678', at(495)],
    ['8h15 Lê Bảo 0912345678', at(495)],
    ['8 giờ 15 Lê Bảo 0912345678', at(495)],
    ['8 gio 15 phut Lê Bảo 0912345678', at(495)],
    ['Lê Bảo 0912345678 8h rưỡi', at(510)],
    ['8h-9h30 Lê Bảo 0912345678', at(480, 570)],
    ['8:15 đến 9:00 Lê Bảo 0912345678', at(495, 540)],
    ['từ 8h tới 9h Lê Bảo 0912345678', at(480, 540)],
    ['vào 8h, ra 9h30 Lê Bảo 0912345678', at(480, 570)],
    ['2h chiều Lê Bảo 0912345678', at(840)],
    ['2h-4h chiều Lê Bảo 0912345678', at(840, 960)],
    ['14h-4h Lê Bảo 0912345678', at(840, 960)],
    ['11h-1h Lê Bảo 0912345678', at(660, 780)],
    ['22h-1h Lê Bảo 0912345678', at(1320, 1500)],
    ['7 giờ tối Lê Bảo 0912345678', at(1140)],
    ['8am to 9:15am Lê Bảo 0912345678', at(480, 555)],
    ['2pm Lê Bảo 0912345678', at(840)],
  ])('%s', (line, times) => {
    expect(parseDoorLine(line, YEAR)).toEqual({ person: B, companions: 0, ...times })
  })

  it.each([
    ['Nguyễn Văn Sáng 8h15 0912345678', 'Nguyễn Văn Sáng'],
    ['8h15 Sáng 0912345678', 'Sáng'],
    ['Nguyễn Thị Tú 8h15 0912345678', 'Nguyễn Thị Tú'],
    ['nguyen thi tu 8h15 0912345678', 'Nguyen Thi Tu'],
    ['8h Lê Văn Tối 0912345678', 'Lê Văn Tối'],
  ])('%s: a name is not a part of the day', (line, name) => {
    expect(parseDoorLine(line, YEAR)).toMatchObject({ person: { name }, times: {} })
  })

  it.each([
    ['Lê Bảo', 'contact'],
    ['0912345678', 'name'],
    ['=HYPERLINK("x") 0912345678', 'name'],
    ['Lê Bảo 09123456', 'phone'],
    ['Lê Bảo 0225 3836111', 'phone'],
    ['Lê Bảo 0912345678 +201', 'companions'],
    ['25h Lê Bảo 0912345678', 'time'],
    ['9h-8h Lê Bảo 0912345678', 'time'],
    ['8h 9h Lê Bảo 0912345678', 'time'],
  ])('%s lacks %s', (line, problem) => {
    expect(parseDoorLine(line, YEAR)).toEqual({ problem })
  })

  it.each([
    'sai rồi, là 4 người',
    'đủ rồi, cảm ơn 12',
    'Sai rồi, số đúng là 0912345678',
    'mấy giờ rồi',
    'ok nhé',
    'Đủ, cảm ơn 12',
    'hôm nay mưa, 12 người',
    'đông quá, tổ 5',
  ])('%s is talk', (line) => {
    expect(parseDoorLine(line, YEAR)).toEqual({ problem: 'unclear' })
  })

  it.each([
    ['bà tư, 12 cầu đất', 'Bà Tư', '12 cầu đất'],
    ['ba tu, 12 cau dat', 'Ba Tu', '12 cau dat'],
    ['Nguyễn Văn Đủ, phường Cầu Đất', 'Nguyễn Văn Đủ', 'phường Cầu Đất'],
    ['Lê Thị Được, Cầu Đất', 'Lê Thị Được', 'Cầu Đất'],
    ['Cụ Ơn, chợ Ga', 'Cụ Ơn', 'chợ Ga'],
    ['ông Bảy ở chợ Ga', 'Ông Bảy', 'chợ Ga'],
    ['Bà Tư ngõ 12 Cầu Đất', 'Bà Tư', 'ngõ 12 Cầu Đất'],
    ['Bà Tư, 12/3 Cầu Đất', 'Bà Tư', '12/3 Cầu Đất'],
  ])('%s is somebody without a phone', (line, name, address) => {
    expect(parseDoorLine(line, YEAR)).toEqual({ person: { name, address }, companions: 0 })
  })

  it.each([
    ['Hoàng Thị Hoa 0987654321 ra', 'Hoàng Thị Hoa', 'out'],
    ['Chín Tý 0902223337 ra về', 'Chín Tý', 'out'],
    ['anh tuấn ra 0902223338', 'Anh Tuấn', 'out'],
    ['Ra Chín Tý 0902223337', 'Chín Tý', 'out'],
    ['CHÍN TÝ 0902223337 RA', 'Chín Tý', 'out'],
    ['Chín Tý 0902223337 đi về', 'Chín Tý', 'out'],
    ['Chín Tý 0902223337 về rồi', 'Chín Tý', 'out'],
    ['Bà Tư về, 12 Cầu Đất', 'Bà Tư', 'out'],
    ['Bà Tư, 12 Cầu Đất ra', 'Bà Tư', 'out'],
    ['John Smith 0902223337 out', 'John Smith', 'out'],
    ['John Smith leaving 0902223337', 'John Smith', 'out'],
    ['Chín Tý 0902223337 ra lúc 9h', 'Chín Tý', 'out'],
    ['Chín Tý 0902223337 vào', 'Chín Tý', 'in'],
    ['vô Chín Tý 0902223337', 'Chín Tý', 'in'],
    ['vào 8h Chín Tý 0902223337', 'Chín Tý', 'in'],
    ['Chín Tý in 0902223337', 'Chín Tý', 'in'],
    ['Nguyễn Thị In 0902223337', 'Nguyễn Thị In', undefined],
    ['Lê Về 0902223337', 'Lê Về', undefined],
    ['vào 8h, ra 9h Chín Tý 0902223337', 'Chín Tý', undefined],
  ])('%s says which way', (line, name, way) => {
    const read = parseDoorLine(line, YEAR)
    expect(read).toMatchObject({ person: { name } })
    expect('person' in read && read.way).toBe(way)
  })

  it.each([
    ['ông Bảy ở 12 Cầu Đất, 3 người', 'Ông Bảy', 2],
    ['Đào Văn Z - 0912345677 - 3 người', 'Đào Văn Z', 2],
    ['Tư Hải 0902223335 và 2 con', 'Tư Hải', 2],
    ['Tư Hải 0902223335 và hai con', 'Tư Hải', 2],
    ['Tư Hải và vợ 0902223335', 'Tư Hải', 1],
    ['Tư Hải 0902223335 và vợ và 2 con', 'Tư Hải', 3],
    ['Tư Hải 0902223335 cùng 2 cháu', 'Tư Hải', 2],
    ['Tu Hai 0902223335 va vo', 'Tu Hai', 1],
    ['John Smith 0902223335 with 2 kids', 'John Smith', 2],
    ['John Smith 0902223335 and his wife', 'John Smith', 1],
    ['John Smith 0902223335, 3 people', 'John Smith', 2],
    ['Tư Hải 0902223335 3 mẹ con', 'Tư Hải', 2],
    ['Tư Hải 0902223335, 2 người đi cùng', 'Tư Hải', 2],
    ['Tư Hải 0902223335 cả nhà 4 người', 'Tư Hải', 3],
    ['Tư Hải 0902223335 1 người', 'Tư Hải', 0],
    ['Bà Tư, 12 Cầu Đất và 2 cháu', 'Bà Tư', 2],
  ])('%s counts those who come along', (line, name, companions) => {
    const read = parseDoorLine(line, YEAR)
    expect(read).toMatchObject({ person: { name }, companions })
    expect(read).not.toHaveProperty('isUncounted')
  })

  it.each([
    ['Tư Hải và gia đình 0902223335', 'Tư Hải'],
    ['Tư Hải 0902223335 cả nhà', 'Tư Hải'],
    ['Tư Hải 0902223335 3', 'Tư Hải'],
    ['Tư Hải 0902223335 x3', 'Tư Hải'],
    ['Lan và Mai 0902223335', 'Lan'],
    ['Sáu Bé 0902223335 cả nhà', 'Sáu Bé'],
  ])('%s speaks of others, uncounted', (line, name) => {
    expect(parseDoorLine(line, YEAR)).toMatchObject({ person: { name }, companions: 0, isUncounted: true })
  })

  it.each([
    ['ra 0911222333', 'name'],
    ['Lan 0912.345.678 và Mai 0987.654.321', 'phones'],
    ['Lan 0912345678 vào, ra', 'unclear'],
    ['Lan 0912345678 hôm qua 27/11 8h', 'day'],
    ['Tư Hải 0902223335, 300 người', 'companions'],
  ])('%s lacks %s too', (line, problem) => {
    expect(parseDoorLine(line, YEAR)).toEqual({ problem })
  })

  it('takes the same phone twice for one', () => {
    expect(parseDoorLine('Lê Bảo 0912345678, 0912 345 678', YEAR)).toEqual({ person: B, companions: 0 })
  })
})
