import { fold } from '../../fold.ts'
import { type Text, text, words } from '../../text.ts'
import type { UnitMatch } from '../../unitSearch.ts'
import { nameInSentence, type Unit } from '../../units.ts'
import type { FormContext } from '../form.ts'
import { type Choice, type Kind, problem, type Reading, SPECIAL, type View } from '../kind.ts'
import { type UnitQuestion, worded } from '../question.ts'
import {
  elsewherePrompt,
  isAskedWhole,
  readElsewhere,
  readNamedElsewhere,
  restoreElsewhere,
} from './elsewhere.ts'

/** Look-alikes shown at once; more would not be read, so another word is asked for. */
const OPTIONS_LIMIT = 8
/** Characters of a name that waits for its unit. */
const NAME_LENGTH = 100
/** "Tôi ở phường Ngô Quyền": what leads to an address and belongs to no street. */
const LEADS_TO_ADDRESS =
  /^\s*(?:(?:(?:nhà|tôi|em|mình|con|cháu|hiện|đang|sống)\s+)*(?:ở tại|ở|tại)|(?:nhà|tôi|toi|em|mình|minh)\s+o|i(?: live|'m staying| am staying)\s+(?:in|at)|địa chỉ\s*:)\s+(?=\S)/iu

/** A unit of the city, found by a part of its name; look-alikes are asked about. Elsewhere: province, then words. */
export const unit: Kind<UnitQuestion> = {
  takesNumbers: true,
  prompt(question, view) {
    if (view.draft?.elsewhere) return elsewherePrompt(question, view)
    const away = question.elsewhere ? [elsewhereChoice()] : []
    const options = optionsIn(question, view)
    if (options.length === 0) return { ask: asked(question, view), choices: away }
    const choices = options.map((option) => optionChoice(option, view.context))
    return { ask: text('form.unit.which'), choices: [...choices, ...away] }
  },
  read(question, heard, view) {
    if (heard.kind === 'contact') return { stale: true }
    if (heard.kind === 'choice') return pressed(question, heard.code, view)
    const typed = heard.text.replace(LEADS_TO_ADDRESS, '')
    const away = view.draft?.elsewhere ? readElsewhere(question, typed, view) : undefined
    return away ?? search(question, typed, view)
  },
  restore(question, stored, { units }) {
    if (typeof stored !== 'object' || stored === null) return undefined
    if ('code' in stored && 'edition' in stored) {
      const known =
        stored.edition === units.edition ? findFitting(question, String(stored.code), units) : undefined
      return known && { edition: known.edition, code: known.code }
    }
    return question.elsewhere ? restoreElsewhere(stored) : undefined
  },
  show(_question, answer, { units }) {
    if (typeof answer !== 'object' || answer === null) return words('')
    if ('province' in answer) return words(`${answer.place}, ${answer.province}`)
    const known = 'code' in answer ? units.byCode(answer.code) : undefined
    return words(known ? capitalised(units.pathText(known)) : '')
  },
}

function asked(question: UnitQuestion, { context, draft }: View): Text {
  if (question.askAlone && draft?.before) return worded(question.askAlone)
  return worded((isAskedWhole(question, context) && question.askWhole) || question.ask)
}

function pressed(question: UnitQuestion, code: string, { context, draft }: View): Reading {
  if (code === SPECIAL.elsewhere && question.elsewhere) return { draft: { elsewhere: true } }
  if (code === SPECIAL.back && draft?.elsewhere) return { draft: undefined }
  const known = findFitting(question, code, context.units)
  return known ? found(question, known, draft?.before) : { stale: true }
}

function search(question: UnitQuestion, typed: string, view: View): Reading {
  const { units } = view.context
  const address = units.searchAddress(typed, (unit) => !question.lowest || units.isLowest(unit))
  const { matches } = address
  const named = typeof view.draft?.before === 'string' ? view.draft.before : undefined
  const before = address.before || named
  const options = meant(matches, typed)
  const [only] = options
  if (only && options.length === 1) return found(question, only, before)
  if (options.length > OPTIONS_LIMIT) return problem(text('form.unit.tooMany', { count: options.length }))
  if (options.length > 0)
    return { draft: { options: options.map(({ code }) => code), ...(before !== undefined && { before }) } }
  const away = readNamedElsewhere(question, typed, view)
  if (away) return away
  const slips = units.oneSlipAway(typed, (unit) => !question.lowest || units.isLowest(unit))
  if (slips.length > 0 && slips.length <= OPTIONS_LIMIT)
    return {
      draft: { options: slips.map(({ code }) => code), ...(named !== undefined && { before: named }) },
    }
  const isName =
    !named && typed.length <= NAME_LENGTH && !/[:/]/.test(typed) && units.search(typed).length === 0
  if (question.askAlone && isName) return { draft: { before: typed } }
  return question.lowest ? searchAbove(typed, units, question) : notFound(question, units.root)
}

/** The unit, and what stood before it for the question that takes it. */
function found({ before }: UnitQuestion, { edition, code }: Unit, stoodBefore: string | undefined): Reading {
  const answer = { edition, code }
  return before && stoodBefore ? { answer, besides: { [before]: stoodBefore } } : { answer }
}

/** A district was named where a ward is wanted: offer its wards, or ask for one of them. */
function searchAbove(typed: string, units: FormContext['units'], question: UnitQuestion): Reading {
  const [upper] = meant(units.search(typed), typed)
  if (!upper || upper === units.root) return notFound(question, units.root)
  const below = units.lowest(upper.code)
  if (below.length <= OPTIONS_LIMIT) return { draft: { options: below.map((option) => option.code) } }
  return problem(text('form.unit.above', { unit: nameInSentence(upper) }))
}

/** Without accents look-alikes are all meant; with them, only the name that has the same. */
function meant(matches: readonly UnitMatch[], typed: string): Unit[] {
  const hasAccents = fold(typed) !== typed.toLowerCase().replace(/\s+/g, ' ').trim()
  const exact = matches.filter(({ closeness }) => hasAccents && closeness === 'accents')
  const whole = matches.filter(({ closeness }) => closeness === 'accents' || closeness === 'name')
  const best = [exact, whole, matches].find((group) => group.length > 0) ?? []
  return best.map((match) => match.unit)
}

function notFound(question: UnitQuestion, city: Unit): Reading {
  const values = { city: city.name }
  return problem(
    question.elsewhere ? text('form.unit.unknownOrElsewhere', values) : text('form.unit.unknown', values),
  )
}

function optionsIn(question: UnitQuestion, { draft, context }: View): Unit[] {
  const codes = Array.isArray(draft?.options) ? draft.options.slice(0, OPTIONS_LIMIT) : []
  return codes.flatMap((code) => findFitting(question, String(code), context.units) ?? [])
}

function findFitting({ lowest }: UnitQuestion, code: string, units: FormContext['units']): Unit | undefined {
  const known = units.byCode(code)
  return known && (!lowest || units.isLowest(known)) ? known : undefined
}

function optionChoice(option: Unit, { units }: FormContext): Choice {
  return { code: option.code, label: words(capitalised(units.pathText(option))) }
}

function elsewhereChoice(): Choice {
  return { code: SPECIAL.elsewhere, label: text('form.unit.elsewhere') }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
