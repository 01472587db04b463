import { setTimeout as wait } from 'node:timers/promises'
import { test } from 'vitest'
import { spawnServer } from './support/mortalServer.ts'
import { type Scene, underFaults } from './support/underFaults.ts'

/** A share of them is enough where nothing has changed (`KILLS=20`). */
const KILLS = Number(process.env.KILLS ?? 100)
const PEOPLE = 16
/**
 * Photos are sent between these kills. One whose reading is cut off comes back after 35 s and is set aside when that
 * happened three times, so the last of them must meet the end of the kills on its third try.
 */
const PHOTOS = { from: Math.round(KILLS * 0.36), to: Math.round(KILLS * 0.56) }
/** A third of the kills meets a server that is still starting. */
const KILLED_WHILE_STARTING = 0.33
/** Milliseconds that a server lives at most, from its start or from the moment at which it listens. */
const LIFE = { starting: 1_200, listening: 1_000 }

test(`${KILLS} kills lose nothing and do nothing twice`, async () => {
  let kills = 0

  /** Kills the server again and again at random moments; the last one lives. */
  async function killAgainAndAgain({ settings, random, injected }: Scene) {
    for (; kills < KILLS; kills++) {
      const server = spawnServer(settings)
      if (random() < KILLED_WHILE_STARTING) await wait(random() * LIFE.starting)
      else {
        await server.listening
        await wait(random() * LIFE.listening)
      }
      await server.kill()
      injected()
    }
    const last = spawnServer(settings)
    await last.listening
    return [last]
  }

  await underFaults({
    name: 'kill -9, one process for all',
    people: PEOPLE,
    photos: () => kills >= PHOTOS.from && kills < PHOTOS.to,
    mayRepeat: true,
    play: killAgainAndAgain,
  })
})
