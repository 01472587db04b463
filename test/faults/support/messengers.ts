import type { Database } from '../../../db/connect.ts'
import { saveOaTokens } from '../../../db/oaTokens.ts'
import { startTelegram, type Telegram } from '../../emulators/telegram/startTelegram.ts'
import { startZalo, type Zalo } from '../../emulators/zalo/startZalo.ts'
import { zaloSettings } from '../../stories/zaloConnected.ts'
import { type Phone, telegramPhone, zaloPhone } from './phones.ts'

const TOKEN = '123456:KILL'
/** More than any run sends in a minute, so that it is not Zalo's pace that is waited for. */
const ZALO_CALLS_A_MINUTE = '4000'
/** Real milliseconds that a webhook has for its answer, on a machine that is busy. */
const WEBHOOK_MILLISECONDS = 10_000
/** Zalo gives an app up after five tries, so the tries are drawn out: the last is over in minutes, in which all may start anew. */
const ZALO_PATIENCE = 2.5
/** Seconds for which tokens hold; a run is over before they are renewed. */
const TOKEN_SECONDS = 90_000

/** The emulated messengers of a run; Zalo is there when people live on it. */
export type Messengers = {
  readonly telegram: Telegram
  readonly zalo: Zalo | undefined
  /** A server's settings that lead to them. */
  readonly settings: Readonly<Record<string, string>>
  readonly phones: readonly Phone[]
  /** Lets Zalo's account speak and its events come to a base; Telegram is told by the server itself. */
  connect(database: Database, base: string): Promise<void>
  /** Resolves once everything that people did has been brought. */
  delivered(within: number): Promise<void>
  stop(): Promise<void>
}

export async function startMessengers(
  people: { readonly onTelegram: number; readonly onZalo: number },
  { seed, timeScale }: { readonly seed: number; readonly timeScale: number },
): Promise<Messengers> {
  const telegram = await startTelegram({
    token: TOKEN,
    seed,
    timeScale,
    webhookTimeout: WEBHOOK_MILLISECONDS,
  })
  const zalo =
    people.onZalo > 0
      ? await startZalo({ seed, timeScale: timeScale * ZALO_PATIENCE, webhookDeadline: WEBHOOK_MILLISECONDS })
      : undefined
  // Nobody says whether Zalo repeats what a balancer answered 502; what it does not repeat is read from the conversations later.
  if (zalo) zalo.switches.retryOnBadAnswer = true
  const numbers = (count: number) => Array.from({ length: count }, (_, number) => number)
  return {
    telegram,
    zalo,
    settings: {
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ...(zalo && { ...zaloSettings(zalo), ZALO_CALLS_A_MINUTE }),
    },
    phones: [
      ...numbers(people.onTelegram).map((number) => telegramPhone(telegram, number)),
      ...(zalo ? numbers(people.onZalo).map((number) => zaloPhone(zalo, number)) : []),
    ],
    async connect(database, base) {
      if (!zalo) return
      zalo.setWebhook(`${base}/webhooks/zalo`)
      const { accessToken: access, refreshToken: refresh } = zalo.tokens()
      await saveOaTokens(database, zalo.oaId, { access, refresh, seconds: TOKEN_SECONDS })
    },
    async delivered(within) {
      await telegram.waitForDelivery({ within })
      await zalo?.waitForDelivery({ within })
    },
    async stop() {
      await telegram.stop()
      await zalo?.stop()
    },
  }
}
