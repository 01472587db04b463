import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { eventually } from '../support/eventually.ts'
import { onServer } from '../support/globalDatabase.ts'
import { expectNothingPersonal, type KeptServer, keepServer } from './support/keptServer.ts'
import { type OwnPostgres, ownPostgres, replicaOf } from './support/ownPostgres.ts'
import { arrivals, waitUntilServed } from './support/served.ts'
import { type Scene, underFaults } from './support/underFaults.ts'

const PEOPLE = 12
/** Messages that are taken in before each fault. */
const BEFORE = 5 * PEOPLE
/** Longer than an update may wait for its commit, in milliseconds. */
const REPLICA_AWAY = 10_000
/** Until people are served again, in milliseconds. */
const SERVED = 60_000

test('a replica takes over from a primary that was killed, and nothing acknowledged is lost', async () => {
  const primary = await ownPostgres()
  const replica = await replicaOf(primary)
  await waitForReplica(primary)
  let server: KeptServer | undefined
  let outage = { acknowledged: 0, answered: 0, promoting: 0 }

  async function play({ settings, database, telegram, injected }: Scene) {
    server = keepServer(settings)
    await server.listening
    await waitUntilServed(database, BEFORE)

    await replica.end('fast')
    injected()
    // What was on its way before may still have been acknowledged.
    await wait(1_000)
    const known = await arrivals(database)
    telegram.user({ firstName: 'Người lạ' }).private.send('/trogiup')
    await wait(REPLICA_AWAY)
    expect(await arrivals(database)).toBe(known)
    expect(telegram.pendingUpdates).toBeGreaterThan(0)
    expect(server.printed.some((line) => line.includes('NotInTime'))).toBe(true)
    await replica.start()
    await waitUntilServed(database, BEFORE)

    await primary.end('kill')
    // Only now: what came while it was being killed was before.
    const killed = Date.now()
    await onServer(replica.superUrl, (sql) => sql`select pg_promote(true)`)
    const promoted = Date.now()
    injected()
    outage = {
      ...(await eventually(
        () => serviceAround(database, killed).catch(() => undefined),
        'no service',
        SERVED,
      )),
      promoting: promoted - killed,
    }
    await waitUntilServed(database, PEOPLE)
    return [server]
  }

  await underFaults({
    name: 'replica away, then promoted',
    people: PEOPLE,
    ground: async () => ({
      url: hosts(primary, replica),
      async drop() {
        await replica.drop()
        await primary.drop()
      },
    }),
    mayRepeat: true,
    play,
    note: () =>
      `without service ${seconds(outage.acknowledged)} (acknowledged), ${seconds(outage.answered)} (answered), of it ${seconds(outage.promoting)} until promoted; the server ended by itself ${server?.restarts} times`,
  })
  if (server) expectNothingPersonal(server)
})

/** Both servers in one address, as an operator writes them. */
function hosts(primary: OwnPostgres, replica: OwnPostgres): string {
  const { username, pathname } = new URL(primary.url)
  return `postgres://${username}@127.0.0.1:${primary.port},127.0.0.1:${replica.port}${pathname}?target_session_attrs=read-write`
}

/** From now on a commit has reached the replica's disk before it counts. */
async function waitForReplica({ superUrl }: OwnPostgres): Promise<void> {
  await onServer(superUrl, async (sql) => {
    await sql`alter system set synchronous_standby_names = 'replica'`
    await sql`select pg_reload_conf()`
    await eventually(async () => {
      const [row] = await sql`select 1 from pg_stat_replication where sync_state = 'sync'`
      return row !== undefined
    }, 'no replica follows')
  })
}

/**
 * Milliseconds between the last message that was acknowledged before a moment and the first one after it, and until the first
 * answer after it was heard; nothing while there was none.
 */
async function serviceAround(
  { client }: Database,
  moment: number,
): Promise<{ acknowledged: number; answered: number } | undefined> {
  const at = new Date(moment).toISOString()
  const [row] = await client<{ acknowledged: number | null; answered: number | null }[]>`
    with moments as (select ${at}::timestamptz as killed),
         last as (select max(received_at) as at from inbox, moments where received_at <= killed)
    select (extract(epoch from (select min(received_at) from inbox, moments where received_at > killed) - last.at) * 1000)::int
             as acknowledged,
           (extract(epoch from (select min(done_at) from outbox, moments where done_at > killed and outcome = 'sent') - last.at) * 1000)::int
             as answered
      from last`
  if (!row || row.acknowledged === null || row.answered === null) return undefined
  return { acknowledged: row.acknowledged, answered: row.answered }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
