import type { City } from '../../bot/core/city.ts'

/** What a city is to officials, as it is when nothing was configured. */
export const OFFICIALS_SIDE: Pick<City, 'formerUnits' | 'exposureRule' | 'report'> = {
  formerUnits: new Map(),
  exposureRule: { marginMinutes: 60, inferredMinutes: 60 },
  report: {
    above: undefined,
    issuer: 'Ủy ban nhân dân thành phố Hải Phòng',
    symbol: 'BC-UBND',
    recipients: ['Như trên', 'Lưu: VT'],
    signature: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  },
}
