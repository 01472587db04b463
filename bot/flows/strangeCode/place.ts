import { venueNamed, venuesAtHand } from '../../../db/strangeCodes.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import { foldedName } from '../../core/fold.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import { text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText, answeredUnit } from '../answered.ts'
import { rememberChoice } from '../checkIn/choice.ts'
import { whyShut } from '../checkIn/shut.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { report } from './report.ts'
import {
  awaitsPoster,
  codeInWait,
  dropCode,
  nameOfCode,
  PLACE_FORM,
  REPORTS_A_DAY,
  reportsToday,
  type WaitingCode,
} from './waiting.ts'

/** A visit that ended longer ago is not what somebody means who has just seen a code. */
const RECENT_HOURS = 4
const HOUR_MILLISECONDS = 3_600_000

const placeForm: Form = {
  name: PLACE_FORM,
  questions: [
    {
      name: 'unit',
      kind: 'unit',
      lowest: true,
      before: 'place',
      ask: 'strangeCode.unit.ask',
      askAlone: 'strangeCode.unit.askAlone',
      label: 'strangeCode.unit.label',
    },
    { name: 'place', kind: 'name', ask: 'strangeCode.name.ask', label: 'strangeCode.name.label' },
  ],
}

export const placeFormEnd: FormEnd = { form: placeForm, finish: placeNamed }

/** [Báo cho phường]: where the person is or was a moment ago is offered, else it is asked with what people have at hand. */
export async function pressReport(turn: Turn, name: string): Promise<void> {
  const code = codeInWait(turn)
  if (!code || nameOfCode(code) !== name) return sayOver(turn)
  if (reportsToday(turn) >= REPORTS_A_DAY) {
    dropCode(turn)
    return say(turn, { text: text('strangeCode.limit', { most: REPORTS_A_DAY }) })
  }
  const since = new Date(turn.now.getTime() - RECENT_HOURS * HOUR_MILLISECONDS)
  const venues = turn.person ? await venuesAtHand(turn.store, turn.person.id, since) : []
  if (venues.length === 0) return askPlace(turn, code)
  turn.session = { ...turn.session, strangeCode: { ...code, venueIds: venues.map(({ id }) => id) } }
  say(turn, {
    text: text('strangeCode.where'),
    buttons: [
      ...venues.map((venue) => [{ label: words(venue.name), press: `codeAt:${venue.id}` }]),
      [{ label: text('strangeCode.button.elsewhere'), press: 'codeAt:elsewhere' }, ignoreButton(code)],
    ],
  })
}

/** [Bỏ qua]: nothing is kept, and the way in is said. */
export async function pressIgnore(turn: Turn, name: string): Promise<void> {
  const code = codeInWait(turn)
  if (code && nameOfCode(code) === name) dropCode(turn)
  say(turn, { text: text('strangeCode.ignored') })
}

/** One of the venues that were offered; any other number is forged. */
export async function pressAt(turn: Turn, venueId: string): Promise<void> {
  const code = codeInWait(turn)
  if (!code?.venueIds) return sayOver(turn)
  if (venueId === 'elsewhere') return askPlace(turn, code)
  const offered = code.venueIds.find((id) => String(id) === venueId)
  if (offered === undefined) return sayOver(turn)
  await report(turn, code, { by: 'hand', venueId: offered })
}

async function askPlace(turn: Turn, code: WaitingCode): Promise<void> {
  await openForm(turn, placeFormEnd, {}, { button: ignoreButton(code) })
}

function ignoreButton(code: WaitingCode) {
  return { label: text('strangeCode.button.ignore'), press: `ignoreCode:${nameOfCode(code)}` }
}

/**
 * The real poster of a place, when that was asked for: it says where the strange code hangs. It is no arrival then, because
 * the person may be elsewhere by now, but one tap makes it one.
 */
export async function isWhereItHangs(
  turn: Turn,
  gate: GateOfVenue & { readonly retired: boolean },
): Promise<boolean> {
  if (!awaitsPoster(turn.session)) return false
  const code = codeInWait(turn)
  dropCode(turn)
  if (!code) return false
  const takesVisits = !gate.retired && whyShut(gate) === undefined
  if (takesVisits) rememberChoice(turn, [gate], turn.at)
  await report(turn, code, {
    by: 'hand',
    venueId: gate.venueId,
    ...(takesVisits && { checkIn: gate.gateId }),
  })
  return true
}

/** A name that somebody typed finds its venue silently: what is answered does not depend on it. */
async function placeNamed(turn: Turn, answers: Answers): Promise<void> {
  const code = codeInWait(turn)
  if (!code) return sayOver(turn)
  const unitCode = answeredUnit(answers, 'unit')
  if (unitCode === undefined) throw new Error('a place outside the city')
  const unit = { edition: turn.city.edition, unitCode }
  const venueId = await venueNamed(turn.store, unit, foldedName(answeredText(answers, 'place')))
  await report(turn, code, { by: 'name', venueId, unit })
}

function sayOver(turn: Turn): void {
  say(turn, { text: text('strangeCode.over') })
}
