import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { type Alarm, alarmsNow } from '../../../db/alarms.ts'
import { monthlyUsed } from '../../../db/monthlyUses.ts'
import { readOaTokens } from '../../../db/oaTokens.ts'
import { recentTallies } from '../../../db/tallies.ts'
import { unknownEvents } from '../../../db/unknownEvents.ts'
import { uploadsOf } from '../../zalo/side.ts'
import type { Findings } from '../findings.ts'
import type { Operator } from '../operator.ts'

/** How it stands with the Official Account: tokens, events, uploads, and what the operator must look at. */
export async function zaloHealth(operator: Operator): Promise<Findings> {
  const { environment, now } = operator
  const { ZALO_OA_ID: oaId, CITY_TIME_ZONE: zone } = environment
  if (oaId === undefined) return { rows: [['Zalo', 'tắt']], problems: [] }
  const database = await operator.database()
  const tokens = await readOaTokens(database, oaId)
  const tallies = await recentTallies(database, 'zalo')
  const unknown = await unknownEvents(database, 'zalo')
  const used = await monthlyUsed(database, uploadsOf(environment, now))
  const alarms = await alarmsNow(database)
  return {
    rows: [
      ['Zalo', tokens && !tokens.consentNeeded ? 'đã nối' : 'chưa được phép gửi'],
      ...(tokens ? [['Zalo, mã truy cập', `dùng được đến ${dateAndTime(tokens.accessUntil, zone)}`]] : []),
      ['Zalo, tải lên tháng này', `${used}/${environment.ZALO_UPLOADS_A_MONTH}`],
      ...tallies.map(({ what, count, lastAt }) => [
        `Zalo, ${TALLIES[what] ?? what}`,
        `${count} trong 24 giờ, gần nhất ${dateAndTime(lastAt, zone)}`,
      ]),
      ...unknown.map(({ name, count }) => ['Zalo, sự kiện lạ', `${name}: ${count}`]),
    ],
    problems: [
      ...(tokens && !tokens.consentNeeded ? [] : ['Zalo chưa cho phép gửi: npm run admin -- zalo connect.']),
      ...alarms.filter(({ name }) => name.startsWith('zalo ')).map((alarm) => alarmLine(alarm, zone)),
    ],
  }
}

const TALLIES: Readonly<Record<string, string>> = {
  event: 'sự kiện',
  ignored: 'sự kiện không cần',
  malformed: 'sự kiện sai dạng',
  'unknown event': 'sự kiện lạ',
  'bad signature': 'chữ ký sai',
  charged: 'tin tính phí',
}

/** What each alarm asks of the operator; the same when only some messages are delayed. */
const STEPS: Readonly<Record<string, string>> = {
  'zalo consent': 'chạy npm run admin -- zalo connect, tin đang chờ sẽ được gửi',
  'zalo refresh': 'chưa đổi được mã truy cập, đang thử lại: xem mạng tới oauth.zaloapp.com',
  'zalo sending consent': 'ứng dụng chưa được Official Account cho phép: chạy npm run admin -- zalo connect',
  'zalo sending token': 'Zalo không nhận mã truy cập: chạy npm run admin -- zalo connect',
  'zalo sending package': 'gói dịch vụ của Official Account không cho gửi qua OpenAPI: nâng gói',
  'zalo sending quota': 'đã hết hạn mức tin: mua thêm hoặc chờ kỳ mới',
  'zalo sending payment': 'tài khoản Zalo Cloud hết tiền hoặc chưa nối: nạp tiền',
  'zalo sending account': 'Official Account bị khoá hoặc không có: xem oa.zalo.me',
  'zalo sending configuration': 'ứng dụng chưa được bật quyền này: xem developers.zalo.me',
  'zalo sending rules': 'Zalo cho là tin vi phạm quy định: xem thông báo ở oa.zalo.me',
  'zalo webhook': 'có tin không đến qua webhook: xem trang Webhook của ứng dụng',
  'zalo silence': 'lâu không có sự kiện nào: xem webhook có bị tắt không',
  'zalo signature': 'chữ ký không khớp: ZALO_OA_SECRET phải là khoá của OA, không phải của ứng dụng',
}

function alarmLine({ name, reason, count, raisedAt }: Alarm, zone: string): string {
  const since = dateAndTime(raisedAt, zone)
  return `${name} (${reason}), ${count} lần từ ${since}: ${STEPS[name.replace('zalo message', 'zalo sending')] ?? 'xem nhật ký của máy chủ'}.`
}
