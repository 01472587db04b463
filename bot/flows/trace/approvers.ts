import { type Appointed, appointedAt, nearTo } from '../../../db/approvers.ts'
import { appointmentsOf } from '../../../db/officials.ts'
import type { Trace } from '../../../db/traces.ts'
import { mayInOffice, type OfficeDeed } from '../../core/office.ts'
import type { Turn } from '../../core/turn.ts'
import { unitsOf } from '../../core/unitsOf.ts'

type Asking = Pick<Turn, 'store' | 'city' | 'now'>

/** Whether somebody may do this in a case at this moment. */
export async function mayInCase(
  { store, city, now }: Asking,
  personId: number,
  deed: OfficeDeed,
  trace: Trace,
): Promise<boolean> {
  return mayInOffice(await appointmentsOf(store, personId, now), deed, trace, unitsOf(city, trace.edition))
}

/**
 * Who may say yes to a case's notices, by each of their appointments for its unit or above: never who asks, nor who is too near
 * to them for two to be more than one.
 */
export async function approversOf({ store, city, now }: Asking, trace: Trace): Promise<readonly Appointed[]> {
  const { edition, unitCode } = trace
  const units = unitsOf(city, edition)
  const unit = units?.byCode(unitCode)
  const codes = units && unit ? units.path(unit).map(({ code }) => code) : [unitCode]
  const appointed = await appointedAt(store, edition, codes, now)
  const unfit = await unfitToApprove({ store }, trace)
  return appointed.filter(
    (one) => !unfit.has(one.personId) && mayInOffice([one], 'approve exposure notices', trace, units),
  )
}

/** Who asks, and whoever shares a phone with them, appointed them or was appointed by them. */
export async function unfitToApprove(
  { store }: Pick<Turn, 'store'>,
  { tracerId }: Trace,
): Promise<ReadonlySet<number>> {
  return tracerId === undefined ? new Set() : new Set([tracerId, ...(await nearTo(store, tracerId))])
}
