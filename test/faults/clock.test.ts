import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { handledSoFar } from './support/ledger.ts'
import { type MortalServer, type Settings, spawnServer } from './support/mortalServer.ts'
import { createSurroundings } from './support/surroundings.ts'
import { type Scene, underFaults } from './support/underFaults.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Seconds by which clocks leap while people go on. */
const LEAPS = [DAY, -2 * MINUTE, 2 * MINUTE, -HOUR, HOUR, -DAY, 30 * DAY, -30 * DAY]
const PEOPLE = 4
/** Messages that are handled before the clock leaps again. */
const HANDLED = 2
/** Milliseconds; what is done by the clock has its turn within 20 s. */
const PATIENCE = 60_000
const METRICS_TOKEN = 'a-token-of-the-clock-test'

test('clocks of processes that leap lose nothing, end no visit and mark nothing with a time of the future', async () => {
  const [one, other] = [createSurroundings(), createSurroundings()]

  async function leapAgainAndAgain(scene: Scene): Promise<readonly MortalServer[]> {
    const { posts, database, injected } = scene
    const places = posts.map((post, place) => ({ ...post, ...[one, other][place]?.settings }))
    const servers = places.map((settings) => spawnServer(settings))
    await Promise.all(servers.map(({ listening }) => listening))
    await eventually(() => haveAllCome(scene), 'not everybody came', PATIENCE)
    for (const [number, clockSeconds] of LEAPS.entries()) {
      // First of one process alone, then of the other as well, as when the whole machine has leapt.
      for (const surroundings of [one, other]) {
        const before = await handledSoFar(database)
        surroundings.set({ clockSeconds })
        injected()
        await eventually(
          async () => (await handledSoFar(database)) >= before + HANDLED,
          `nothing goes on ${clockSeconds} s away`,
          PATIENCE,
        )
      }
      if (number === 0) await everyEndsVisits(places)
      for (const surroundings of [one, other]) surroundings.set({ clockSeconds: 0 })
    }
    await expectTrueTimes(scene)
    return servers
  }

  try {
    await underFaults({
      name: 'clocks leap',
      people: PEOPLE,
      roles: ['all', 'all'],
      settings: { METRICS_TOKEN },
      mayRepeat: false,
      play: leapAgainAndAgain,
    })
  } finally {
    for (const surroundings of [one, other]) surroundings.end()
  }
})

/**
 * Whether each has had their first visit: what people said before their yes is held for a day by the clock of the process, so one
 * that is a day ahead rightly asks them to begin anew.
 */
async function haveAllCome({ database }: Scene): Promise<boolean> {
  const people = await database.client`select distinct person_id from visits`
  return people.length >= PEOPLE
}

/** Waits until each process has looked once more for visits whose usual stay is over. */
async function everyEndsVisits(places: readonly Settings[]): Promise<void> {
  const looks = await Promise.all(places.map(looksForEnds))
  await eventually(
    async () =>
      (await Promise.all(places.map(looksForEnds))).every((now, place) => now > (looks[place] ?? 0)),
    'nobody looked for visits to end',
    PATIENCE,
  )
}

/** When a process last did so, in its own seconds. */
async function looksForEnds({ PORT }: Settings): Promise<number> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
  const text = await (await fetch(`http://localhost:${PORT}/metrics`, { headers })).text()
  return Number(/khaibao_task_last_success_timestamp_seconds\{task="end visits"\} (\S+)/.exec(text)?.[1] ?? 0)
}

/** Every visit began and ended while this test ran, and none ended because a stay was over. */
async function expectTrueTimes({ database }: Scene): Promise<void> {
  const wrong = await database.client`
    select started_at, ended_at, ended_by from visits
     where started_at > clock_timestamp() or started_at < clock_timestamp() - interval '1 hour'
        or ended_at > clock_timestamp() or ended_at < started_at or ended_by = 'usual stay'`
  expect(wrong).toEqual([])
}
