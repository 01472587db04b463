import { and, eq, sql } from 'drizzle-orm'
import type { Channel } from '../../../../../bot/channels/channel.ts'
import type { OutgoingMessage } from '../../../../../bot/core/outgoing.ts'
import type { Action, ChatKind, Received } from '../../../../../bot/core/received.ts'
import { type Claim, claimTurn } from '../../../../../db/claims.ts'
import type { Database } from '../../../../../db/connect.ts'
import { addressHash } from '../../../../../db/inbox.ts'
import { closeMessage, leaseDue } from '../../../../../db/outbox.ts'
import { chats, inbox, outbox } from '../../../../../db/schema/index.ts'
import { seal } from '../../../../../db/seal.ts'

/** What the stub bot says to something that a person did. */
export type Answers = (
  action: Action,
  photo: Uint8Array | undefined,
  claim: Claim,
) => readonly OutgoingMessage[]

const PAUSE_MILLISECONDS = 20

/** The inbox in the small: commits what a person did, once. */
export async function stubAccept(database: Database, channel: 'web', received: Received): Promise<void> {
  const { sql: db, keys } = database
  const { chat, sender, externalId, action, sentAt } = received
  const hash = addressHash(database, channel, chat.address)
  const addressSealed = seal(keys, 'address', chat.address)
  await db
    .insert(chats)
    .values({ channel, kind: chat.kind, addressHash: hash, addressSealed })
    .onConflictDoNothing()
  const [row] = await db
    .select({ id: chats.id })
    .from(chats)
    .where(and(eq(chats.channel, channel), eq(chats.addressHash, hash)))
  if (!row) throw new Error('the chat is gone')
  const senderHash = addressHash(database, channel, sender.address)
  const bodySealed = seal(keys, 'inbox', { sender, action })
  const arrival = { channel, externalId, chatId: row.id, senderHash, bodySealed, sentAt: new Date(sentAt) }
  await db.insert(inbox).values(arrival).onConflictDoNothing()
}

/** The bot in the small: takes turns from the inbox, answers through the outbox, delivers. */
export function startStubBot(
  database: Database,
  channel: Channel,
  answers: Answers,
): { stop(): Promise<void> } {
  let stopping = false
  async function loop(): Promise<void> {
    while (!stopping) {
      const worked = (await turn(database, channel, answers)) || (await delivery(database, channel))
      if (!worked) await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
    }
  }
  const running = loop()
  return {
    async stop() {
      stopping = true
      await running
    },
  }
}

async function turn(database: Database, channel: Channel, answers: Answers): Promise<boolean> {
  return database.transaction(async (store) => {
    const claim = await claimTurn(store)
    if (!claim || claim === 'again') return claim === 'again'
    const { action } = claim.body as { action: Action }
    const photo =
      action.kind === 'photo' ? await channel.download(action.photo, AbortSignal.timeout(5000)) : undefined
    const said = answers(action, photo, claim).map((message) => ({
      chatId: claim.chat.id,
      channel: claim.chat.channel,
      class: 0,
      bodySealed: seal(store.keys, 'outbox', message),
    }))
    await store.sql.update(inbox).set({ doneAt: sql`now()` }).where(eq(inbox.id, claim.inboxId))
    if (said.length > 0) await store.sql.insert(outbox).values(said)
    return true
  })
}

async function delivery(database: Database, channel: Channel): Promise<boolean> {
  const due = await leaseDue(database, { channel: channel.name, limit: 10, leaseSeconds: 5 })
  for (const { id, chat, body } of due) {
    const to = { id: chat.id, address: chat.address, kind: chat.kind as ChatKind }
    const signal = AbortSignal.timeout(5000)
    await channel.deliver({
      chat: to,
      message: body as OutgoingMessage,
      class: 'reply',
      deliveryId: id,
      signal,
    })
    await closeMessage(database, id, 'sent', undefined)
  }
  return due.length > 0
}
