import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'
import { createTelegramApi, type TelegramApi } from '../../bot/channels/telegram/api.ts'
import { registerCommands } from '../../bot/channels/telegram/commands.ts'
import { ALLOWED_UPDATES } from '../../bot/channels/telegram/update.ts'
import type { Keys } from '../../db/seal.ts'
import type { Environment } from '../env/environment.ts'
import { reasonOf } from '../log.ts'

export type TelegramSide = {
  readonly api: TelegramApi
  readonly token: string
  /** What Telegram must send with each update: made of our key, so that every process knows it and nobody else. */
  readonly secret: string
  readonly byWebhook: boolean
}

const CALL_MILLISECONDS = 10_000
/** Pauses between attempts to reach Telegram at the start; the last goes on being used. */
const RETRY_MILLISECONDS = [1_000, 5_000, 30_000, 300_000]

export function telegramSide(environment: Environment, keys: Keys): TelegramSide | undefined {
  const token = environment.TELEGRAM_BOT_TOKEN
  if (token === undefined) return undefined
  const { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_PROXY: proxy, PUBLIC_URL } = environment
  const secret = createHmac('sha256', keys.find).update(`telegram webhook:${token}`).digest('base64url')
  return {
    api: createTelegramApi({ token, apiRoot, proxy }),
    token,
    secret,
    byWebhook: PUBLIC_URL !== undefined,
  }
}

/** The bot's user name, for links to it. Undefined while Telegram can't be reached. */
export async function botNameOf({ api }: TelegramSide): Promise<string | undefined> {
  try {
    const me = (await api.call('getMe', {}, AbortSignal.timeout(CALL_MILLISECONDS))) as { username?: string }
    return me.username
  } catch {
    return undefined
  }
}

/**
 * Tells Telegram where to bring updates and which commands there are. Tries until it works or the signal ends it: a
 * start must not fail because a network is away.
 */
export async function announce(
  side: TelegramSide,
  publicUrl: string | undefined,
  log: Logger,
  stop: AbortSignal,
): Promise<void> {
  for (let attempt = 0; !stop.aborted; attempt++) {
    try {
      await announceOnce(side, publicUrl)
      return
    } catch (error) {
      log.warn(
        { channel: 'telegram', reason: reasonOf(error), attempts: attempt + 1 },
        'Telegram was not told',
      )
      await pause(RETRY_MILLISECONDS[Math.min(attempt, RETRY_MILLISECONDS.length - 1)] ?? 0, stop)
    }
  }
}

async function announceOnce({ api, secret }: TelegramSide, publicUrl: string | undefined): Promise<void> {
  const signal = AbortSignal.timeout(CALL_MILLISECONDS)
  if (publicUrl === undefined) await api.call('deleteWebhook', {}, signal)
  else {
    const webhook = {
      url: `${publicUrl}/webhooks/telegram`,
      secret_token: secret,
      allowed_updates: ALLOWED_UPDATES,
    }
    await api.call('setWebhook', webhook, signal)
  }
  await registerCommands(api, signal)
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    stop.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
