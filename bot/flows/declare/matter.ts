import type { About } from '../../core/form/form.ts'
import type { Person } from '../../core/person.ts'
import type { Wish } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import type { Template } from '../../templates/template.ts'
import { kinNumbered, memberNumbered } from '../family/members.ts'
import { formsInForce, templatesFor } from './inForce.ts'

/** A declaration to be made: by which form, and of whom: the turn's own person, or a member of the family. */
export type Matter = { readonly template: Template; readonly about?: About }

/** What is declared by who names nothing more: the newest form in force, of themselves; nothing where none is. */
export async function usualMatter(turn: Turn): Promise<Matter | undefined> {
  const [template] = await templatesFor(turn)
  return template && { template }
}

/** What a wish to declare names; of what it names no more, because the form is gone, the usual. */
export async function wishedMatter(
  turn: Turn,
  { template: name, about }: Extract<Wish, { kind: 'declare' }>,
): Promise<Matter | undefined> {
  const template = name === undefined ? undefined : turn.city.templates.byName(name)
  const matter = template ? { template } : await usualMatter(turn)
  return matter && { ...matter, ...(about && { about }) }
}

/** How buttons name a declaration, of a member by their number; `matterNamed` understands it. */
export function matterRef({ template, about }: Matter): string {
  return about ? `${template.name}/${about.person}` : template.name
}

/**
 * The declaration that a button names; nothing when its form is gone or is not in force any more, or when it is of nobody in
 * the presser's own family.
 */
export async function matterNamed(turn: Turn, ref: string): Promise<Matter | undefined> {
  const [name = '', person] = ref.split('/')
  const template = turn.city.templates.byName(name)
  if (!template || !(await formsInForce(turn)).anywhere.includes(template)) return undefined
  if (person === undefined) return { template }
  const about = await kinNumbered(turn, person)
  return about && { template, about: { person: about.person, name: about.name } }
}

/** Whose declaration it is: the turn's person, if there is one yet, or a member who is still in their family. */
export async function whoseMatter(turn: Turn, { about }: Matter): Promise<Person | undefined> {
  return about ? memberNumbered(turn, about.person) : turn.person
}
