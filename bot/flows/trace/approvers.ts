import { appointedAt } from '../../../db/approvers.ts'
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

/** Who may say yes to a case's notices: everybody appointed so for its unit or above, but never who asks. */
export async function approversOf({ store, city, now }: Asking, trace: Trace): Promise<readonly number[]> {
  const { edition, unitCode } = trace
  const units = unitsOf(city, edition)
  const unit = units?.byCode(unitCode)
  const codes = units && unit ? units.path(unit).map(({ code }) => code) : [unitCode]
  const appointed = await appointedAt(store, edition, codes, now)
  const may = appointed.filter((one) => mayInOffice([one], 'approve exposure notices', trace, units))
  return [...new Set(may.map(({ personId }) => personId))].filter((id) => id !== trace.tracerId)
}
