import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../../db/connect.ts'
import { eventually } from '../../support/eventually.ts'
import { allListen, type Crew, startCrew } from './crew.ts'
import { handledSoFar } from './ledger.ts'
import type { MortalServer } from './mortalServer.ts'
import type { Scene } from './underFaults.ts'

/** A third of the kills meets a server that is still starting. */
const KILLED_WHILE_STARTING = 0.33
/** Of several processes all die at once this often, as when a machine loses its power; else one of them does. */
const KILLED_TOGETHER = 0.2
/** Milliseconds that a server lives at most, from its start or from the moment at which it listens. */
const LIFE = { starting: 1_200, listening: 1_000 }
/** After so many kills the next waits until something was done: on a busy machine nothing ever would be in lives so short. */
const KILLS_A_DEED = 3
/** A photo that has ended its worker this often is set aside when it does so once more. */
const LAST_TRY = 3
/** Seconds before its last try at which a photo is no longer to be met by a kill. */
const SPARED_SECONDS = 3
/** Milliseconds: longer than a photo takes whose worker has to start first. */
const PATIENCE = 400_000

/** Kills processes again and again at random moments, so many in all; those that are left live. */
export async function killAgainAndAgain(
  { posts, database, random, injected }: Scene,
  kills: number,
): Promise<readonly MortalServer[]> {
  const crew = startCrew(posts)
  await allListen(crew)
  const all = posts.map((_post, place) => place)
  let done = 0
  for (let killed = 0, round = 1; killed < kills; round++) {
    if (round % KILLS_A_DEED === 0) done = await moreThan(done, database)
    const one = Math.floor(random() * posts.length)
    const victims = random() < KILLED_TOGETHER ? all : [one]
    if (random() < KILLED_WHILE_STARTING) await wait(random() * LIFE.starting)
    else {
      await Promise.all(victims.map((place) => crew.servers[place]?.listening))
      await wait(random() * LIFE.listening)
    }
    await killSparingLastTries(crew, database, victims)
    injected(victims.length)
    killed += victims.length
  }
  return allListen(crew)
}

/** Kills, but not while a photo has its last try: to set that aside then is what the server is to do. */
export async function killSparingLastTries(
  crew: Crew,
  { client }: Database,
  places: readonly number[],
): Promise<void> {
  const isNone = async () => {
    const rows = await client`
      select 1 from inbox where done_at is null and lease is not null and (attempts >= ${LAST_TRY}
         or attempts = ${LAST_TRY - 1} and next_at < clock_timestamp() + make_interval(secs => ${SPARED_SECONDS}))`
    return rows.length === 0
  }
  await eventually(isNone, 'a photo was not read at its last try', PATIENCE)
  await crew.kill(places)
}

/** Waits until more was handled than so much; gives how much it is. */
async function moreThan(before: number, database: Database): Promise<number> {
  let now = before
  const isMore = async () => {
    now = await handledSoFar(database)
    return now > before
  }
  await eventually(isMore, 'nothing is done between kills', PATIENCE)
  return now
}
