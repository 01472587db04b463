import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Channel } from '../../bot/channels/channel.ts'
import { createZaloChannel } from '../../bot/channels/zalo/channel.ts'
import { zaloChatLink } from '../../bot/channels/zalo/chatLink.ts'
import { createZaloClient, type ZaloClient } from '../../bot/channels/zalo/client.ts'
import { zaloLimits } from '../../bot/channels/zalo/limits.ts'
import type { ZaloApp } from '../../bot/channels/zalo/oauth.ts'
import { createPressSigner } from '../../bot/channels/zalo/press.ts'
import type { ZaloReader } from '../../bot/channels/zalo/read.ts'
import type { WebhookKeys } from '../../bot/channels/zalo/signature.ts'
import { cityDay } from '../../bot/core/cityTime.ts'
import type { Database } from '../../db/connect.ts'
import { takeMonthlyUse } from '../../db/monthlyUses.ts'
import type { MessageClass } from '../../db/outbox.ts'
import { takeTokens } from '../../db/pace.ts'
import type { Environment } from '../env/environment.ts'
import type { Counter } from '../inbox/tally.ts'
import { reserveFor } from '../workers/reserves.ts'
import { type AccountTokens, createAccountTokens } from './accountTokens.ts'

/** An Official Account, as the routes, the workers and the commands of a process use it. */
export type ZaloSide = {
  readonly oaId: string
  readonly app: ZaloApp
  readonly webhookKeys: WebhookKeys
  readonly reader: ZaloReader
  readonly tokens: AccountTokens
  readonly client: ZaloClient
  readonly channel: Channel
  /** The address that opens the chat. */
  readonly chatLink: string
  /** The account's name as Zalo shows it, once it has been told. */
  readonly botName: () => string | undefined
  nameIs(name: string): void
  readonly badSignatureStatus: 200 | 401
  /** Waits until another call may be made; calls that nobody waits for leave more to others. */
  spendCall(signal: AbortSignal, kind: MessageClass | 'background'): Promise<void>
}

type Surroundings = {
  readonly database: Database
  readonly base: string
  readonly counter: Pick<Counter, 'count'>
  readonly log: Logger
  readonly now: () => Date
}

/** The account of the configuration; nothing when Zalo is off. */
export function zaloSide(environment: Environment, around: Surroundings): ZaloSide | undefined {
  const {
    ZALO_APP_ID: appId,
    ZALO_APP_SECRET: appSecret,
    ZALO_OA_ID: oaId,
    ZALO_OA_SECRET: oaSecret,
  } = environment
  if (!appId || !appSecret || !oaId || !oaSecret) return undefined
  const { database, base, counter, log, now } = around
  const { ZALO_CALLS_A_MINUTE: callsAMinute, ZALO_API_ROOT: apiRoot } = environment
  const app = { appId, appSecret, oauthRoot: environment.ZALO_OAUTH_ROOT }
  const tokens = createAccountTokens({ database, app, oaId, log, now })
  const client = createZaloClient(apiRoot, tokens)
  const presses = createPressSigner(createHmac('sha256', database.keys.find).update('zalo presses').digest())
  const spendCall = callSpender(database, callsAMinute)
  let name: string | undefined
  return {
    oaId,
    app,
    webhookKeys: { appId, oaSecret },
    reader: { oaId, presses },
    tokens,
    client,
    channel: createZaloChannel({
      client,
      presses,
      callsAMinute,
      media: {
        hosts: environment.ZALO_MEDIA_HOSTS,
        plain: apiRoot.startsWith('http:'),
        refused: () => counter.count('zalo', 'foreign photo'),
      },
      images: environment.ZALO_IMAGES,
      takeUpload: () =>
        takeMonthlyUse(database, uploadsOf(environment, now()), environment.ZALO_UPLOADS_A_MONTH),
      spendCall,
      contactPicture: `${base}/zalo/phone.png`,
      count: (what) => counter.count('zalo', what),
      now,
    }),
    chatLink: zaloChatLink(oaId),
    botName: () => name,
    nameIs: (told) => {
      name = told
    },
    badSignatureStatus: environment.ZALO_BAD_SIGNATURE === 'refuse' ? 401 : 200,
    spendCall,
  }
}

/** The uploads of the present month. */
export function uploadsOf({ CITY_TIME_ZONE: zone }: Environment, now: Date) {
  return { channel: 'zalo', what: 'uploads', month: cityDay(now, zone).slice(0, 7) }
}

/** Seconds between looks at a bucket that is closed: what closed it may be mended before the time that was named. */
const LOOK_AGAIN_SECONDS = 1

/** Takes a token of the account's bucket, which all processes share; the names are those of the deliveries. */
function callSpender(database: Database, callsAMinute: number): ZaloSide['spendCall'] {
  const { all } = zaloLimits(callsAMinute).pace
  return async (signal, kind) => {
    const reserve = reserveFor(all.burst, kind)
    for (;;) {
      const [seconds = 0] = await takeTokens(database, [{ name: 'zalo', ...all, reserve }])
      if (seconds === 0) return
      await sleep(Math.min(seconds, LOOK_AGAIN_SECONDS) * 1000, undefined, { signal })
    }
  }
}
