import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { onServer } from '../support/globalDatabase.ts'
import { asked } from './support/asked.ts'
import { expectNothingPersonal, type KeptServer, keepServer } from './support/keptServer.ts'
import { ownPostgres, postgresFolder } from './support/ownPostgres.ts'
import { waitUntilServed } from './support/served.ts'
import { smallDisk } from './support/smallDisk.ts'
import { type Scene, underFaults } from './support/underFaults.ts'

/** How often each of the two disks is filled up (`FULL_DISKS=1` is a share). */
const FULL_DISKS = asked('FULL_DISKS', 3)
const PEOPLE = 12
/** Messages that are taken in before the first fault, and after each. */
const BEFORE = 5 * PEOPLE
const AFTER = PEOPLE / 2
/** Megabytes: a new cluster with the product's tables has about 45, its log at most 16. */
const ROOM = { data: 160, log: 40 }
/** PostgreSQL's code. */
const DISK_FULL = '53100'
/** Milliseconds: longest until tables want more room and get none, or a full log has ended PostgreSQL; and how long it stays so. */
const FULL = 90_000
const STAYS_FULL = 2_000

test(`disks of PostgreSQL that are ${FULL_DISKS} times full lose nothing`, async () => {
  const folder = postgresFolder()
  const data = smallDisk(join(folder, 'data'), ROOM.data)
  const log = smallDisk(join(folder, 'log'), ROOM.log)
  const postgres = await ownPostgres({ data: join(data.path, 'cluster'), log: join(log.path, 'wal') })
  let server: KeptServer | undefined

  /** Writes beside the people until PostgreSQL wants more room than there is. */
  async function fillRows(): Promise<void> {
    await onServer(postgres.superUrl, (sql) =>
      sql.unsafe('create table ballast as select repeat(md5(i::text), 20) from generate_series(1, 200000) i'),
    ).catch(() => {})
  }

  async function play({ settings, database, random, injected }: Scene) {
    server = keepServer(settings)
    await server.listening
    await waitUntilServed(database, BEFORE)
    for (let done = 0; done < FULL_DISKS; done++) {
      await wait(random() * 1_000)
      data.fill()
      await eventually(
        () => server?.printed.some((line) => line.includes(DISK_FULL)),
        'nothing was refused',
        FULL,
      )
      await wait(STAYS_FULL)
      data.free()
      injected()
      await waitUntilServed(database, AFTER)

      await wait(random() * 1_000)
      log.fill()
      await eventually(
        async () => {
          await fillRows()
          return !(await answers(postgres.superUrl))
        },
        'a full log did not end PostgreSQL',
        FULL,
      )
      log.free()
      await postgres.start()
      injected()
      await waitUntilServed(database, AFTER)
    }
    return [server]
  }

  await underFaults({
    name: 'disk full of data, of the log',
    people: PEOPLE,
    ground: async () => ({
      url: postgres.url,
      async drop() {
        await postgres.drop()
        data.unmount()
        log.unmount()
        rmSync(folder, { recursive: true, force: true })
      },
    }),
    mayRepeat: true,
    play,
    note: () => `the server ended by itself ${server?.restarts} times`,
  })
  if (server) expectNothingPersonal(server)
  expect(postgres.isRunning()).toBe(false)
})

async function answers(url: string): Promise<boolean> {
  return await onServer(url, (sql) => sql`select 1`).then(
    () => true,
    () => false,
  )
}
