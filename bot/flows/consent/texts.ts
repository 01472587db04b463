import type { City } from '../../core/city.ts'
import {
  CONSENT_TEXT_VERSION,
  FIXED_PURPOSES,
  isFixedPurpose,
  KEPT_DAYS,
  PROFILE_DAYS,
  type Purpose,
} from '../../core/person.ts'
import { type Text, text } from '../../core/text.ts'
import type { Template } from '../../templates/template.ts'

/** What is said of a purpose beside the question itself. */
export type PurposeTexts = Readonly<Record<'yes' | 'what' | 'otherwise' | 'takeBack' | 'later', Text>>

/** Every purpose that people can agree to here. */
export function purposesOf({ templates }: City): readonly Purpose[] {
  return [...FIXED_PURPOSES, ...templates.all.map(({ purpose }) => purpose)]
}

/** The texts of one of these purposes. */
export function purposeTexts(city: City, purpose: Purpose): PurposeTexts {
  if (isFixedPurpose(purpose))
    return {
      yes: text(`consent.${purpose}.yes`),
      what: text(`consent.${purpose}.what`, { days: KEPT_DAYS, profileDays: PROFILE_DAYS }),
      otherwise: text(`consent.${purpose}.otherwise`),
      takeBack: text(`consent.${purpose}.takeBack`),
      later: text(`consent.${purpose}.later`),
    }
  const template = templateFor(city, purpose)
  if (!template) throw new Error('there is no such purpose')
  const { consent, keptDays } = template
  return {
    ...consent,
    what: { ...consent.what, values: { days: keptDays, profileDays: PROFILE_DAYS } },
  }
}

/** Which version of its texts somebody who is asked for a purpose sees. */
export function textVersion(city: City, purpose: Purpose): string {
  return templateFor(city, purpose)?.consent.version ?? CONSENT_TEXT_VERSION
}

/** The question whether declarations of a template may be kept. */
export function askForDeclaration(city: City, { consent, keptDays }: Template, travels: Text): Text {
  return { ...consent.ask, values: { city: city.name, days: keptDays, travels } }
}

/** The form whose declarations a purpose is. */
export function templateFor({ templates }: City, purpose: Purpose): Template | undefined {
  return templates.all.find((template) => template.purpose === purpose)
}
