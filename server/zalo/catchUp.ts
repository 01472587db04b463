import type { Logger } from 'pino'
import { clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'
import { knownArrivals } from '../../db/inbox.ts'
import { channelFact, saveChannelFact } from '../../db/leases.ts'
import type { Accept } from '../inbox/accept.ts'
import { readHistory } from './readHistory.ts'
import type { ZaloSide } from './side.ts'

type CatchUpParts = {
  readonly database: Database
  readonly zalo: ZaloSide
  /** Accepts what the account was told, under the account's name. */
  readonly accept: Accept
  readonly log: Logger
  readonly now: () => Date
}

/** The fact that says until when everything was read. */
const READ_UNTIL = 'read until'
/** Events may be under way while conversations are read, and Zalo repeats one for as long. */
const OVERLAP_MINUTES = 15
/** After a longer gap than this the newest message of a conversation no longer says whether one before it is missing. */
const OUTAGE_MINUTES = 15
/** What is older is not done any more: visits of days that are long over help nobody, and answers would only surprise. */
const LONGEST_HOURS = 48
const MINUTE_MILLISECONDS = 60_000
const HOUR_MILLISECONDS = 3_600_000

export const MISSED_ALARM = 'zalo webhook'

/** How many messages were missing, and are in the inbox now. */
export type CaughtUp = { readonly missed: number; readonly deep: boolean }

/**
 * Reads the account's conversations since the last time, and takes in what no event brought. What came both ways is known by its
 * id. Messages that were missed mean that the webhook does not work as it should, so the operator is told.
 */
export async function catchUp(
  { database, zalo, accept, log, now }: CatchUpParts,
  { outage, stop }: { readonly outage: boolean; readonly stop: AbortSignal },
): Promise<CaughtUp> {
  const begun = now()
  const readUntil = await channelFact(database, 'zalo', READ_UNTIL)
  const since = readUntil === undefined ? begun : earliest(new Date(readUntil), begun)
  const gapMinutes = (begun.getTime() - Date.parse(readUntil ?? begun.toISOString())) / MINUTE_MILLISECONDS
  const deep = outage || gapMinutes > OUTAGE_MINUTES
  const isKnown = async (messageId: string) => (await unknownOf(database, zalo, [messageId])).size === 0
  let missed = 0
  for await (const received of readHistory(zalo, { since, deep, isKnown, stop })) {
    const unknown = await unknownOf(
      database,
      zalo,
      received.map((one) => one.externalId),
    )
    const missing = received.filter((one) => unknown.has(one.externalId))
    for (const one of missing) await accept('zalo', one)
    missed += missing.length
  }
  await saveChannelFact(database, 'zalo', READ_UNTIL, begun.toISOString())
  // After an outage of ours it is natural that something was missed.
  if (missed > 0 && !deep) await raiseAlarm(database, MISSED_ALARM, `${missed} messages came by no event`)
  else if (missed === 0) await clearAlarm(database, MISSED_ALARM)
  if (missed > 0) log.warn({ channel: 'zalo', count: missed }, 'messages were missed and read from history')
  return { missed, deep }
}

function earliest(readUntil: Date, begun: Date): Date {
  const overlapped = readUntil.getTime() - OVERLAP_MINUTES * MINUTE_MILLISECONDS
  return new Date(Math.max(overlapped, begun.getTime() - LONGEST_HOURS * HOUR_MILLISECONDS))
}

/** Those of some messages that the inbox has not; by the names that `acceptFrom` gives them. */
async function unknownOf(
  database: Database,
  { oaId }: ZaloSide,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = await knownArrivals(
    database,
    'zalo',
    ids.map((id) => `${oaId}:${id}`),
  )
  return new Set(ids.filter((id) => !known.has(`${oaId}:${id}`)))
}
