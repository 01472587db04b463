import type { About } from '../../core/form/form.ts'
import type { Wish } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import type { Template } from '../../templates/template.ts'
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

/** How buttons name a declaration; `matterNamed` understands it. */
export function matterRef({ template }: Matter): string {
  return template.name
}

/** The declaration that a button names; nothing when its form is gone or is not in force any more. */
export async function matterNamed(turn: Turn, ref: string): Promise<Matter | undefined> {
  const template = turn.city.templates.byName(ref)
  if (!template || !(await formsInForce(turn)).anywhere.includes(template)) return undefined
  return { template }
}
