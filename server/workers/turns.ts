import { randomUUID } from 'node:crypto'
import { type Claim, claimTurn, UnreadableClaim } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import { leaseTurn } from '../../db/waits.ts'
import { startLoop, type Worker } from './loop.ts'
import { handlePhotos, type Leased, photosOf } from './photoTurns.ts'
import { acknowledge, play, type TurnParts } from './play.ts'
import { type Failed, setBack } from './setBack.ts'
import type { MessageBody } from './turnFrom.ts'

/** Messages handled at once; each holds a connection while its transaction runs. */
export const TURN_LANES = 8
/** Longer than fetching and reading a photo may take, so that a lease that ends means a worker that died. */
const LEASE_SECONDS = 40

/** Handles what people did: a text in one transaction, a photo in two with its reading between them. */
export function startTurns(parts: TurnParts): Worker {
  return startLoop({
    name: 'turns',
    once: () => handleNext(parts),
    lanes: TURN_LANES,
    signal: parts.inbox,
    log: parts.log,
  })
}

async function handleNext(parts: TurnParts): Promise<'worked' | 'idle'> {
  let claimed: Claim | undefined
  try {
    const outcome = await parts.database.transaction(async (store) => {
      const claim = await claimTurn(store)
      if (claim === undefined || claim === 'again') return claim
      claimed = claim
      return begin(parts, store, claim)
    })
    if (outcome === undefined) return 'idle'
    if (typeof outcome === 'object') await handlePhotos(parts, outcome)
    else if (typeof outcome === 'number' && claimed) {
      parts.outbox.ring(outcome)
      if ((claimed.body as MessageBody).action.kind === 'press') acknowledge(parts, claimed)
    }
  } catch (error) {
    const failed = failedOf(claimed, error)
    if (!failed) throw error
    await setBack(parts, failed, error)
  }
  return 'worked'
}

/** Plays a text's turn to its end and gives how much was said; of a photo only counts the attempt and takes the lease. */
async function begin(parts: TurnParts, store: Store, claim: Claim): Promise<number | 'later' | Leased> {
  const { action } = claim.body as MessageBody
  if (action.kind !== 'photo' || claim.chat.kind === 'group') {
    const happening = action.kind === 'photo' ? ({ kind: 'unreadable', what: 'other' } as const) : action
    return play(parts, store, claim, happening, [claim.inboxId])
  }
  const photos = await photosOf(store, claim, action)
  if (!photos) return 'later'
  const lease = randomUUID()
  await leaseTurn(store, claim.inboxId, lease, LEASE_SECONDS)
  return { claim: { ...claim, attempts: claim.attempts + 1, lease }, photos }
}

/** The message that an error is about, if it is about one: its transaction left nothing, not even the attempt. */
function failedOf(claimed: Claim | undefined, error: unknown): Failed | undefined {
  const head = error instanceof UnreadableClaim ? error.head : claimed
  if (!head) return undefined
  return { head: { ...head, attempts: head.attempts + 1 }, body: claimed?.body, inboxIds: [head.inboxId] }
}
