import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { monthlyUsed } from '../../../db/monthlyUses.ts'
import { readOaTokens } from '../../../db/oaTokens.ts'
import { recentTallies } from '../../../db/tallies.ts'
import { unknownEvents } from '../../../db/unknownEvents.ts'
import { askAccount, type ZaloAccount } from '../../zalo/account.ts'
import { uploadsOf } from '../../zalo/side.ts'
import type { Findings } from '../findings.ts'
import type { Operator } from '../operator.ts'
import { zaloOf } from './account.ts'

/** How it stands with the Official Account: tokens, events, uploads. */
export async function zaloHealth(operator: Operator): Promise<Findings> {
  const { environment, now } = operator
  const { ZALO_OA_ID: oaId, CITY_TIME_ZONE: zone } = environment
  if (oaId === undefined) return { rows: [['Zalo', 'tắt']], problems: [] }
  const database = await operator.database()
  const tokens = await readOaTokens(database, oaId)
  const tallies = await recentTallies(database, 'zalo')
  const unknown = await unknownEvents(database, 'zalo')
  const used = await monthlyUsed(database, uploadsOf(environment, now))
  const isConnected = tokens !== undefined && !tokens.consentNeeded
  const account = isConnected
    ? await askAccount((await zaloOf(operator)).zalo).catch(() => undefined)
    : undefined
  return {
    rows: [
      ['Zalo', isConnected ? accountText(account) : 'chưa được phép gửi'],
      ...(tokens ? [['Zalo, mã truy cập', `dùng được đến ${dateAndTime(tokens.accessUntil, zone)}`]] : []),
      ['Zalo, tải lên tháng này', `${used}/${environment.ZALO_UPLOADS_A_MONTH}`],
      ...tallies.map(({ what, count, lastAt }) => [
        `Zalo, ${TALLIES[what] ?? what}`,
        `${count} trong 24 giờ, gần nhất ${dateAndTime(lastAt, zone)}`,
      ]),
      ...unknown.map(({ name, count }) => ['Zalo, sự kiện lạ', `${name}: ${count}`]),
    ],
    problems: [
      ...(isConnected ? [] : ['Zalo chưa cho phép gửi: npm run admin -- zalo connect.']),
      ...(isConnected && !account ? ['Không gọi được Zalo: xem mạng tới openapi.zalo.me.'] : []),
    ],
  }
}

function accountText(account: ZaloAccount | undefined): string {
  if (!account) return 'không gọi được'
  const { name, package_name: pack, package_valid_through_date: until, is_verified: isVerified } = account
  const facts = [
    name,
    ...(isVerified === false ? ['chưa xác thực'] : []),
    ...(pack ? [`gói ${pack}${until ? ` đến ${until}` : ''}`] : []),
  ]
  return facts.join(', ')
}

const TALLIES: Readonly<Record<string, string>> = {
  event: 'sự kiện',
  ignored: 'sự kiện không cần',
  malformed: 'sự kiện sai dạng',
  'unknown event': 'sự kiện lạ',
  'bad signature': 'chữ ký sai',
  'foreign photo': 'ảnh ở địa chỉ lạ, không tải',
  stranger: 'không phải của Zalo',
  charged: 'tin tính phí',
  'history refused': 'cuộc trò chuyện không đọc lại được',
  'history untold': 'tin đọc lại mà không rõ nội dung',
}
