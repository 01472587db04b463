import { text } from '../../bot/core/text.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { type Claim, holdTurn } from '../../db/claims.ts'
import { enqueue } from '../../db/outbox.ts'
import { reasonOf } from '../log.ts'
import type { TurnParts } from './play.ts'
import { languageOf } from './turnFrom.ts'

/**
 * How long the bot looks closely without a word. On an idle machine it is mostly done by then, and each message costs
 * its reader a glance and some messengers' operator money; a second more of silence would read as a bot that sleeps.
 * With the first look, which takes up to 0.3 s, a sender hears something within a second.
 */
const SILENT_MILLISECONDS = 650

type LeasedClaim = Claim & { readonly lease: string }

/**
 * Looks closely at the photos of a turn, and tells their sender so when that takes longer than a moment. At most once
 * for each message or album: it is said in the first attempt alone, attempts are counted before the work begins, and
 * a worker that has lost its lease says nothing. It is committed before the answer, so it is delivered before it.
 */
export async function lookingClosely<Result>(
  parts: TurnParts,
  claim: LeasedClaim,
  look: () => Promise<Result>,
): Promise<Result> {
  if (claim.attempts > 1) return look()
  let said: Promise<void> | undefined
  const timer = setTimeout(() => {
    said = sayLooking(parts, claim)
  }, SILENT_MILLISECONDS)
  try {
    return await look()
  } finally {
    clearTimeout(timer)
    await said
  }
}

/** A courtesy: should it fail, the answer comes all the same. */
async function sayLooking(parts: TurnParts, claim: LeasedClaim): Promise<void> {
  const { chat, inboxId, lease } = claim
  const body = inLanguage(languageOf(claim), { text: text('photo.looking') })
  try {
    const isOurs = await parts.database.transaction(async (store) => {
      if (!(await holdTurn(store, inboxId, lease))) return false
      await enqueue(store, [{ chatId: chat.id, class: 'reply', body }])
      return true
    })
    if (isOurs) parts.outbox.ring()
  } catch (error) {
    parts.log.warn({ inboxId, chatId: chat.id, reason: reasonOf(error) }, 'a word was not said')
  }
}
