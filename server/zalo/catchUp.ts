import type { Logger } from 'pino'
import { clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'
import { knownArrivals } from '../../db/inbox.ts'
import { type MissedEvents, missedAreRead } from '../../db/missedEvents.ts'
import type { Accept } from '../inbox/accept.ts'
import { LONGEST_HOURS } from '../inbox/late.ts'
import type { Counter } from '../inbox/tally.ts'
import { type LastReading, lastReading, READING_ALARM, readingIsFinished } from './lastReading.ts'
import { HISTORY_LIMITS, type HistoryLimits, type Portion, readHistory } from './readHistory.ts'
import type { ZaloSide } from './side.ts'

export type CatchUpParts = {
  readonly database: Database
  readonly zalo: ZaloSide
  /** Accepts what the account was told, under the account's name. */
  readonly accept: Accept
  readonly counter: Pick<Counter, 'count'>
  readonly log: Logger
  readonly now: () => Date
  readonly limits?: HistoryLimits
}

/** Events may be under way while conversations are read, and Zalo repeats one for as long. */
const OVERLAP_MINUTES = 15
/**
 * After a longer pause between two readings than this the newest message of a conversation no longer says whether one before it
 * is missing.
 */
const LONGEST_PAUSE_MINUTES = 15
const MINUTE_MILLISECONDS = 60_000
const HOUR_MILLISECONDS = 3_600_000

export const MISSED_ALARM = 'zalo webhook'

/**
 * How many messages were missing, and are in the inbox now. A reading that met the bound of a list is not finished: the next
 * begins where this one did.
 */
export type CaughtUp = { readonly missed: number; readonly deep: boolean; readonly finished: boolean }

/**
 * Reads the account's conversations since the last time, and takes in what no event brought. What came both ways is known by its
 * id. Messages that were missed mean that the webhook does not work as it should, so the operator is told.
 */
export async function catchUp(
  parts: CatchUpParts,
  { outage, stop }: { readonly outage: MissedEvents | undefined; readonly stop: AbortSignal },
): Promise<CaughtUp> {
  const { database, zalo, counter, log, now } = parts
  const begun = now()
  const last = await lastReading(database)
  const deep = outage !== undefined || isLongAgo(last, begun)
  const from = beginning(last, outage, begun).getTime()
  const cuts: string[] = []
  const portions = readHistory(zalo, {
    since: () => new Date(Math.max(from, now().getTime() - LONGEST_HOURS * HOUR_MILLISECONDS)),
    deep,
    isKnown: async (messageId) => (await unknownOf(parts, [messageId])).size === 0,
    limits: parts.limits ?? HISTORY_LIMITS,
    refused(code) {
      counter.count('zalo', 'history refused')
      log.warn({ channel: 'zalo', reason: `zalo ${code}` }, 'a conversation was not told')
    },
    cut: (list) => cuts.push(list),
    now,
    stop,
  })
  let missed = 0
  for await (const portion of portions) {
    missed += await takeIn(parts, portion)
    await countUntold(parts, portion, last?.until ?? begun)
  }
  if (cuts.length > 0) {
    log.warn({ channel: 'zalo', reason: `too many ${cuts[0]}` }, 'conversations were not read')
    await raiseAlarm(database, READING_ALARM, `more ${cuts[0]} than are read at once`)
  } else {
    await readingIsFinished(database, { until: begun, finishedAt: now() })
    if (outage) await missedAreRead(database, 'zalo', outage)
  }
  await tellMissed(parts, missed, deep)
  return { missed, deep, finished: cuts.length === 0 }
}

function isLongAgo(last: LastReading | undefined, begun: Date): boolean {
  const pause = begun.getTime() - (last?.finishedAt ?? begun).getTime()
  return pause > LONGEST_PAUSE_MINUTES * MINUTE_MILLISECONDS
}

/** Before the first reading nothing is missed, but for what was seen to be. */
function beginning(last: LastReading | undefined, outage: MissedEvents | undefined, begun: Date): Date {
  if (last === undefined) return outage?.since ?? begun
  const earliest = Math.min(last.until.getTime(), (outage?.since ?? last.until).getTime())
  return new Date(earliest - OVERLAP_MINUTES * MINUTE_MILLISECONDS)
}

async function takeIn(parts: CatchUpParts, { received }: Portion): Promise<number> {
  const unknown = await unknownOf(
    parts,
    received.map((one) => one.externalId),
  )
  const missing = received.filter((one) => unknown.has(one.externalId))
  for (const one of missing) await parts.accept('zalo', one)
  return missing.length
}

/** Counts what nobody will be answered to, once: what was said before the last reading was counted by that. */
async function countUntold(parts: CatchUpParts, { untold }: Portion, since: Date): Promise<void> {
  const news = untold.filter((row) => row.time >= since.getTime()).map((row) => row.message_id)
  for (const _unknown of await unknownOf(parts, news)) parts.counter.count('zalo', 'history untold')
}

async function tellMissed({ database, log }: CatchUpParts, missed: number, deep: boolean): Promise<void> {
  // After an outage of ours it is natural that something was missed.
  if (missed > 0 && !deep) await raiseAlarm(database, MISSED_ALARM, `${missed} messages came by no event`)
  else if (missed === 0) await clearAlarm(database, MISSED_ALARM)
  if (missed > 0) log.warn({ channel: 'zalo', count: missed }, 'messages were missed and read from history')
}

/** Those of some messages that the inbox has not; by the names that `acceptFrom` gives them. */
async function unknownOf(
  { database, zalo: { oaId } }: CatchUpParts,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = await knownArrivals(
    database,
    'zalo',
    ids.map((id) => `${oaId}:${id}`),
  )
  return new Set(ids.filter((id) => !known.has(`${oaId}:${id}`)))
}
