import { chatById, chatsOfPerson, tieChat } from './chats.ts'
import type { Store } from './connect.ts'
import { mergePersons } from './mergePersons.ts'
import { lockOtherChats } from './otherChats.ts'

/** `isAgreed` says whether the other chat, where it has a person, said that the two are one. */
type Join = {
  readonly chatId: number
  readonly personId: number
  readonly otherId: number
  readonly isAgreed: boolean
  readonly at: Date
}

/**
 * Makes another chat a chat of the person in whose own chat the turn runs; who was known in that chat until now is merged
 * into the person. All chats of both are held before anybody becomes somebody else, and the other is looked at once it is
 * held, because somebody may have made themselves known there a moment ago. False, and nobody is merged, when who is known
 * there has not agreed.
 */
export async function joinChat<Profile extends object & { phone?: string }>(
  store: Store,
  { chatId, personId, otherId, isAgreed, at }: Join,
  together: (first: Profile, second: Profile) => Profile,
): Promise<boolean> {
  await lockOtherChats(store, chatId, [otherId])
  const known = (await chatById(store, otherId))?.personId ?? undefined
  if (known !== undefined && known !== personId && !isAgreed) return false
  const persons = known === undefined ? [personId] : [personId, known]
  const chats = await Promise.all(persons.map((id) => chatsOfPerson(store, id)))
  await lockOtherChats(store, chatId, [otherId, ...chats.flat().map(({ id }) => id)])
  if (known === undefined) await tieChat(store, otherId, personId)
  else if (known !== personId) await mergePersons(store, { first: personId, second: known, at }, together)
  return true
}
