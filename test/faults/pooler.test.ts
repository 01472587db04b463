import { expect, inject, test } from 'vitest'
import { briefly } from '../../db/briefly.ts'
import { serverAt } from '../../db/serverAt.ts'
import { freePort } from '../bench/load.ts'
import { freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { asked } from './support/asked.ts'
import { handledSoFar } from './support/ledger.ts'
import { type MortalServer, spawnServer } from './support/mortalServer.ts'
import { type Pooler, startPooler } from './support/pooler.ts'
import { type Ground, type Scene, underFaults } from './support/underFaults.ts'

/** Fewer than the lanes of one worker, so that each transaction may be answered by another connection than the last. */
const CONNECTIONS = 4
/** Enough for every statement of a turn to come to every connection some times. */
const ACTS = asked('POOLED_ACTS', 600)
const PATIENCE = 300_000

test(`${ACTS} acts behind PgBouncer in transaction mode, a web and a worker process: nothing is lost, nothing repeated`, async () => {
  const spawned: MortalServer[] = []
  const pooler = await startPooler(inject('testServer').serverUrl, CONNECTIONS)

  /** Both processes know the database only through the pooler. */
  async function live({ settings, database }: Scene): Promise<readonly MortalServer[]> {
    const pooled = { ...settings, DATABASE_URL: pooler.through(settings.DATABASE_URL ?? '') }
    spawned.push(spawnServer({ ...pooled, ROLE: 'web' }))
    spawned.push(spawnServer({ ...pooled, ROLE: 'worker', PORT: String(await freePort()) }))
    await Promise.all(spawned.map((server) => server.listening))
    await eventually(async () => (await handledSoFar(database)) >= ACTS, 'too few acts', PATIENCE)
    return spawned
  }

  try {
    await underFaults({
      name: 'PgBouncer in transaction mode, a web and a worker process',
      people: 8,
      photos: () => true,
      mayRepeat: false,
      ground: () => poolerGround(pooler, spawned),
      play: live,
    })
  } finally {
    await pooler.stop()
  }
})

async function poolerGround(pooler: Pooler, spawned: readonly MortalServer[]): Promise<Ground> {
  const { url, drop } = await freshDatabase()
  expect((await briefly(url, serverAt)).isPooled).toBe(false)
  expect((await briefly(pooler.through(url), serverAt)).isPooled).toBe(true)
  const leave = async () => {
    await Promise.all(spawned.map((server) => server.kill()))
    await pooler.stop()
    await drop()
  }
  return { url, drop: leave }
}
