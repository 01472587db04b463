import type { OutgoingMessage } from '../../../../bot/core/outgoing.ts'
import { ensureChat } from '../../../../db/chats.ts'
import { enqueue, type MessageClass } from '../../../../db/outbox.ts'
import type { House } from './house.ts'

/** The chat of an address; one that begins with a minus is a group's. */
export function chatOf({ database }: House, address: string): Promise<number> {
  const kind = address.startsWith('-') ? 'group' : 'private'
  return ensureChat(database, { channel: 'telegram', kind, address })
}

/** Puts a message for a chat into the outbox. */
export async function tell(
  house: House,
  address: string,
  text: string,
  kind: MessageClass = 'reply',
  more: Partial<OutgoingMessage> = {},
): Promise<void> {
  const body: OutgoingMessage = { text, ...more }
  await enqueue(house.database, [{ chatId: await chatOf(house, address), class: kind, body }])
}
