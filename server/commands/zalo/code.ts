import { type ConsentOutcome, finishZaloConsent } from '../../zalo/consent.ts'
import type { Command } from '../command.ts'
import { zaloOf } from './account.ts'

const PROBLEMS: Readonly<Record<Exclude<ConsentOutcome, 'connected'>, string>> = {
  unknown: 'Liên kết đã dùng hoặc hết hạn: chạy lại npm run admin -- zalo connect.',
  otherAccount: 'Địa chỉ này là của một Official Account khác: xem lại ZALO_OA_ID.',
  unreached: 'Chưa gọi được Zalo: xem mạng tới oauth.zaloapp.com rồi chạy lại đúng lệnh này.',
  refused:
    'Zalo không nhận mã: xem ZALO_APP_ID, ZALO_APP_SECRET, rồi chạy lại npm run admin -- zalo connect.',
}

/** Takes the address to which Zalo sent the administrator's browser, where that could not open our page. */
export const codeCommand: Command = {
  words: 'zalo code',
  noted: 'before',
  parameters: ['ADDRESS'],
  does: 'nhận địa chỉ mà Zalo trả về sau khi quản trị viên đồng ý',
  async run(operator, given) {
    const { zalo } = await zaloOf(operator)
    const address = given.value('ADDRESS')
    const query = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams()
    const [code, state, oaId] = ['code', 'state', 'oa_id'].map((name) => query.get(name) ?? '')
    if (!code || !state || !oaId)
      return {
        problems: ['Thiếu code, state hoặc oa_id: chép cả địa chỉ trên thanh trình duyệt, trong dấu nháy.'],
      }
    const { outcome, reason } = await finishZaloConsent(await operator.database(), zalo, {
      code,
      state,
      oaId,
    })
    if (outcome !== 'connected') return { problems: [`${PROBLEMS[outcome]}${reason ? ` (${reason})` : ''}`] }
    return { lines: ['Đã nối với Official Account; tin đang chờ được gửi ngay.'] }
  },
}
