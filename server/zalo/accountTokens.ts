import type { Logger } from 'pino'
import { DeliveryError } from '../../bot/channels/channel.ts'
import type { AccessTokens } from '../../bot/channels/zalo/client.ts'
import { ConsentNeeded, refreshTokens, type TokenPair, type ZaloApp } from '../../bot/channels/zalo/oauth.ts'
import { clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'
import { changeOaTokens, type OaTokens, readOaTokens } from '../../db/oaTokens.ts'
import { reasonOf } from '../log.ts'

/** What stands among the alarms when only an administrator's consent helps. */
export const CONSENT_ALARM = 'zalo consent'
/** The refresh failed for now, and is tried again. */
export const REFRESH_ALARM = 'zalo refresh'

/** How long a process trusts the token that it read: another may have renewed it, and then Zalo refuses this one anyway. */
const TRUSTED_MILLISECONDS = 30_000

type Parts = {
  readonly database: Database
  readonly app: ZaloApp
  readonly oaId: string
  readonly log: Logger
  readonly now: () => Date
}

export type AccountTokens = AccessTokens & {
  /** Renews the token when half of its life is over; gives whether it was renewed here and now. */
  renewWhenHalfOver(): Promise<boolean>
}

/** The tokens of the Official Account, shared by all processes through the database. */
export function createAccountTokens(parts: Parts): AccountTokens {
  const { database, oaId, now } = parts
  let known: { readonly access: string; readonly until: number } | undefined
  /** Renewals under way by what they replace: each holds a connection, and Zalo may not answer. */
  const underWay = new Map<string, Promise<string>>()

  function remember(access: string): string {
    known = { access, until: now().getTime() + TRUSTED_MILLISECONDS }
    return access
  }

  async function renewAway(stale: string): Promise<string> {
    return remember((await renew(parts, (tokens) => tokens.access === stale)).access)
  }

  return {
    async current() {
      if (known && known.until > now().getTime()) return known.access
      const tokens = await readOaTokens(database, oaId)
      if (!tokens || tokens.consentNeeded) throw consentNeeded()
      return remember(tokens.access)
    },
    renewed(stale) {
      if (known?.access === stale) known = undefined
      const renewal = underWay.get(stale) ?? renewAway(stale).finally(() => underWay.delete(stale))
      underWay.set(stale, renewal)
      return renewal
    },
    async renewWhenHalfOver() {
      const tokens = await readOaTokens(database, oaId)
      if (!tokens || tokens.consentNeeded || !isHalfOver(tokens, now())) return false
      const { access, isNew } = await renew(parts, (locked) => isHalfOver(locked, now()))
      remember(access)
      return isNew
    },
  }
}

function consentNeeded(): DeliveryError {
  return new DeliveryError({ kind: 'hold', afterSeconds: 60 }, 'zalo consent needed')
}

function isHalfOver({ refreshedAt, accessUntil }: OaTokens, now: Date): boolean {
  return now.getTime() >= (refreshedAt.getTime() + accessUntil.getTime()) / 2
}

/**
 * Uses the refresh token under the lock of its row, if that is still due: whoever waited for the lock finds the tokens that
 * the other got. Throws a `DeliveryError` that holds everything when only consent helps; any other failure leaves the
 * tokens as they are, to be tried again.
 */
async function renew(
  { database, app, oaId, log }: Parts,
  isDue: (tokens: OaTokens) => boolean,
): Promise<{ readonly access: string; readonly isNew: boolean }> {
  let locked: OaTokens | undefined
  const change = await changeOaTokens(database, oaId, async (tokens) => {
    locked = tokens
    if (!tokens || tokens.consentNeeded)
      return { kind: 'consentNeeded', reason: 'zalo consent needed' } as const
    if (!isDue(tokens)) return { kind: 'keep' } as const
    return refreshed(app, tokens.refresh)
  }).catch(async (error: unknown) => {
    log.error({ channel: 'zalo', reason: reasonOf(error) }, 'the tokens were not renewed, trying again')
    await raiseAlarm(database, REFRESH_ALARM, reasonOf(error))
    throw new DeliveryError({ kind: 'hold', afterSeconds: 30 }, 'zalo refresh failed')
  })
  if (change.kind === 'consentNeeded') {
    const isNew = await raiseAlarm(database, CONSENT_ALARM, change.reason)
    if (isNew)
      log.error(
        { channel: 'zalo', reason: change.reason },
        'Zalo needs consent: npm run admin -- zalo connect',
      )
    throw consentNeeded()
  }
  // Tokens that work end both alarms, also one that was raised just after a new consent.
  await clearAlarm(database, REFRESH_ALARM)
  await clearAlarm(database, CONSENT_ALARM)
  if (change.kind === 'replace') return { access: change.tokens.access, isNew: true }
  return { access: locked?.access ?? '', isNew: false }
}

type Refreshed =
  | { readonly kind: 'replace'; readonly tokens: TokenPair }
  | { readonly kind: 'consentNeeded'; readonly reason: string }

async function refreshed(app: ZaloApp, refresh: string): Promise<Refreshed> {
  try {
    return { kind: 'replace', tokens: await refreshTokens(app, refresh) }
  } catch (error) {
    if (!(error instanceof ConsentNeeded)) throw error
    return { kind: 'consentNeeded', reason: error.reason }
  }
}
