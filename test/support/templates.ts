import { loadTemplates, USUAL_TEMPLATE } from '../../bot/templates/directory.ts'
import type { Template } from '../../bot/templates/template.ts'

/** A declaration that is shipped. Throws when there is none of the name. */
export function templateCalled(name: string): Template {
  const template = loadTemplates().byName(name)
  if (!template) throw new Error(`there is no template ${name}`)
  return template
}

/** The national declaration of 2021. */
export const NATIONAL = templateCalled(USUAL_TEMPLATE)
