import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { showPhone } from '../../../bot/core/phone.ts'
import { fullName } from '../../../bot/core/units.ts'
import { setHealthStationPhone } from '../../../db/unitRows.ts'
import type { Command } from '../command.ts'
import { unitOf } from './named.ts'

/** Emergency and service numbers (115, 1900 9095) are in no numbering plan of telephones. */
const SHORT_NUMBER = /^(?:1\d{2,3}|1[89]00\d{4,6})$/

/** Sets whom people with a risk factor are told to call. */
export const phoneCommand: Command = {
  words: 'units phone',
  noted: 'together',
  parameters: ['CODE', 'PHONE…'],
  options: { edition: { placeholder: 'NAME' } },
  does: 'đặt số điện thoại trạm y tế của một đơn vị',
  async run(operator, given) {
    const units = await operator.units(given.optional('edition'))
    const unit = unitOf(units, given.value('CODE'))
    const typed = given.list.join(' ')
    const phone = stationPhone(typed)
    if (phone === undefined)
      return {
        problems: [`"${typed}" không phải số điện thoại: ghi như 0225 374 7999, 0912 345 678 hoặc 115.`],
      }
    await setHealthStationPhone(await operator.database(), unit.edition, unit.code, phone)
    return {
      about: { unit: { edition: unit.edition, unitCode: unit.code } },
      lines: [
        `Trạm y tế của ${fullName(unit)}: ${showPhone(phone)}.`,
        'Máy chủ đang chạy dùng số mới sau khi khởi động lại.',
      ],
    }
  },
}

/** A number that people can call, landlines included: E.164, or a short number as it is dialled. */
export function stationPhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s.()-]/g, '')
  if (SHORT_NUMBER.test(digits)) return digits
  const number = parsePhoneNumberFromString(typed, 'VN')
  return number?.isValid() ? number.number : undefined
}
