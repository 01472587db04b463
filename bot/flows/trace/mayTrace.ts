import { type AppointmentRow, appointmentsOf, type UnitKey } from '../../../db/officials.ts'
import { type Trace, traceById } from '../../../db/traces.ts'
import { mayInOffice } from '../../core/office.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { unitsOf } from '../../core/unitsOf.ts'

/** The appointments by which the turn's person may trace at this moment. */
export async function tracerOffices(turn: Turn): Promise<AppointmentRow[]> {
  const { person, store, city, now } = turn
  if (!person) return []
  const offices = await appointmentsOf(store, person.id, now)
  return offices.filter(
    (office) =>
      office.role === 'tracer' &&
      mayInOffice([office], 'trace a case', office, unitsOf(city, office.edition)),
  )
}

/** Whether the turn's person may trace for a unit; who may not is told no more than of a button that is gone. */
export async function mayTrace(turn: Turn, unit: UnitKey): Promise<boolean> {
  const offices = await tracerOffices(turn)
  const may = mayInOffice(offices, 'trace a case', unit, unitsOf(turn.city, unit.edition))
  if (!may) say(turn, { text: text('menu.staleButton') })
  return may
}

/** A case by its number, if it is one of the turn's person, who may still trace for its unit; else they are told as above. */
export async function traceFor(turn: Turn, number: string): Promise<Trace | undefined> {
  const trace = /^\d{1,15}$/.test(number) ? await traceById(turn.store, Number(number)) : undefined
  if (!trace || trace.tracerId === undefined || trace.tracerId !== turn.person?.id) {
    say(turn, { text: text('menu.staleButton') })
    return undefined
  }
  return (await mayTrace(turn, trace)) ? trace : undefined
}
