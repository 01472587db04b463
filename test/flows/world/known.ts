import type { Profile } from '../../../bot/core/person.ts'
import { ensureChat } from '../../../db/chats.ts'
import { createPerson, recordConsent, saveProfile } from '../../../db/people.ts'
import type { Actor, World } from './world.ts'

/** Lets the city know somebody who agreed to visits before, so that a transcript begins where it is interesting. */
export async function makeKnown(
  { database, now }: World,
  { channel, chat }: Actor,
  profile: Profile,
): Promise<void> {
  await database.transaction(async (store) => {
    const chatId = await ensureChat(store, { channel, ...chat })
    const { id: personId } = await createPerson(store, { profile, chatId })
    await saveProfile(store, personId, profile)
    await recordConsent(store, { personId, purpose: 'visits', textVersion: '2026-11', channel, givenAt: now })
  })
}
