import type { About } from '../../core/form/form.ts'
import type { Wish } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import type { Template } from '../../templates/template.ts'
import { templatesInForce } from './inForce.ts'

/** A declaration to be made: by which form, and of whom: the turn's own person, or a member of the family. */
export type Matter = { readonly template: Template; readonly about?: About }

/** What is declared by who names nothing more: the form in force, of themselves. */
export async function usualMatter(turn: Turn): Promise<Matter> {
  const [template] = await templatesInForce(turn)
  if (!template) throw new Error('no declaration is in force')
  return { template }
}

/** What a wish to declare names; what it names no more, because the form is gone, is the usual. */
export async function wishedMatter(
  turn: Turn,
  { template: name, about }: Extract<Wish, { kind: 'declare' }>,
): Promise<Matter> {
  const template = name === undefined ? undefined : turn.city.templates.byName(name)
  return { ...(template ? { template } : await usualMatter(turn)), ...(about && { about }) }
}

/** How buttons name a declaration; `matterNamed` understands it. */
export function matterRef({ template }: Matter): string {
  return template.name
}

/** The declaration that a button names; nothing when its form is gone. */
export async function matterNamed(turn: Turn, ref: string): Promise<Matter | undefined> {
  const template = turn.city.templates.byName(ref)
  return template && { template }
}
