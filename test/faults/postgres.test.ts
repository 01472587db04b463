import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { onServer } from '../support/globalDatabase.ts'
import { asked } from './support/asked.ts'
import { expectNothingPersonal, type KeptServer, keepServer } from './support/keptServer.ts'
import { type End, type OwnPostgres, ownPostgres } from './support/ownPostgres.ts'
import { waitUntilServed } from './support/served.ts'
import { type Scene, underFaults } from './support/underFaults.ts'

/** A share of them is enough where nothing has changed (`RESTARTS=3 OUTAGE_SECONDS=5`). */
const RESTARTS = asked('RESTARTS', 20)
const OUTAGE_SECONDS = asked('OUTAGE_SECONDS', 60)
const PEOPLE = 12
const ENDS: readonly End[] = ['fast', 'immediate', 'kill']
/** Messages that are taken in before the first fault and after the long one, and after each other. */
const BEFORE = 5 * PEOPLE
const AFTER = PEOPLE / 2
/** Milliseconds, at most: between two restarts, and until it is started again. */
const BETWEEN = 2_000
const DOWN = 500
/** More than PostgreSQL has connections; and for how long nobody else gets one. */
const TAKERS = 70
const TAKEN = { least: 4_000, tries: 100 }

test(`${RESTARTS} restarts of PostgreSQL, ${OUTAGE_SECONDS} s without one and none of its connections left lose nothing`, async () => {
  const postgres = await ownPostgres()
  let server: KeptServer | undefined
  let restarting = true

  async function play({ settings, database, telegram, random, injected }: Scene) {
    server = keepServer(settings)
    await server.listening
    await waitUntilServed(database, BEFORE)
    for (let done = 0; done < RESTARTS; done++) {
      await wait(random() * BETWEEN)
      await postgres.end(ENDS[Math.floor(random() * ENDS.length)] ?? 'fast')
      await wait(random() * DOWN)
      await postgres.start()
      injected()
      await waitUntilServed(database, AFTER)
    }
    restarting = false
    await postgres.end('fast')
    telegram.user({ firstName: 'Người lạ' }).private.send('/trogiup')
    await wait(OUTAGE_SECONDS * 1000)
    // What could not be stored was not acknowledged: the messenger still has it.
    expect(telegram.pendingUpdates).toBeGreaterThan(0)
    await postgres.start()
    injected()
    await waitUntilServed(database, BEFORE)
    await takeAllConnections(postgres)
    injected()
    await waitUntilServed(database, AFTER)
    return [server]
  }

  await underFaults({
    name: 'PostgreSQL restarted, away, out of connections',
    people: PEOPLE,
    ground: async () => postgres,
    photos: () => restarting,
    mayRepeat: true,
    play,
    note: () => `the server ended by itself ${server?.restarts} times`,
  })
  if (server) expectNothingPersonal(server)
})

/** Others take every connection that there is, and give them back after a while. */
async function takeAllConnections({ url, superUrl }: OwnPostgres): Promise<void> {
  const connection = { application_name: 'taker' }
  const takers = Array.from({ length: TAKERS }, () =>
    postgres(url, { max: 1, connection, fetch_types: false }),
  )
  const take = () => Promise.all(takers.map((taker) => taker`select 1`.catch(() => {})))
  try {
    await onServer(superUrl, async (sql) => {
      for (let tries = 0; ; tries++) {
        await take()
        const ended = await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
           where usename = 'khaibao_server' and application_name <> 'taker'`
        if (ended.length === 0) break
        if (tries > TAKEN.tries) throw new Error('the connections could not be taken')
      }
    })
    await wait(TAKEN.least)
  } finally {
    await Promise.all(takers.map((taker) => taker.end({ timeout: 1 })))
  }
}
