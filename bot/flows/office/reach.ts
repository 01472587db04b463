import { type HeldOffice, officesIn } from '../../../db/appointments.ts'
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

export async function ownOffices({ store, person, now }: Turn): Promise<readonly AppointmentRow[]> {
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
  const offices = await ownOffices(turn)
  const is = offices.some((office) => OFFICES.some((role) => isAnywhere(turn, office, role)))
  if (!is) say(turn, { text: text('appointment.notForYou') })
  return is
}

function isAnywhere({ city }: Turn, office: AppointmentRow, role: Office): boolean {
  const { edition, unitCode } = office
  const units = unitsOf(city, edition)
  const below = units?.children(unitCode) ?? []
  const reached = [unitCode, ...below.map(({ code }) => code)]
  return reached.some((code) => mayInOffice([office], APPOINTING[role], { edition, unitCode: code }, units))
}

/** Everybody whose appointment this person may end, in the order of the units. */
export async function officesBelow(turn: Turn): Promise<readonly HeldOffice[]> {
  const { city, store, now } = turn
  const own = await ownOffices(turn)
  const all = [...city.units.all, ...city.units.bodiesAll].map(({ code }) => code)
  const held = await officesIn(store, { edition: city.edition, unitCodes: all }, now)
  return held.filter(
    ({ role, personId, ...unit }) => personId !== turn.person?.id && mayWith(turn, own, role, unit),
  )
}
