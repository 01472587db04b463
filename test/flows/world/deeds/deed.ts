import type { World } from '../world.ts'

/** What is done to the world, with what the line says in its two places. */
export type Deed = (world: World, rest: string, more: string) => Promise<unknown>

/** Lines that begin with `! `, and what each does; the first that fits is done. */
export type Deeds = readonly (readonly [RegExp, Deed])[]

/** Whom a transcript knows by a name. */
export async function personCalled({ database, nameOf }: World, name: string): Promise<number> {
  const chats = await database.client<{ id: number; person: number }[]>`
    select id, person_id as person from chats where person_id is not null`
  const chat = chats.find(({ id }) => nameOf(Number(id)) === name)
  if (!chat) throw new Error(`${name} is not known`)
  return Number(chat.person)
}
