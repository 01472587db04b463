import type { Person } from './person.ts'
import { shortName } from './personName.ts'
import { type Text, text } from './text.ts'

/** How somebody of a family is related to the person in whose account they are carried. */
export const RELATIONS = [
  'mother',
  'father',
  'wife',
  'husband',
  'child',
  'grandmother',
  'grandfather',
  'grandchild',
  'sibling',
  'other',
] as const
export type Relation = (typeof RELATIONS)[number]

/** People whom one account carries: a large household; who cares for more, such as a home, is a venue with staff. */
export const MEMBERS_AT_MOST = 12

/** Somebody who is carried in the account of a holder. */
export type Member = Person & { readonly relation: Relation }

/** Somebody of a family as they are offered: a member by relation and name, the holder as oneself. */
export type Kin = { readonly person: number; readonly name: string; readonly relation?: Relation }

/** What the database holds, which may be older than the program. */
export function relationFrom(stored: string): Relation {
  return RELATIONS.find((known) => known === stored) ?? 'other'
}

/**
 * The members as they are called in a chat: by the short name, because a messenger need not learn the whole. Children of
 * one house often have all words but the last in common, so of two with one name each bears the year of birth, or a number.
 */
export function kinOf(members: readonly Member[]): Kin[] {
  const short = members.map(({ profile }) => shortName(profile.name ?? ''))
  return members.map(({ id, relation, profile }, place) => {
    const name = short[place] ?? ''
    const isShared = short.some((other, at) => at !== place && other === name)
    const mark = profile.birth?.slice(0, 4) ?? String(place + 1)
    return { person: id, name: isShared ? `${name} (${mark})` : name, relation }
  })
}

/** `mẹ: Trần Thị H.` */
export function kinText({ name, relation }: Kin): Text {
  if (!relation) return text('family.self')
  return text('family.who', { relation: text(`family.relation.${relation}`), name })
}
