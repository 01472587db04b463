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
    ['mấy giờ rồi', 'contact'],
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
})
