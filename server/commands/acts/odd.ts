import { SEARCHES_A_DAY } from '../../../bot/flows/log/searches.ts'
import { type OddityKind, oddities } from '../../../db/oddities.ts'
import { columns } from '../columns.ts'
import type { Operator } from '../operator.ts'

const KINDS: Readonly<Record<OddityKind, readonly [whose: string, what: string]>> = {
  'in vain': ['cán bộ', 'lần tra cứu không thấy ai trong một ngày: có thể dò số'],
  'at night': ['cán bộ', 'lần đọc từ 22 giờ đến 5 giờ'],
  burst: ['người', 'lần đọc trong 10 phút: nhanh hơn người đọc'],
  files: ['địa điểm', 'tệp nhật ký trong một ngày'],
  searches: ['địa điểm', 'lần tìm trong nhật ký một ngày: chạm giới hạn'],
  'office ended': ['cán bộ', 'việc sau khi đã thôi phân công'],
}

/** What is unusual, a line each: it is a reason to ask, and proves nothing. */
export async function oddLines(operator: Operator, since: Date): Promise<string[]> {
  const zone = operator.environment.CITY_TIME_ZONE
  const found = await oddities(await operator.database(), { since, zone, searches: SEARCHES_A_DAY })
  return columns(
    found.map(({ kind, logId, count }) => {
      const [whose, what] = KINDS[kind]
      return [whose, logId, `${count} ${what}`]
    }),
  )
}
