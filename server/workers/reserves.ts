import type { MessageClass } from '../../db/outbox.ts'

/**
 * Share of a messenger's burst that calls of a kind leave untouched for those that go before them: a push does not take the tokens
 * of the replies that may come the next moment, a broadcast leaves more, and what nobody waits for leaves most.
 */
const SHARES: Readonly<Record<MessageClass | 'background', number>> = {
  reply: 0,
  push: 0.3,
  broadcast: 0.6,
  background: 0.8,
}

/** The tokens of a burst that are left to others. */
export function reserveFor(burst: number, kind: MessageClass | 'background'): number {
  return Math.floor(burst * SHARES[kind])
}

/** Share of a burst that lies between a kind and the next before it. */
const STEP_SHARE = 0.3
/** A message under way can't be overtaken any more, and a lane that waits with it carries no other. */
const LONGEST_AHEAD_SECONDS = 1

/**
 * Seconds before a token is there at which it may be taken: whoever took it waits for it alone, instead of asking again beside all
 * the others. So many tokens as a kind leaves to the one before it and that leaves to the next, but for one: whoever goes first
 * finds a token.
 */
export function aheadFor({
  burst,
  perSecond,
}: {
  readonly burst: number
  readonly perSecond: number
}): number {
  const tokens = Math.max(0, Math.floor(burst * STEP_SHARE) - 1)
  return Math.min(tokens / perSecond, LONGEST_AHEAD_SECONDS)
}
