import { familyOf } from '../../../db/family.ts'
import { type Kin, kinOf, type Member, relationFrom } from '../../core/family.ts'
import type { Profile } from '../../core/person.ts'
import { shortName } from '../../core/personName.ts'
import { type Text, text, words } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'

/** A person's number as a button bears it. */
const NUMBER = /^\d{1,15}$/

/** Whom the turn's person carries in their account. */
export async function membersOf({ store, person }: Turn): Promise<Member[]> {
  if (!person) return []
  const members = await familyOf<Profile>(store, person.id)
  return members.map((member) => ({ ...member, relation: relationFrom(member.relation) }))
}

/** A member by number: nobody, when it is not of the presser's own family, whoever else it may be. */
export async function memberNumbered(turn: Turn, id: number | string): Promise<Member | undefined> {
  if (!NUMBER.test(String(id))) return undefined
  return (await membersOf(turn)).find((member) => String(member.id) === String(id))
}

/** The same, as they are called here. */
export async function kinNumbered(turn: Turn, id: number | string): Promise<Kin | undefined> {
  if (!NUMBER.test(String(id))) return undefined
  return kinOf(await membersOf(turn)).find(({ person }) => String(person) === String(id))
}

/** The whole household: the turn's person first. */
export async function household(turn: Turn): Promise<Kin[]> {
  return [...selfIn(turn), ...kinOf(await membersOf(turn))]
}

function selfIn({ person }: Turn): Kin[] {
  return person ? [{ person: person.id, name: shortName(person.profile.name ?? '') }] : []
}

/** People of the household as a list in a sentence. */
export function namesOf(people: readonly Kin[]): Text {
  const [first, ...rest] = people.map(({ relation, name }) => (relation ? words(name) : text('family.you')))
  return rest.reduce((list, next) => text('family.and', { list, next }), first ?? words(''))
}
