import { expect, it } from 'vitest'
import { awayAddress } from '../../../bot/core/awayAddress.ts'
import { provinceAtEnd } from '../../../bot/core/provinces.ts'

it.each([
  ['12 Lê Lợi, phường Hồng Gai, Quảng Ninh', ['12 Lê Lợi', 'phường Hồng Gai', 'Quảng Ninh']],
  ['12 Lê Lợi phường Hồng Gai tỉnh Quảng Ninh', ['12 Lê Lợi', 'phường Hồng Gai', 'tỉnh Quảng Ninh']],
  ['9 Hang Bac, Hoan Kiem, Hanoi, Vietnam', ['9 Hang Bac', 'Hoan Kiem', 'Hanoi']],
  ['tổ 4, Hồng Gai, Hạ Long, Quảng Ninh', ['tổ 4', 'Hồng Gai, Hạ Long', 'Quảng Ninh']],
  ['Hoan Kiem ward, Ha Noi City', [undefined, 'Hoan Kiem ward', 'Ha Noi City']],
  ['Hồng Gai, Hạ Long, Quảng Ninh', [undefined, 'Hồng Gai, Hạ Long', 'Quảng Ninh']],
  ['hoan kiem ha noi', [undefined, 'hoan kiem', 'ha noi']],
  ['5 Lê Lợi, phường Vũng Tàu, TP. Hồ Chí Minh', ['5 Lê Lợi', 'phường Vũng Tàu', 'TP. Hồ Chí Minh']],
  ['3 Lê Lợi, phường Phú Xuân, Thừa Thiên Huế.', ['3 Lê Lợi', 'phường Phú Xuân', 'Thừa Thiên Huế']],
  ['8 Rue Pasteur, Vientiane, Laos', ['8 Rue Pasteur', 'Vientiane', 'Laos']],
  ['12 Lê Lợi, Hà Nội', ['12 Lê Lợi', undefined, 'Hà Nội']],
  ['quận 1, tp hcm', [undefined, 'quận 1', 'tp hcm']],
  ['Quảng Ninh', [undefined, undefined, 'Quảng Ninh']],
])('%s', (typed, parts) => {
  const { street, place, province } = awayAddress(typed) ?? {}
  expect([street, place, province]).toEqual(parts)
})

it('misses the province where only a ward was named', () => {
  expect(awayAddress('phường Hồng Gai')).toBeUndefined()
})

it.each(['12 Lạch Tray, phường Ngô Quyền', 'đường Điện Biên Phủ', '', 'Hà Nội, cầu Long Biên', ', ;'])(
  'knows no province at the end of %j',
  (typed) => {
    expect(provinceAtEnd(typed)).toBeUndefined()
  },
)
