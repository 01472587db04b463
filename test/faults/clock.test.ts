import { expect, test } from 'vitest'
import { freePort } from '../bench/load.ts'
import { eventually } from '../support/eventually.ts'
import { spawnServer } from './support/mortalServer.ts'
import { createSurroundings } from './support/surroundings.ts'
import { type Scene, underFaults } from './support/underFaults.ts'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE
const ALL_LEAPS = [2 * MINUTE, -60 * MINUTE, 2 * DAY, -2 * DAY, -2 * MINUTE, 60 * MINUTE, -30 * DAY, 30 * DAY]
/** Seconds by which a clock leaps; the first of them are enough where nothing has changed (`CLOCK_LEAPS=3`). */
const LEAPS = ALL_LEAPS.slice(0, Number(process.env.CLOCK_LEAPS ?? ALL_LEAPS.length))
/** Messages that are handled before the clock leaps again. */
const HANDLED = 12
/** Milliseconds. */
const PATIENCE = 60_000

test('clocks of processes that leap lose nothing and mark nothing with a time of the future', async () => {
  const [taker, other] = [createSurroundings(), createSurroundings()]
  const handled = async ({ database }: Scene) =>
    (await database.client`select 1 from inbox where done_at is not null`).length

  async function leapAgainAndAgain(scene: Scene) {
    const { settings, database, injected } = scene
    const servers = [
      spawnServer({ ...settings, ...taker.settings }),
      spawnServer({ ...settings, ...other.settings, PORT: String(await freePort()) }),
    ]
    for (const server of servers) await server.listening
    for (const clockSeconds of LEAPS) {
      // First of the process that takes messages alone, then of the other as well, as when the whole machine has leapt.
      for (const surroundings of [taker, other]) {
        const before = await handled(scene)
        surroundings.set({ clockSeconds })
        injected()
        await eventually(async () => (await handled(scene)) >= before + HANDLED, 'nothing goes on', PATIENCE)
      }
      for (const surroundings of [taker, other]) surroundings.set({ clockSeconds: 0 })
    }
    const [wrong] = await database.client<{ visits: number }[]>`
      select count(*)::int as visits from visits
       where started_at > clock_timestamp() or ended_at > clock_timestamp()
          or started_at < clock_timestamp() - interval '1 hour'`
    expect(wrong).toEqual({ visits: 0 })
    return servers
  }

  try {
    await underFaults({ name: 'clocks leap', people: 12, mayRepeat: false, play: leapAgainAndAgain })
  } finally {
    for (const surroundings of [taker, other]) surroundings.end()
  }
})
