import { clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import type { Store } from '../../db/connect.ts'
import { channelFact, saveChannelFact } from '../../db/leases.ts'

/** The facts that say until when everything was read, and when that reading was over: a long one takes hours. */
const READ_UNTIL = 'read until'
const FINISHED_AT = 'reading finished'

export const READING_ALARM = 'zalo reading'
/** Readings come every ten minutes; one that fails is tried again every minute, so this is no passing fault. */
const QUIET_MINUTES = 60
const MINUTE_MILLISECONDS = 60_000

export type LastReading = { readonly until: Date; readonly finishedAt: Date }

/** The last reading that went to its end. */
export async function lastReading(store: Store): Promise<LastReading | undefined> {
  const until = await channelFact(store, 'zalo', READ_UNTIL)
  if (until === undefined) return undefined
  const finishedAt = (await channelFact(store, 'zalo', FINISHED_AT)) ?? until
  return { until: new Date(until), finishedAt: new Date(finishedAt) }
}

export async function readingIsFinished(store: Store, { until, finishedAt }: LastReading): Promise<void> {
  await saveChannelFact(store, 'zalo', READ_UNTIL, until.toISOString())
  await saveChannelFact(store, 'zalo', FINISHED_AT, finishedAt.toISOString())
  await clearAlarm(store, READING_ALARM)
}

/** Tells the operator when no reading has gone to its end for an hour in which somebody was there to read. */
export async function watchReading(store: Store, now: Date, thereSince: Date): Promise<void> {
  const finishedAt = (await lastReading(store))?.finishedAt ?? thereSince
  const quietSince = Math.max(finishedAt.getTime(), thereSince.getTime())
  const minutes = Math.floor((now.getTime() - quietSince) / MINUTE_MILLISECONDS)
  if (minutes > QUIET_MINUTES)
    await raiseAlarm(store, READING_ALARM, `no reading has finished for ${minutes} minutes`)
}
