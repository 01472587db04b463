import { clearAlarm, clearAlarms, raiseAlarm } from '../../db/alarms.ts'
import type { Store } from '../../db/connect.ts'
import { recentTallies, silenceOf } from '../../db/tallies.ts'

export const SILENCE_ALARM = 'zalo silence'
export const SIGNATURE_ALARM = 'zalo signature'

/**
 * Events that usually come in a time in which none has come. If ten are usual, a silence by chance is seen once in twenty
 * thousand looks; the shortest silence keeps the first minutes of a busy hour from it.
 */
const USUAL_EVENTS = 10
const SHORTEST_SILENCE_SECONDS = 300

/** What delays a message is met again every hour while it lasts. */
const DELAY_OVER_SECONDS = 2 * 3600

/**
 * Tells the operator of a silence that is longer than usual, and of signatures that fit none of ours; and ends the alarms
 * about messages that were delayed.
 */
export async function watchEvents(store: Pick<Store, 'sql'>): Promise<void> {
  const silence = await silenceOf(store, 'zalo', 'event')
  const isUnusual = silence && silence.seconds > SHORTEST_SILENCE_SECONDS && silence.usual >= USUAL_EVENTS
  if (isUnusual) {
    const minutes = Math.round(silence.seconds / 60)
    const usual = Math.round(silence.usual)
    await raiseAlarm(store, SILENCE_ALARM, `no event for ${minutes} minutes, ${usual} are usual`)
  } else await clearAlarm(store, SILENCE_ALARM)
  await watchSignatures(store)
  await clearAlarms(store, 'zalo message ', DELAY_OVER_SECONDS)
}

/** A stranger's requests with bad signatures come beside good ones; bad ones alone mean that a secret is wrong. */
async function watchSignatures(store: Pick<Store, 'sql'>): Promise<void> {
  const tallies = await recentTallies(store, 'zalo')
  const bad = tallies.find(({ what }) => what === 'bad signature')
  const good = tallies.find(({ what }) => what === 'event')
  if (bad && (!good || good.lastAt < bad.lastAt) && bad.count >= 3)
    await raiseAlarm(
      store,
      SIGNATURE_ALARM,
      `${bad.count} events with a bad signature today, none good since`,
    )
  else await clearAlarm(store, SIGNATURE_ALARM)
}
