import type { UnitDirectory } from './units.ts'

/**
 * What somebody can be appointed to for a unit: to report for it, to lead it and appoint others, to trace. Nobody is one by being
 * another.
 */
export const OFFICES = ['reporter', 'lead', 'tracer'] as const
export type Office = (typeof OFFICES)[number]

/** An appointment that holds now. */
export type Appointment = { readonly edition: string; readonly unitCode: string; readonly role: Office }

/** For which units an office gives a right: its own, those below it, or both. */
type Reach = 'here' | 'below' | 'here and below'

/**
 * Who may do what in an office: the one place that says it, beside `rights.ts` for venues. What no office gives nobody may do:
 * no official sets a person's status, and nobody is given all addresses of venues.
 */
export const OFFICE_RIGHTS = {
  'bind a group': { reporter: 'here', lead: 'here' },
  'suspend a venue': { reporter: 'here and below', lead: 'here and below' },
  'open and close a report round': { reporter: 'here', lead: 'here' },
  'submit and correct a report': { reporter: 'here', lead: 'here' },
  'appoint a reporter': { lead: 'here and below' },
  'appoint a lead': { lead: 'below' },
  'appoint a tracer': { lead: 'below' },
  'trace a case': { tracer: 'here' },
  'approve exposure notices': { tracer: 'here and below', lead: 'here and below' },
  'tick off calls': { tracer: 'here' },
  "set a person's status": {},
  'list the addresses of all venues': {},
} as const satisfies Record<string, Partial<Record<Office, Reach>>>

export type OfficeDeed = keyof typeof OFFICE_RIGHTS

/**
 * Whether somebody with these appointments may do it for a unit. `units` are those of the unit's own edition (`unitsOf`), whichever is
 * in force: what lies below is read by the tree of its time. Where that tree is gone only what holds `here` is given.
 */
export function mayInOffice(
  appointments: readonly Appointment[],
  deed: OfficeDeed,
  unit: { readonly edition: string; readonly unitCode: string },
  units: UnitDirectory | undefined,
): boolean {
  const reaches: Partial<Record<Office, Reach>> = OFFICE_RIGHTS[deed]
  return appointments.some((appointment) => {
    const reach = reaches[appointment.role]
    if (reach === undefined || appointment.edition !== unit.edition) return false
    if (appointment.unitCode === unit.unitCode) return reach !== 'below'
    return reach !== 'here' && liesBelow(units, unit, appointment.unitCode)
  })
}

function liesBelow(
  units: UnitDirectory | undefined,
  { edition, unitCode }: { readonly edition: string; readonly unitCode: string },
  aboveCode: string,
): boolean {
  const unit = edition === units?.edition ? units.byCode(unitCode) : undefined
  return unit !== undefined && units?.liesBelow(unit, aboveCode) === true
}
