import { randomBytes } from 'node:crypto'
import { consentLink, exchangeCode } from '../../bot/channels/zalo/oauth.ts'
import { clearAlarm } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'
import { beginConsent, saveOaTokens, takeConsent } from '../../db/oaTokens.ts'
import { openBucket } from '../../db/pace.ts'
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

/** `unknown`: no consent of that state was begun here, or it is over. `otherAccount`: another account's administrator gave it. */
export type ConsentOutcome = 'connected' | 'unknown' | 'otherAccount' | 'refused'

/** Takes the code that came back, and lets what waited for the consent go. */
export async function finishZaloConsent(
  database: Database,
  { app, oaId }: ZaloSide,
  answer: ConsentAnswer,
): Promise<ConsentOutcome> {
  if (answer.oaId !== oaId) return 'otherAccount'
  const verifier = await takeConsent(database, answer.state)
  if (verifier === undefined) return 'unknown'
  const tokens = await exchangeCode(app, answer.code, verifier).catch(() => undefined)
  if (!tokens) return 'refused'
  await saveOaTokens(database, oaId, tokens)
  await clearAlarm(database, CONSENT_ALARM)
  await clearAlarm(database, REFRESH_ALARM)
  await openBucket(database, 'zalo')
  return 'connected'
}
