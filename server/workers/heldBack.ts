import { sessionFrom } from '../../bot/core/session.ts'
import type { Turn } from '../../bot/core/turn.ts'
import { isTooMuch } from '../../bot/core/uses.ts'
import { useOf } from '../../bot/flows/tooMuch.ts'
import { waitingBehind } from '../../db/chatUses.ts'
import type { Claim } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import type { MessageBody } from './turnFrom.ts'

/** Whether a chat sent so many photos that this one is not even fetched. */
export function isPhotoTooMany({ uses, session }: Claim, now: Date): boolean {
  const inPrivate = { chat: { kind: 'private' }, session: sessionFrom(session) } as const
  const use = useOf(inPrivate, { kind: 'photo' })
  return use !== undefined && isTooMuch({ usesBefore: uses, uses: new Map(), now }, use)
}

/**
 * The messages right behind one that was too much, as far as they are of the same kind: they are done with at once, so that ten
 * thousand messages of one chat take some turns and not ten thousand, while others wait.
 */
export async function heldBackToo(store: Store, claim: Claim, turn: Turn): Promise<readonly number[]> {
  const behind = await waitingBehind(store, claim.chat.id, claim.inboxId)
  const isSame = (body: unknown) =>
    body !== undefined && useOf(turn, (body as MessageBody).action) === turn.heldBack?.use
  const other = behind.findIndex(({ body }) => !isSame(body))
  return behind.slice(0, other < 0 ? behind.length : other).map(({ inboxId }) => inboxId)
}
