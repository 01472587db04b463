import { type HeldOffice, officesIn, officesOf } from '../../../db/appointments.ts'
import { type AppointmentRow, appointmentsOf, type UnitKey } from '../../../db/officials.ts'
import { mayInOffice, OFFICES, type Office, type OfficeDeed } from '../../core/office.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { unitsOf } from '../../core/unitsOf.ts'

/** What appoints to an office; whoever may do that for a unit may also end such an appointment there. */
export const APPOINTING = {
  reporter: 'appoint a reporter',
  lead: 'appoint a lead',
  tracer: 'appoint a tracer',
} as const satisfies Record<Office, OfficeDeed>

/** Days for which an appointment lasts where nobody says otherwise: a campaign of half a year, a month of tracing. */
export const USUAL_DAYS: Readonly<Record<Office, number>> = { reporter: 180, lead: 180, tracer: 30 }
/** Nobody is appointed for longer than a year: what lies around for longer is forgotten. */
export const DAYS_AT_MOST = 366

export async function mayAppoint(turn: Turn, role: Office, unit: UnitKey): Promise<boolean> {
  return mayWith(turn, await ownOffices(turn), role, unit)
}

/** The offices that this person may give for a unit. */
export async function rolesAt(turn: Turn, unit: UnitKey): Promise<readonly Office[]> {
  const own = await ownOffices(turn)
  return OFFICES.filter((role) => mayWith(turn, own, role, unit))
}

async function ownOffices({ store, person, now }: Turn): Promise<readonly AppointmentRow[]> {
  return person ? appointmentsOf(store, person.id, now) : []
}

export function mayWith(
  { city }: Pick<Turn, 'city'>,
  offices: readonly AppointmentRow[],
  role: Office,
  unit: UnitKey,
): boolean {
  return mayInOffice(offices, APPOINTING[role], unit, unitsOf(city, unit.edition))
}

/** Whether somebody may appoint anybody anywhere; else they are told that they may not. */
export async function leads(turn: Turn): Promise<boolean> {
  const is = isLead(turn, await ownOffices(turn))
  if (!is) say(turn, { text: text('appointment.notForYou') })
  return is
}

/** Whoever appoints anywhere appoints reporters of the own unit. */
function isLead(turn: Pick<Turn, 'city'>, own: readonly AppointmentRow[]): boolean {
  return own.some((unit) => mayWith(turn, own, 'reporter', unit))
}

/** The own appointments, those that this person may end, and those at their own unit that only somebody above may. */
export type InSight = {
  readonly own: readonly HeldOffice[]
  readonly isLead: boolean
  readonly held: readonly HeldOffice[]
  readonly beside: readonly HeldOffice[]
}

/** In the order of the units, departments and unions among them. */
export async function officesInSight(turn: Turn): Promise<InSight> {
  const { city, store, person, now } = turn
  const own = person ? await officesOf(store, person.id, now) : []
  if (!isLead(turn, own)) return { own, isLead: false, held: [], beside: [] }
  const all = [...city.units.all, ...city.units.bodiesAll].map(({ code }) => code)
  const found = await officesIn(store, { edition: city.edition, unitCodes: all }, now)
  const others = found.filter(({ personId }) => personId !== person?.id)
  const held = others.filter(({ role, ...unit }) => mayWith(turn, own, role, unit))
  const beside = others.filter((other) => !held.includes(other) && mayWith(turn, own, 'reporter', other))
  return { own, isLead: true, held, beside }
}

/** Everybody whose appointment this person may end. */
export async function officesBelow(turn: Turn): Promise<readonly HeldOffice[]> {
  return (await officesInSight(turn)).held
}
