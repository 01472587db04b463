import { randomBytes } from 'node:crypto'
import { ConsentNeeded, consentLink, exchangeCode } from '../../bot/channels/zalo/oauth.ts'
import { clearAlarm } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'
import { beginConsent, saveOaTokens, takeConsent } from '../../db/oaTokens.ts'
import { openBucket } from '../../db/pace.ts'
import { reasonOf } from '../log.ts'
import { CONSENT_ALARM, REFRESH_ALARM } from './accountTokens.ts'
import type { ZaloSide } from './side.ts'

/** 256 bits, as the official tool makes its verifier: 43 characters in base64url. */
const SECRET_BYTES = 32

/** Where Zalo sends the administrator's browser back to. */
export function redirectOf(base: string): string {
  return `${base}/zalo/oauth`
}

/** Begins a consent and gives the link that an administrator of the account opens. */
export async function beginZaloConsent(database: Database, { app }: ZaloSide, base: string): Promise<string> {
  const [state, verifier] = [secret(), secret()]
  await beginConsent(database, { state, verifier })
  return consentLink(app, { redirect: redirectOf(base), state, verifier })
}

function secret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

/** What Zalo's redirect brings. */
export type ConsentAnswer = { readonly code: string; readonly state: string; readonly oaId: string }

/**
 * `unknown`: no consent of that state was begun here, or it is over. `otherAccount`: another account's administrator gave it.
 * `refused`: Zalo takes the code not. `unreached`: Zalo could not be asked, and the same address may be opened again.
 */
export type ConsentOutcome = 'connected' | 'unknown' | 'otherAccount' | 'refused' | 'unreached'

/** How a consent ended, and for the log what Zalo said. */
export type ConsentEnd = { readonly outcome: ConsentOutcome; readonly reason?: string }

/** Takes the code that came back, and lets what waited for the consent go. */
export async function finishZaloConsent(
  database: Database,
  zalo: Pick<ZaloSide, 'app' | 'oaId'>,
  answer: ConsentAnswer,
): Promise<ConsentEnd> {
  const end = await exchanged(database, zalo, answer)
  if (end.outcome !== 'connected') return end
  await clearAlarm(database, CONSENT_ALARM)
  await clearAlarm(database, REFRESH_ALARM)
  await openBucket(database, 'zalo')
  return end
}

/** Another account's administrator followed the link: thrown, so that it stays good for the right one. */
class OtherAccount extends Error {
  override readonly name = 'OtherAccount'
}

/**
 * A state is used up with an answer of Zalo's, whichever it is, and not by a network that was away. It is looked at first: whoever
 * has none learns nothing of which account is ours.
 */
async function exchanged(
  database: Database,
  { app, oaId }: Pick<ZaloSide, 'app' | 'oaId'>,
  { code, state, oaId: given }: ConsentAnswer,
): Promise<ConsentEnd> {
  const work = database.transaction(async (store): Promise<ConsentEnd> => {
    const verifier = await takeConsent(store, state)
    if (verifier === undefined) return { outcome: 'unknown' }
    if (given !== oaId) throw new OtherAccount()
    const tokens = await exchangeCode(app, code, verifier).catch((error: unknown) => {
      if (error instanceof ConsentNeeded) return error
      throw error
    })
    if (tokens instanceof ConsentNeeded) return { outcome: 'refused', reason: tokens.reason }
    await saveOaTokens(store, oaId, tokens)
    return { outcome: 'connected' }
  })
  return work.catch((error: unknown): ConsentEnd => {
    if (error instanceof OtherAccount) return { outcome: 'otherAccount' }
    return { outcome: 'unreached', reason: reasonOf(error) }
  })
}
