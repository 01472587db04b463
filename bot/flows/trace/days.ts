import { personsFound } from '../../../db/findPersons.ts'
import { makeTrace } from '../../../db/traces.ts'
import { cityDay, dayText, spanOfCityDay } from '../../core/cityTime.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import { periodOf } from '../../core/form/kinds/period.ts'
import { KEPT_DAYS, type Profile } from '../../core/person.ts'
import type { Tracing } from '../../core/session.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { keptDays } from '../log/parseAsked.ts'
import { noteAct } from '../noteAct.ts'
import { caseRefused } from './limits.ts'
import { mayTrace, traceFor } from './mayTrace.ts'
import { personText } from './personText.ts'
import { showVisits } from './visits.ts'
import { DAYS_FORM, dropTracing, holdTracing, tracingNow } from './waiting.ts'

const daysForm: Form = {
  name: DAYS_FORM,
  questions: [
    {
      name: 'days',
      kind: 'period',
      usual: 'lately',
      daysBack: KEPT_DAYS,
      ask: 'trace.days.ask',
      label: 'trace.days.label',
    },
  ],
}

export const daysFormEnd: FormEnd = { form: daysForm, finish: daysGiven }

/** Asks which days are looked at, under whom was found. */
export async function askDays(turn: Turn, tracing: Tracing, who: Text): Promise<void> {
  holdTracing(turn, tracing)
  await openForm(turn, daysFormEnd, {}, { first: text('trace.days.of', { who }) })
}

/** [Khoảng ngày khác]: the same person and number with other days, as a case of its own. */
export async function pressOtherDays(turn: Turn, number: string): Promise<void> {
  const trace = await traceFor(turn, number)
  if (!trace) return
  const [person] =
    trace.personId === undefined ? [] : await personsFound<Profile>(turn.store, [trace.personId])
  if (!person) return say(turn, { text: text('trace.erased') })
  const { edition, unitCode, reference } = trace
  const tracing = { at: turn.now.toISOString(), edition, unitCode, reference, personId: person.id }
  await askDays(turn, tracing, personText(person))
}

async function daysGiven(turn: Turn, answers: Answers): Promise<void> {
  const { person, city, now } = turn
  const tracing = tracingNow(turn)
  const days = periodOf(answeredText(answers, 'days'))
  const kept = days && keptDays(days, cityDay(now, city.timeZone))
  if (
    !person ||
    tracing?.reference === undefined ||
    tracing.personId === undefined ||
    kept === undefined ||
    typeof kept === 'string'
  )
    return say(turn, { text: text('trace.beginAnew') })
  if (!(await mayTrace(turn, tracing))) return
  const refused = await caseRefused(turn, person.id)
  dropTracing(turn)
  if (refused) return say(turn, { text: refused })
  const [traced] = await personsFound<Profile>(turn.store, [tracing.personId])
  if (!traced) return say(turn, { text: text('trace.erased') })
  const trace = await makeTrace(turn.store, {
    edition: tracing.edition,
    unitCode: tracing.unitCode,
    reference: tracing.reference,
    personId: traced.id,
    tracerId: person.id,
    from: spanOfCityDay(kept.days.first, city.timeZone).from,
    to: spanOfCityDay(kept.days.last, city.timeZone).to,
    rule: city.exposureRule,
    createdAt: now,
  })
  const { edition, unitCode } = trace
  await noteAct(turn, 'case opened', { unit: { edition, unitCode }, personId: traced.id, ...kept.days })
  const cut = text('trace.days.cut', { days: KEPT_DAYS, first: dayText(kept.days.first) })
  await showVisits(turn, trace, kept.cut ? { first: cut } : {})
}
