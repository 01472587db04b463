import { text } from '../../bot/core/text.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { type Claim, type ClaimHead, holdTurn, UnreadableClaim } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import { endTurn, enqueue } from '../../db/outbox.ts'
import { attemptsOf, resumeChat, retryTurn } from '../../db/waits.ts'
import { reasonOf } from '../log.ts'
import type { TurnParts } from './play.ts'
import { languageOf } from './turnFrom.ts'
import { turnFailed } from './turnsSeen.ts'

/** Seconds until the second and third attempt. */
const RETRY_SECONDS = [2, 15]
/** A message that fails this often is set aside with an apology, so that its chat goes on. */
export const ATTEMPTS = RETRY_SECONDS.length + 1

/** A message that was not handled; its attempts are counted already. `inboxIds` are all messages of its act. */
export type Failed = {
  readonly head: ClaimHead
  /** Absent when it could not be opened. */
  readonly body: unknown
  readonly inboxIds: readonly number[]
}

/** The message that an error is about, if it is about one: its transaction left nothing, not even the attempt. */
export function failedOf(claimed: Claim | undefined, error: unknown): Failed | undefined {
  const head = error instanceof UnreadableClaim ? error.head : claimed
  if (!head) return undefined
  return { head: { ...head, attempts: head.attempts + 1 }, body: claimed?.body, inboxIds: [head.inboxId] }
}

/**
 * A failed message waits and is tried again; after the last attempt it is set aside with an apology. Who has lost the
 * message to another worker meanwhile changes nothing.
 */
export async function setBack(parts: TurnParts, failed: Failed, error: unknown): Promise<void> {
  const { inboxId, attempts, lease } = failed.head
  const outcome = RETRY_SECONDS[attempts - 1] === undefined ? 'set aside' : 'retried'
  turnFailed(parts, failed.head, outcome, reasonOf(error))
  await parts.database.transaction(async (store) => {
    if (!(await holdTurn(store, inboxId, lease))) return
    // A failed turn unlocks its chat before it is counted here, so another worker may have failed with it meanwhile.
    if (lease === undefined && (await attemptsOf(store, inboxId)) >= attempts) return
    const seconds = RETRY_SECONDS[attempts - 1]
    if (seconds === undefined) await setAside(store, failed)
    else await tryLater(store, failed, seconds)
  })
  parts.inbox.ring()
  parts.outbox.ring()
}

/** Whoever must wait longer than a moment is told that nothing is recorded yet and that nothing need be sent again. */
async function tryLater(store: Store, { head, body }: Failed, seconds: number): Promise<void> {
  const { inboxId, attempts, chat, chatLanguage, trace } = head
  await retryTurn(store, { inboxId, chatId: chat.id, attempts, seconds })
  if (attempts < RETRY_SECONDS.length || chat.kind !== 'private') return
  const language = languageOf({ chatLanguage, chat, body })
  const honest = inLanguage(language, { text: text('menu.delayed') })
  await enqueue(store, [{ chatId: chat.id, class: 'reply', body: honest }], trace)
}

async function setAside(store: Store, { head, body, inboxIds }: Failed): Promise<void> {
  const { chat, chatLanguage, senderHash, trace } = head
  const language = languageOf({ chatLanguage, chat, body })
  const apology = inLanguage(language, { text: text('menu.setAside') })
  await endTurn(store, {
    inboxIds,
    outcome: 'set aside',
    chatId: chat.id,
    senderHash,
    session: undefined,
    trace,
    outgoing: chat.kind === 'private' ? [{ chatId: chat.id, class: 'reply', body: apology }] : [],
  })
  await resumeChat(store, chat.id, 0)
}
