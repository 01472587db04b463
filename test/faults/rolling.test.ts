import { expect, test } from 'vitest'
import { freePort } from '../bench/load.ts'
import { freshDatabase } from '../support/database.ts'
import { asked } from './support/asked.ts'
import { type Balancer, startBalancer } from './support/balancer.ts'
import { chooseReady } from './support/choosing.ts'
import { type MortalServer, spawnServer } from './support/mortalServer.ts'
import { type Ground, type Scene, underFaults } from './support/underFaults.ts'

/** A share of them is enough where nothing has changed (`ROLLS=1`). */
const ROLLS = asked('ROLLS', 5)
const PEOPLE = 16
const ROLES = ['web', 'worker', 'web', 'worker'] as const
/** Seconds: ten times what the balancer needs to notice. */
const DRAIN_SECONDS = '1'

test(`${ROLLS} rolling restarts of two web and two worker processes lose nothing and repeat nothing`, async () => {
  let rolled = 0
  let balancer: Balancer | undefined
  const spawned: MortalServer[] = []

  /** Restarts each process, one after the other, again and again; while one is away its like goes on. */
  async function roll({ settings, injected }: Scene): Promise<readonly MortalServer[]> {
    const ports = await Promise.all(ROLES.map(() => freePort()))
    const servers: MortalServer[] = []
    const start = async (index: number) => {
      const own = { ROLE: ROLES[index] ?? '', PORT: String(ports[index]) }
      const server = spawnServer({ ...settings, DRAIN_SECONDS, ...own })
      spawned.push(server)
      servers[index] = server
      await server.listening
    }
    await Promise.all(ROLES.map((_, index) => start(index)))
    const webs = ports.filter((_, index) => ROLES[index] === 'web').map((port) => `http://127.0.0.1:${port}`)
    balancer = await startBalancer(webs, { port: Number(settings.PORT), chosen: await chooseReady(webs) })
    for (; rolled < ROLLS; rolled++)
      for (const [index, server] of servers.entries()) {
        expect(await server.terminate()).toBe(0)
        injected()
        await start(index)
      }
    return servers
  }

  /** A run that failed leaves processes behind, in whose way its database could not go. */
  async function ground(): Promise<Ground> {
    const { url, drop } = await freshDatabase()
    const leave = async () => {
      await Promise.all(spawned.map((server) => server.kill()))
      await drop()
    }
    return { url, drop: leave }
  }

  try {
    await underFaults({
      name: 'rolling restarts, two web and two worker processes',
      people: PEOPLE,
      photos: () => rolled < ROLLS - 1,
      mayRepeat: false,
      ground,
      play: roll,
    })
    // The messenger has seen no answer of 500 and above, and no connection that was refused or broken off.
    expect(balancer?.failures).toEqual([])
    expect([...(balancer?.answered.values() ?? [])]).toHaveLength(2)
  } finally {
    await balancer?.close()
  }
})
