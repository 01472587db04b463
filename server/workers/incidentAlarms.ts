import { alarmsNow, clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import type { Store } from '../../db/connect.ts'
import { type Incident, incidentsNow } from '../../db/incidents.ts'

const HOUR_MILLISECONDS = 3_600_000
/** Hours after a breach was found until the specialised authority must know of it (Law 91/2025/QH15, article 23). */
export const TELL_HOURS = 72
/** Hours after which operators are told again, and by which name: a day, two, and six hours before it is over. */
const STAGES = [
  [0, 'open'],
  [24, '24'],
  [48, '48'],
  [66, '66'],
  [TELL_HOURS, 'late'],
] as const

/**
 * Raises that the authority has not been told of an incident: at once, and once more at each stage, until it has been or the
 * incident is closed. What was raised before stands on, so that nobody hears that it was over.
 */
export async function watchIncidents(store: Pick<Store, 'sql'>, now: Date): Promise<void> {
  const untold = (await incidentsNow(store)).filter(isUntold)
  for (const { id, foundAt } of untold) {
    const stage = STAGES.findLast(([hours]) => hoursOf(foundAt, now) >= hours)?.[1] ?? 'open'
    await raiseAlarm(store, `incident ${id} ${stage}`, 'authority not told')
  }
  const stand = new Set(untold.map(({ id }) => String(id)))
  for (const { name } of await alarmsNow(store)) {
    const [, id] = /^incident (\d+) /.exec(name) ?? []
    if (id !== undefined && !stand.has(id)) await clearAlarm(store, name)
  }
}

function isUntold({ authorityToldAt, closedAt }: Incident): boolean {
  return authorityToldAt === undefined && closedAt === undefined
}

/** Hours between two moments, with their fraction. */
export function hoursOf(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / HOUR_MILLISECONDS
}
