import type { City } from '../../core/city.ts'
import type { Button } from '../../core/outgoing.ts'
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

type TakingBackTexts = Pick<PurposeTexts, 'takeBack' | 'otherwise' | 'later'>

/** Every purpose that people can agree to here. */
export function purposesOf({ templates }: City): readonly Purpose[] {
  return [...FIXED_PURPOSES, ...templates.all.map(({ purpose }) => purpose)]
}

/** What is said of taking a yes back; of a form whose file is gone under the name by which it is kept. */
export function takingBackTexts(city: City, purpose: Purpose): TakingBackTexts {
  if (purposesOf(city).includes(purpose)) return purposeTexts(city, purpose)
  return {
    takeBack: text('consent.gone.takeBack', { form: purpose }),
    otherwise: text('consent.gone.otherwise'),
    later: text('consent.gone.later'),
  }
}

/** To what somebody stands by a yes, each with its button: also what is asked of nobody any more can be taken back. */
export function takeBackButtons(city: City, standing: ReadonlySet<Purpose>): Button<Text>[][] {
  const known = purposesOf(city).filter((purpose) => standing.has(purpose))
  return [...new Set([...known, ...standing])].map((purpose) => [
    { label: takingBackTexts(city, purpose).takeBack, press: `no:${purpose}` },
  ])
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
