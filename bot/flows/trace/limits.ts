import { countLookUps } from '../../../db/officialReads.ts'
import { takeTokens } from '../../../db/pace.ts'
import { countTraces } from '../../../db/traces.ts'
import { cityDay, startOfCityDay } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'

/** Cases that one official begins in a day: at the worst of 2021 a district's team was given some thirty. */
const CASES_A_DAY = 50
/** Times that one looks for somebody in a day: two for each of these cases, because numbers are mistyped. */
const LOOK_UPS_A_DAY = 100
/** Look-ups made at once, and how many seconds bring the next: who types a number is slower than a program. */
const BURST = 5
const SECONDS_EACH = 10

/** What is said where somebody may not be looked for just now. */
export async function lookUpRefused(turn: Turn, personId: number): Promise<Text | undefined> {
  const bucket = { name: `trace ${personId}`, perSecond: 1 / SECONDS_EACH, burst: BURST, reserve: 0 }
  const [wait = 0] = await takeTokens(turn.store, [bucket])
  if (wait > 0) return text('trace.tooFast', { seconds: Math.ceil(wait) })
  const count = await countLookUps(turn.store, personId, startOfToday(turn))
  return count >= LOOK_UPS_A_DAY ? text('trace.lookUpLimit', { most: LOOK_UPS_A_DAY }) : undefined
}

/** What is said where no case may be begun any more today. */
export async function caseRefused(turn: Turn, personId: number): Promise<Text | undefined> {
  const count = await countTraces(turn.store, personId, startOfToday(turn))
  return count >= CASES_A_DAY ? text('trace.caseLimit', { most: CASES_A_DAY }) : undefined
}

function startOfToday({ now, city: { timeZone } }: Turn): Date {
  return startOfCityDay(cityDay(now, timeZone), timeZone)
}
