import { describe, expect, it } from 'vitest'
import { calledAnywhere } from '../../../../bot/flows/staff/called.ts'

describe('calledAnywhere', () => {
  it.each(['Hoa', 'Chị Hoa', 'Tùng cổng 2', 'Tùng Cổng Số 2', 'Hoa cửa chính', 'Mai văn phòng', 'Người 12'])(
    'leaves the owner’s own words %s',
    (name) => expect(calledAnywhere(name)).toBe(name),
  )

  it.each([
    ['Phạm Thị Hoa', 'Phạm Thị H.'],
    ['Chị Phạm Thị Hoa', 'Chị Phạm Thị H.'],
    ['TRẦN VĂN ĐỨC', 'TRẦN VĂN Đ.'],
  ])('shortens the full name %s', (name, short) => expect(calledAnywhere(name)).toBe(short))
})
