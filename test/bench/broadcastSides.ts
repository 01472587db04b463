import type { Database } from '../../db/connect.ts'
import { saveOaTokens } from '../../db/oaTokens.ts'
import { startTelegram } from '../emulators/telegram/startTelegram.ts'
import { startZalo } from '../emulators/zalo/startZalo.ts'
import { zaloSettings } from '../stories/zaloConnected.ts'
import { BENCH_TOKEN } from './benchDatabase.ts'

/** Somebody who asks the bot something, and hears the answer. */
export type Asker = { ask(): Promise<void> }

/** A call by which the bot said something, as the messenger counts it. */
export type Said = { readonly at: number; readonly tooFast: boolean }

/** A messenger that keeps its limits strictly, with people who may be written to. */
export type Side = {
  readonly channel: 'telegram' | 'zalo'
  /** Messages a second that it allows. */
  readonly allowed: number
  readonly settings: Readonly<Record<string, string>>
  readonly addresses: readonly string[]
  readonly askers: readonly Asker[]
  /** Tells the messenger where the server is. */
  connect(database: Database, base: string): Promise<void>
  said(): readonly Said[]
  stop(): Promise<void>
}

const QUESTION = '/trogiup'
const ANSWER = 'Kênh khai báo y tế'
/** Milliseconds that an answer may take before the bench gives up on it. */
const PATIENCE = { within: 60_000 }
/** What Telegram's FAQ names. */
const TELEGRAM_A_SECOND = 30
const SAID_ON_ZALO = '/v3.0/oa/message/'

export async function telegramSide(people: number, askers: number): Promise<Side> {
  const telegram = await startTelegram({ token: BENCH_TOKEN })
  const users = Array.from({ length: people + askers }, () => telegram.user({ languageCode: 'vi' }))
  for (const user of users) user.private.send('/start')
  await fetch(`${telegram.apiRoot}/bot${BENCH_TOKEN}/deleteWebhook?drop_pending_updates=true`)
  return {
    channel: 'telegram',
    allowed: TELEGRAM_A_SECOND,
    settings: { TELEGRAM_BOT_TOKEN: BENCH_TOKEN, TELEGRAM_API_ROOT: telegram.apiRoot },
    addresses: users.slice(askers).map(({ id }) => String(id)),
    askers: users.slice(0, askers).map(({ private: chat }) => ({
      async ask() {
        chat.send(QUESTION)
        await chat.waitForMessage(ANSWER, PATIENCE)
      },
    })),
    connect: async () => {},
    said: () =>
      telegram.calls
        .filter(({ method }) => method.startsWith('send') && method !== 'sendChatAction')
        .map(({ at, outcome }) => ({ at: at.getTime(), tooFast: outcome.status === 429 })),
    stop: () => telegram.stop(),
  }
}

export async function zaloSide(people: number, askers: number, callsAMinute: number): Promise<Side> {
  const zalo = await startZalo()
  zalo.switches.oaCallsPerMinute = callsAMinute
  const users = Array.from({ length: people + askers }, () => zalo.user())
  for (const user of users) user.follow()
  return {
    channel: 'zalo',
    allowed: callsAMinute / 60,
    settings: { ...zaloSettings(zalo), ZALO_CALLS_A_MINUTE: String(callsAMinute) },
    addresses: users.slice(askers).map(({ id }) => id),
    askers: users.slice(0, askers).map((user) => ({
      async ask() {
        user.send(QUESTION)
        await user.waitForMessage(ANSWER, PATIENCE)
      },
    })),
    async connect(database, base) {
      const { accessToken: access, refreshToken: refresh } = zalo.tokens()
      await saveOaTokens(database, zalo.oaId, { access, refresh, seconds: 90_000 })
      zalo.setWebhook(`${base}/webhooks/zalo`)
    },
    said: () =>
      zalo.calls
        .filter(({ path, outcome }) => path.startsWith(SAID_ON_ZALO) || outcome.error === -32)
        .map(({ at, outcome }) => ({ at: at.getTime(), tooFast: outcome.error === -32 })),
    stop: () => zalo.stop(),
  }
}
