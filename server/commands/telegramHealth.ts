import { z } from 'zod'
import { dateAndTime } from '../../bot/core/cityTime.ts'
import type { TelegramSide } from '../start/telegram.ts'
import type { Findings } from './findings.ts'
import type { Operator } from './operator.ts'

const CALL_MILLISECONDS = 10_000
/** An error that Telegram met longer ago than this has been overcome. */
const RECENT_SECONDS = 3600
/** Updates that Telegram holds back because we do not take them as fast as they come. */
const PENDING_LIMIT = 100

/** What getWebhookInfo answers, as far as it is shown. */
const webhookInfo = z.object({
  url: z.string(),
  pending_update_count: z.number(),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
})
type WebhookInfo = z.infer<typeof webhookInfo>

/** How Telegram sees us. */
export async function telegramHealth(operator: Operator): Promise<Findings> {
  const { environment, now } = operator
  const telegram = await operator.telegram()
  if (!telegram) return { rows: [['Telegram', 'tắt']], problems: [] }
  if (telegram.failed) return unreached
  const info = await ask(telegram).catch(() => undefined)
  if (!info) return unreached
  const { PUBLIC_URL, CITY_TIME_ZONE } = environment
  return webhookFindings(info, {
    expected: PUBLIC_URL === undefined ? '' : `${PUBLIC_URL}/webhooks/telegram`,
    now,
    zone: CITY_TIME_ZONE,
  })
}

const unreached: Findings = {
  rows: [['Telegram', 'không gọi được']],
  problems: ['Không gọi được Telegram: xem mạng, TELEGRAM_PROXY và TELEGRAM_BOT_TOKEN.'],
}

async function ask({ api }: TelegramSide): Promise<WebhookInfo> {
  return webhookInfo.parse(await api.call('getWebhookInfo', {}, AbortSignal.timeout(CALL_MILLISECONDS)))
}

/** What getWebhookInfo tells, beside where updates should come; `expected` is empty when they are fetched. */
export function webhookFindings(
  info: WebhookInfo,
  { expected, now, zone }: { expected: string; now: Date; zone: string },
): Findings {
  const errorAt = info.last_error_date === undefined ? undefined : new Date(info.last_error_date * 1000)
  const recent = errorAt && now.getTime() - errorAt.getTime() < RECENT_SECONDS * 1000
  const error = errorAt ? `${info.last_error_message ?? ''} (${dateAndTime(errorAt, zone)})` : 'không'
  return {
    rows: [
      ['Telegram', info.url ? `webhook ${info.url}` : 'polling'],
      ['  tin còn giữ', String(info.pending_update_count)],
      ['  lỗi gần nhất', error],
    ],
    problems: [
      ...(info.url === expected
        ? []
        : [
            'Telegram đang gửi tin đến địa chỉ khác: khởi động lại máy chủ, và xem có máy nào khác dùng bot này.',
          ]),
      ...(info.pending_update_count > PENDING_LIMIT
        ? [`Telegram còn giữ ${info.pending_update_count} tin: xem máy chủ có nhận kịp không.`]
        : []),
      ...(recent
        ? [`Telegram vừa báo lỗi "${info.last_error_message ?? ''}": xem PUBLIC_URL và chứng chỉ của nó.`]
        : []),
    ],
  }
}
