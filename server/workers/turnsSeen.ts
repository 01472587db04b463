import type { Logger } from 'pino'
import type { Look } from '../../bot/qr/photoReader.ts'
import type { Claim, ClaimHead } from '../../db/claims.ts'
import type { Metrics, TurnOutcome } from '../metrics/metrics.ts'
import type { MessageBody } from './turnFrom.ts'

type Parts = { readonly metrics: Metrics; readonly log: Logger; readonly now: () => Date }

/** A turn that was played and is to be committed: what is told of it when it is. */
export type SeenTurn = {
  readonly claim: Claim
  readonly outcome: string
  readonly waitedSeconds: number
  readonly playedSeconds: number
}

/** Watches a turn being played; what it gives is told by `turnCommitted`. */
export async function watchTurn<Played extends { readonly end: { readonly outcome: string } }>(
  { now }: Pick<Parts, 'now'>,
  claim: Claim,
  play: () => Promise<Played>,
): Promise<{ readonly played: Played; readonly seen: SeenTurn }> {
  const began = performance.now()
  const waitedSeconds = secondsSince(claim, now())
  const played = await play()
  const playedSeconds = (performance.now() - began) / 1000
  return { played, seen: { claim, outcome: played.end.outcome, waitedSeconds, playedSeconds } }
}

export function turnCommitted({ metrics, log, now }: Parts, seen: SeenTurn): void {
  const { claim, waitedSeconds, playedSeconds } = seen
  const { trace, inboxId, chat } = claim
  const seconds = secondsSince(claim, now())
  const act = (claim.body as MessageBody).action.kind
  const outcome = seen.outcome === 'too much' ? 'too much' : 'handled'
  metrics.turn({ channel: chat.channel, act, outcome, seconds, waitedSeconds, playedSeconds })
  const milliseconds = Math.round(seconds * 1000)
  log.info({ trace, inboxId, channel: chat.channel, act, outcome, milliseconds }, 'a turn')
}

/** A turn that came to nothing: the message is tried again, or set aside. */
export function turnFailed(
  { metrics, log }: Parts,
  { inboxId, attempts, trace, chat }: ClaimHead,
  outcome: TurnOutcome,
  reason: string,
): void {
  metrics.turnFailed(chat.channel, outcome)
  log.warn({ trace, inboxId, chatId: chat.id, attempts, outcome, reason }, 'a message was not handled')
}

export function photoRead({ metrics, log }: Parts, { inboxId, trace }: ClaimHead, look: Look): void {
  metrics.photoRead(look)
  log.info({ trace, inboxId, ...look, milliseconds: Math.round(look.milliseconds) }, 'a photo was looked at')
}

/** How long ago a message came. The database's clock and ours may differ by a little. */
export function secondsSince({ receivedAt }: Claim, now: Date): number {
  return Math.max(0, (now.getTime() - receivedAt.getTime()) / 1000)
}
