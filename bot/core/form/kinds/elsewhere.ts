import { type AwayAddress, awayAddress, streetAndPlace } from '../../awayAddress.ts'
import { fold } from '../../fold.ts'
import { provinceAtEnd } from '../../provinces.ts'
import { text } from '../../text.ts'
import type { Draft, FormContext } from '../form.ts'
import { type Choice, type Prompt, problem, type Reading, SPECIAL, type View } from '../kind.ts'
import type { UnitAnswer, UnitQuestion } from '../question.ts'
import { cleanStored, cleanTyped } from '../typed.ts'

/** Characters of a province, and of the district, ward and the like elsewhere. */
const PROVINCE_LENGTH_LIMIT = 60
const PLACE_LENGTH_LIMIT = 150

/** Where each message counts, a whole address is one question. */
export function isAskedWhole({ askWhole }: UnitQuestion, { brief }: FormContext): boolean {
  return brief && askWhole !== undefined
}

/** Asks for a province, then for a place there; or for all at once. */
export function elsewherePrompt(question: UnitQuestion, { draft, context }: View): Prompt {
  const back: Choice = {
    code: SPECIAL.back,
    label: text('form.unit.inside', { city: context.units.root.name }),
  }
  return { ask: text(elsewhereAsk(isAskedWhole(question, context), draft)), choices: [back] }
}

function elsewhereAsk(whole: boolean, { province, before }: Draft = {}) {
  if (province === undefined) return whole ? 'form.unit.away' : 'form.unit.province'
  return whole && before === undefined ? 'form.unit.awayPlace' : 'form.unit.place'
}

/** What was said of a place elsewhere; undefined when it is in the city, where it is to be searched. */
export function readElsewhere(question: UnitQuestion, typed: string, view: View): Reading | undefined {
  const clean = cleanTyped(typed)
  if (!/\p{L}/u.test(clean)) return problem(text('form.text.problem'))
  const province = cleanStored(view.draft?.province, PROVINCE_LENGTH_LIMIT)
  if (isAskedWhole(question, view.context)) return readWhole(question, clean, province, view)
  if (province !== undefined) return awayAnswer(question, { province, ...inProvince(clean) })
  const whole = provinceAtEnd(clean)?.before ? awayAddress(clean) : undefined
  const address = whole ?? { province: clean }
  if (!isCity(address.province, view)) return awayAnswer(question, address)
  return address.place === undefined ? { draft: undefined } : undefined
}

/** An address that names another province at its end, so that nobody has to say first that it is elsewhere. */
export function readNamedElsewhere(question: UnitQuestion, typed: string, view: View): Reading | undefined {
  if (!question.elsewhere) return undefined
  const clean = cleanTyped(typed)
  const named = provinceAtEnd(clean)
  const address = named && !isCity(named.province, view) ? awayAddress(clean) : undefined
  return address && awayAnswer(question, address)
}

export function restoreElsewhere(stored: object): UnitAnswer | undefined {
  const province = 'province' in stored ? cleanStored(stored.province, PROVINCE_LENGTH_LIMIT) : undefined
  const place = 'place' in stored ? cleanStored(stored.place, PLACE_LENGTH_LIMIT) : undefined
  return province !== undefined && place !== undefined ? { province, place } : undefined
}

/** The place with the street that was said before it: "5 Trang Tien, Hoan Kiem". */
function inProvince(clean: string): Omit<AwayAddress, 'province'> {
  const told = streetAndPlace(clean)
  return told.place === undefined ? { place: clean } : told
}

/** A whole address, or what was missing of one: the place in a province that was named alone. */
function readWhole(
  question: UnitQuestion,
  clean: string,
  province: string | undefined,
  view: View,
): Reading | undefined {
  if (province !== undefined && !provinceAtEnd(clean)) {
    // Whoever answers with a street alone again has no better name of the place.
    const told = streetAndPlace(clean)
    const street = told.place === undefined ? view.draft?.before : (told.street ?? view.draft?.before)
    return awayAnswer(question, { province, place: told.place ?? clean, ...(street && { street }) })
  }
  const address = awayAddress(clean)
  if (!address) return problem(text('form.unit.awayProvince'))
  if (!isCity(address.province, view)) return awayAnswer(question, address)
  return address.place === undefined ? { draft: undefined } : undefined
}

/** The answer, with the street for the question that takes it; without a place the place is asked. */
function awayAnswer({ before }: UnitQuestion, { province, place, street }: AwayAddress): Reading {
  if (province.length > PROVINCE_LENGTH_LIMIT)
    return problem(text('form.tooLong', { longest: PROVINCE_LENGTH_LIMIT }))
  if (place === undefined) return { draft: { elsewhere: true, province, ...(street && { before: street }) } }
  if (place.length > PLACE_LENGTH_LIMIT) return problem(text('form.tooLong', { longest: PLACE_LENGTH_LIMIT }))
  const answer = { province, place }
  return before && street ? { answer, besides: { [before]: street } } : { answer }
}

function isCity(province: string, { context }: View): boolean {
  const city = fold(context.units.root.name)
  return fold(province) === city || fold(provinceAtEnd(province)?.province ?? '').endsWith(` ${city}`)
}
