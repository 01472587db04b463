import { asc } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { addressHash } from './inbox.ts'
import { chats } from './schema/index.ts'
import { open } from './seal.ts'

/**
 * Whether the store's keys are those that the database was written with: its first chat's address is opened with the
 * one and found again with the other. A database that nobody has used yet takes any keys.
 */
export async function keysFit(store: Store): Promise<boolean> {
  const [chat] = await store.sql.select().from(chats).orderBy(asc(chats.id)).limit(1)
  if (!chat) return true
  try {
    const address = open<string>(store.keys, 'address', chat.addressSealed)
    return Buffer.from(addressHash(store, chat.channel, address)).equals(chat.addressHash)
  } catch {
    return false
  }
}
