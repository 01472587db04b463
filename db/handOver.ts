import { sql } from 'drizzle-orm'
import { chatById, chatsOfPerson, tieChat } from './chats.ts'
import type { Store } from './connect.ts'
import { leaveFamily } from './family.ts'
import { mergePersons } from './mergePersons.ts'
import { lockOtherChats, lockPersonsWholly } from './otherChats.ts'
import { profilesOf, saveProfile } from './people.ts'
import { open, seal } from './seal.ts'

/** The holder in whose own chat the turn runs, the member, and the chat that is the member's own. */
type HandOver = {
  readonly chatId: number
  readonly holderId: number
  readonly memberId: number
  readonly otherId: number
  /** Whether the other chat, where it has a person, said that the member is this person. */
  readonly isAgreed: boolean
  readonly at: Date
}

/**
 * Makes a member of a family the person of a chat of their own: everything that is theirs goes along, and nothing of anybody
 * else. Gives whose it is from now on; nobody when the member is in this family no more, or when whoever is known in the
 * other chat has not agreed, or is the holder. The chats are held as `joinChat` holds them.
 */
export async function handOver<Profile extends object & { phone?: string }>(
  store: Store,
  { chatId, holderId, memberId, otherId, isAgreed, at }: HandOver,
  together: (first: Profile, second: Profile) => Profile,
): Promise<number | undefined> {
  await lockOtherChats(store, chatId, [otherId])
  const known = (await chatById(store, otherId))?.personId ?? undefined
  if (known === holderId || (known !== undefined && !isAgreed)) return undefined
  const chats = known === undefined ? [] : await chatsOfPerson(store, known)
  await lockOtherChats(store, chatId, [otherId, ...chats.map(({ id }) => id)])
  const persons = [holderId, memberId, ...(known === undefined ? [] : [known])]
  await lockPersonsWholly(store, persons)
  if (!(await leaveFamily(store, { holderId, memberId }))) return undefined
  await endWhatTheHolderBegan(store, memberId)
  await dropHoldersPhone<Profile>(store, { holderId, memberId })
  if (known === undefined) await tieChat(store, otherId, memberId)
  else await mergePersons(store, { first: known, second: memberId, at }, together)
  return known ?? memberId
}

/**
 * Whoever had no number of their own was reached by the holder's. It stays the holder's alone: the member is asked for their own,
 * and nothing of the holder's is left with them.
 */
async function dropHoldersPhone<Profile extends object & { phone?: string }>(
  store: Store,
  { holderId, memberId }: Pick<HandOver, 'holderId' | 'memberId'>,
): Promise<void> {
  const profiles = await profilesOf<Profile>(store, [holderId, memberId])
  const phone = profiles.get(holderId)?.phone
  const member = profiles.get(memberId)
  if (phone === undefined || !member) return
  if (member.phone === phone) await saveProfile(store, memberId, without(member, phone))
  const declared = await store.sql.execute<{ id: number; answers: Uint8Array }>(sql`
    select id, answers_sealed as answers from declarations where person_id = ${memberId}`)
  for (const { id, answers } of declared) {
    const told = open<object>(store.keys, 'answers', answers)
    if (!Object.values(told).includes(phone)) continue
    const sealed = Buffer.from(seal(store.keys, 'answers', without(told, phone)))
    await store.sql.execute(sql`update declarations set answers_sealed = ${sealed} where id = ${id}`)
  }
}

/** The facts that are not this one. */
function without<Facts extends object>(facts: Facts, fact: string): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== fact)) as Facts
}

/** Pages and codes about the member, which the holder still has open, are about nobody any more. */
async function endWhatTheHolderBegan({ sql: db }: Store, memberId: number): Promise<void> {
  await db.execute(sql`delete from form_links where about_id = ${memberId}`)
  await db.execute(sql`delete from person_links where member_id = ${memberId} and done_at is null`)
}
