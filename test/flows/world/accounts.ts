import { clock } from '../../../bot/core/cityTime.ts'
import type { Profile } from '../../../bot/core/person.ts'
import { chatsOfPerson } from '../../../db/chats.ts'
import { profilesOf } from '../../../db/people.ts'
import { ZONE } from './city.ts'
import type { World } from './world.ts'

type Owned = { readonly what: string; readonly name: string; readonly at: string | null }

/**
 * Who is one person, by all their chats, and all that is theirs: a person a line, and what they have under it. Without the
 * owner of the places that stand from the beginning.
 */
export async function accounts(world: World): Promise<string[]> {
  const persons = await world.database.client<
    { id: number }[]
  >`select id from persons where id > 1 order by id`
  const lines = await Promise.all(persons.map(({ id }) => account(world, Number(id))))
  return lines.flat()
}

async function account({ database, nameOf }: World, id: number): Promise<string[]> {
  const chats = await chatsOfPerson(database, id)
  const { name, phone } = (await profilesOf<Profile>(database, [id])).get(id) ?? {}
  const names = chats.map((chat) => nameOf(chat.id)).sort()
  const owned = await database.client<Owned[]>`
    select 'agreed' as what, purpose || ' on ' || channel as name, given_at as at from consents
      where person_id = ${id} and withdrawn_at is null
    union all select 'declared', template, declared_at from declarations where person_id = ${id}
    union all select 'owns', name, null from venues where owner_id = ${id}
    union all select 'official', unit_code, null from officials where person_id = ${id}
    union all select 'was at', n.name || coalesce(', ended by ' || v.ended_by, ', is there'), v.started_at
      from visits v join venues n on n.id = v.venue_id where v.person_id = ${id}
    order by 1, 3, 2`
  return [
    `${names.join(' + ')}: ${name ?? 'no name'}, ${phone ?? 'no phone'}`,
    ...owned.map(({ what, name: of, at }) => `  ${what} ${of}${at ? ` ${clock(new Date(at), ZONE)}` : ''}`),
  ]
}
