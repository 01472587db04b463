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
  /** The bot's number, which its token begins with and keeps when it is renewed. */
  readonly botId: string
  /** The bot's user name, for links to it, once Telegram has told it. */
  readonly botName: () => string | undefined
  nameIs(name: string): void
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
  let name: string | undefined
  return {
    api: createTelegramApi({ token, apiRoot, proxy }),
    botId: token.slice(0, token.indexOf(':')),
    secret,
    byWebhook: PUBLIC_URL !== undefined,
    botName: () => name,
    nameIs: (told) => {
      name = told
    },
  }
}

/**
 * Asks Telegram for the bot's name and tells it where to bring updates and which commands there are. Tries until it
 * works or the signal ends it: a start must not fail because a network is away. `named` resolves with the first answer
 * or the first failure, for whoever wants to show the name.
 */
export function announce(
  side: TelegramSide,
  publicUrl: string | undefined,
  log: Logger,
  stop: AbortSignal,
): { readonly named: Promise<void> } {
  const first = askName(side).catch(() => {})
  void keepTrying(side, publicUrl, log, stop)
  return { named: first }
}

async function keepTrying(
  side: TelegramSide,
  publicUrl: string | undefined,
  log: Logger,
  stop: AbortSignal,
): Promise<void> {
  for (let attempt = 0; !stop.aborted; attempt++) {
    try {
      if (side.botName() === undefined) await askName(side)
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

/** Asks Telegram for the bot's user name. Throws when Telegram can't be reached or refuses the token. */
export async function askName({ api, nameIs }: TelegramSide): Promise<void> {
  const me = (await api.call('getMe', {}, AbortSignal.timeout(CALL_MILLISECONDS))) as { username?: string }
  if (me.username !== undefined) nameIs(me.username)
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
