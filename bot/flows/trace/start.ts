import { personsFound } from '../../../db/findPersons.ts'
import type { AppointmentRow, UnitKey } from '../../../db/officials.ts'
import { type Trace, tracesOf } from '../../../db/traces.ts'
import type { Button } from '../../core/outgoing.ts'
import { KEPT_DAYS, type Profile } from '../../core/person.ts'
import { type Text, text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { fullName } from '../../core/units.ts'
import { shortDay } from '../log/lineText.ts'
import { daysOf } from './head.ts'
import { tracerOffices } from './mayTrace.ts'
import { nameText } from './personText.ts'
import { askReference, referenceGiven } from './reference.ts'
import { dropTracing, holdTracing, tracingNow } from './waiting.ts'

/** Cases to go on with, a phone's screen of buttons; older ones are begun anew. */
const CASES_SHOWN = 8
const DAY_MILLISECONDS = 86_400_000

/**
 * /truyvet and a case's number: begins a case; without a number, those of the last days stand first, to go on with. Whoever is
 * not appointed hears what is said of any command that does not exist.
 */
export async function startTracing(turn: Turn, typed: string): Promise<void> {
  const offices = await tracerOffices(turn)
  if (offices.length === 0) return say(turn, { text: text('menu.unknownCommand') })
  dropTracing(turn)
  if (typed !== '') return beginCase(turn, offices, typed)
  const cases = await openCases(turn, offices)
  if (cases.length === 0) return beginCase(turn, offices)
  say(turn, {
    text: text('trace.cases', { days: KEPT_DAYS }),
    buttons: [...(await caseButtons(turn, cases)), [{ label: text('trace.button.new'), press: 'traceNew:' }]],
  })
}

/** [Vụ việc mới] */
export async function pressNew(turn: Turn): Promise<void> {
  const offices = await tracerOffices(turn)
  if (offices.length === 0) return say(turn, { text: text('menu.staleButton') })
  await beginCase(turn, offices)
}

/** Of which unit, where somebody traces for several; then the number, unless it was typed with the command. */
export async function pressUnit(turn: Turn, appointment: string): Promise<void> {
  const office = (await tracerOffices(turn)).find(({ id }) => String(id) === appointment)
  if (!office) return say(turn, { text: text('menu.staleButton') })
  await beginFor(turn, office, tracingNow(turn)?.reference)
}

async function beginCase(turn: Turn, offices: readonly AppointmentRow[], typed?: string): Promise<void> {
  const [only] = offices
  if (!only) return
  if (offices.length === 1) return beginFor(turn, only, typed)
  holdTracing(turn, newCase(turn, only, typed))
  say(turn, {
    text: text('trace.whichUnit'),
    buttons: offices.map((office) => [
      { label: words(unitLabel(turn, office)), press: `traceUnit:${office.id}` },
    ]),
  })
}

async function beginFor(turn: Turn, unit: UnitKey, typed: string | undefined): Promise<void> {
  holdTracing(turn, newCase(turn, unit))
  await (typed === undefined ? askReference(turn) : referenceGiven(turn, typed))
}

/** A unit's name on its own; of one that is no more only the code is known. */
function unitLabel({ city }: Turn, { edition, unitCode }: UnitKey): string {
  const unit = edition === city.edition ? city.units.byCode(unitCode) : undefined
  return unit ? fullName(unit) : unitCode
}

function newCase({ now }: Turn, { edition, unitCode }: UnitKey, reference?: string) {
  return { at: now.toISOString(), edition, unitCode, ...(reference !== undefined && { reference }) }
}

/** The newest cases of the turn's person, of units for which they still trace. */
async function openCases({ store, person, now }: Turn, offices: readonly UnitKey[]): Promise<Trace[]> {
  if (!person) return []
  const since = new Date(now.getTime() - KEPT_DAYS * DAY_MILLISECONDS)
  const cases = await tracesOf(store, person.id, { since, limit: CASES_SHOWN })
  return cases.filter(({ edition, unitCode }) =>
    offices.some((office) => office.edition === edition && office.unitCode === unitCode),
  )
}

async function caseButtons({ store, city }: Turn, cases: readonly Trace[]): Promise<Button<Text>[][]> {
  const ids = cases.flatMap(({ personId }) => personId ?? [])
  const people = new Map((await personsFound<Profile>(store, ids)).map((person) => [person.id, person]))
  return cases.map((trace) => {
    const person = trace.personId === undefined ? undefined : people.get(trace.personId)
    const { first, last } = daysOf(trace, city.timeZone)
    const label = text('trace.button.reopen', {
      reference: trace.reference,
      who: person ? nameText(person.profile) : text('trace.erasedShort'),
      first: shortDay(first),
      last: shortDay(last),
    })
    return [{ label, press: `traceVisits:${trace.id}` }]
  })
}
