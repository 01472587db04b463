import { clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import type { Store } from '../../db/connect.ts'
import { recentTallies, surgesOf } from '../../db/tallies.ts'
import { GUESS_CHANNEL, GUESSED, type Guessed } from '../gate/guesses.ts'

export const GUESSES_ODD = 'guesses'
export const TELEGRAM_SECRET = 'telegram secret'

/**
 * What leads nowhere in two hours that is worth a look: a misread code fails its check, so hardly anybody brings an unknown one;
 * links expire, and a city's people open some hundreds of old ones on a busy day.
 */
const WORTH_A_LOOK: Readonly<Record<Guessed, number>> = {
  'unknown code': 100,
  'unknown file link': 2_000,
  'unknown form link': 500,
  'unknown log link': 200,
  'unknown trace link': 100,
}
/** And so many times what is usual, which a day of many visitors is not. */
const TIMES_USUAL = 5

/** Telegram repeats what is refused at once and then ever more slowly: a wrong secret shows within minutes, a passer-by tries once or twice. */
const BAD_SECRETS = 10

/**
 * Tells the operator that somebody tries out codes or links, until it is over; and that updates come with a secret that is not
 * Telegram's while none comes with the right one. It says how many, and of nobody: networks are in no record of ours.
 */
export async function watchGate(store: Pick<Store, 'sql'>): Promise<void> {
  const surges = (await surgesOf(store, GUESS_CHANNEL)).flatMap(({ what, lately, usual }) => {
    const known = GUESSED.find((one) => one === what)
    const isOdd = known && lately >= WORTH_A_LOOK[known] && lately >= usual * TIMES_USUAL
    return isOdd ? [`${lately} of ${what} in two hours, ${Math.round(usual)} are usual`] : []
  })
  if (surges.length > 0) await raiseAlarm(store, GUESSES_ODD, surges.join('; '))
  else await clearAlarm(store, GUESSES_ODD)
  await watchSecrets(store)
}

/** A stranger's requests come beside good ones; bad ones alone mean that the webhook was set by another server. */
async function watchSecrets(store: Pick<Store, 'sql'>): Promise<void> {
  const tallies = await recentTallies(store, 'telegram')
  const bad = tallies.find(({ what }) => what === 'bad secret')
  const good = tallies.find(({ what }) => what === 'update')
  if (bad && (!good || good.lastAt < bad.lastAt) && bad.count >= BAD_SECRETS)
    await raiseAlarm(
      store,
      TELEGRAM_SECRET,
      `${bad.count} updates with a wrong secret today, none right since`,
    )
  else await clearAlarm(store, TELEGRAM_SECRET)
}
