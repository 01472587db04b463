import { clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import type { Store } from '../../db/connect.ts'
import { busiestReader } from '../../db/readsByOfficials.ts'

export const READS_ODD = 'official reads'

const DAY_MILLISECONDS = 86_400_000
/** Look-ups by one official in 24 hours: a team that traced all of a district's cases in 2021 made some thirty. */
const MANY = 60
/** Those of them that found nobody: who copies numbers from a register mistypes a few, who tries numbers many. */
const MANY_IN_VAIN = 15

/**
 * Raises that some official looks people up more often than tracing needs, or tries numbers, until a day is over without it. The
 * alarm says how often, and nothing of who looked or whom they found: that stands in what officials read.
 */
export async function watchReads(store: Pick<Store, 'sql'>, now: Date): Promise<void> {
  const { lookUps, inVain } = await busiestReader(store, new Date(now.getTime() - DAY_MILLISECONDS))
  if (lookUps >= MANY || inVain >= MANY_IN_VAIN)
    await raiseAlarm(store, READS_ODD, `${lookUps} look-ups by one official in a day, ${inVain} in vain`)
  else await clearAlarm(store, READS_ODD)
}
