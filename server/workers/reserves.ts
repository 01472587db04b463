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
