import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTelegramApi, type TelegramApi } from '../../../bot/channels/telegram/api.ts'
import type { Database } from '../../../db/connect.ts'
import { startLeased } from '../../../server/workers/leased.ts'
import type { Worker } from '../../../server/workers/loop.ts'
import { startPolling } from '../../../server/workers/polling.ts'
import { RENEWED_LEASE_SECONDS } from '../../../server/workers/renewing.ts'
import { startTelegram, type Telegram } from '../../emulators/telegram/startTelegram.ts'
import { eventually } from '../../support/eventually.ts'
import { type House, openHouse, type Process } from './support/house.ts'

const PROCESSES = 4
const EVERY_SECONDS = 0.05

type Member = { readonly process: Process; readonly worker: Worker; readonly dead: AbortController }

let house: House
let telegram: Telegram
let members: Member[]

beforeEach(async () => {
  house = await openHouse()
  telegram = await startTelegram()
})
afterEach(async () => {
  // One that died can give nothing back any more.
  await Promise.all(
    members.map(({ worker, dead }) =>
      worker.stop().catch((error) => !dead.signal.aborted && Promise.reject(error)),
    ),
  )
  await telegram.stop()
  await house.end()
})

function startProcesses(start: (process: Process, index: number, dead: AbortSignal) => Worker): void {
  members = Array.from({ length: PROCESSES }, (_, index) => {
    const process = house.process()
    const dead = new AbortController()
    return { process, dead, worker: start(process, index, dead.signal) }
  })
}

/** As kill -9 does it: its connections end, and what it held is not given back. */
async function kill(index: number): Promise<void> {
  const { process, dead } = members[index] as Member
  dead.abort()
  await process.database.close()
}

/** How long the lease of the dead one still lasts, which is made to be over. */
async function letLeaseEnd(name: string): Promise<number> {
  const [row] = await house.database.client<{ left: number }[]>`
    with old as (select extract(epoch from until - clock_timestamp())::float as left from leases where name = ${name}),
         ended as (update leases set until = clock_timestamp() where name = ${name})
    select "left" from old`
  return row?.left ?? Number.NaN
}

/** The same database, telling of each time that something is asked of it. */
function countingLooks(database: Database, looked: () => void): Database {
  return {
    ...database,
    get sql() {
      looked()
      return database.sql
    },
  }
}

it('what one of four does is done by another when it dies, once its lease is over, and never by two', async () => {
  const turns: number[] = []
  const looks = Array.from({ length: PROCESSES }, () => 0)
  const atWork = new Set<number>()
  let mostAtOnce = 0
  const allOthersLooked = (index: number, before: readonly number[]) =>
    looks.every(
      (times, one) => one === index || members[one]?.dead.signal.aborted || times > (before[one] ?? 0),
    )
  startProcesses(({ database, log }, index, dead) =>
    startLeased({
      database: countingLooks(database, () => {
        looks[index] = (looks[index] ?? 0) + 1
      }),
      name: 'upkeep',
      everySeconds: EVERY_SECONDS,
      log,
      async once(stop) {
        if (dead.aborted) return
        const before = [...looks]
        atWork.add(index)
        mostAtOnce = Math.max(mostAtOnce, atWork.size)
        turns.push(index)
        const isOver = () => dead.aborted || stop.aborted || allOthersLooked(index, before)
        await eventually(isOver).finally(() => atWork.delete(index))
      },
    }),
  )
  await eventually(() => turns.length >= 5)
  expect(new Set(turns).size).toBe(1)
  const [first = 0] = turns
  await kill(first)
  atWork.delete(first)
  expect(await letLeaseEnd('upkeep')).toBeLessThanOrEqual(RENEWED_LEASE_SECONDS + EVERY_SECONDS)
  const [second] = await eventually(() => {
    const others = turns.filter((one) => one !== first)
    return others.length >= 5 && others
  })
  expect(turns.filter((one) => one !== first && one !== second)).toEqual([])
  expect(mostAtOnce).toBe(1)
})

it('one of four polls; when it dies another goes on where it stopped, and Telegram sees no two', async () => {
  const asked: number[] = []
  const real = createTelegramApi({ token: telegram.token, apiRoot: telegram.apiRoot, proxy: undefined })
  startProcesses(({ database, accept, log, now }, index, dead) => {
    const call: TelegramApi['call'] = (method, request, signal) => {
      asked.push(index)
      return real.call(method, request, AbortSignal.any([signal, dead]))
    }
    return startPolling({ database, api: { ...real, call }, botId: '123456', accept, log, now })
  })
  const citizen = telegram.user()
  const arrives = async (text: string, count: number) => {
    citizen.private.send(text)
    await eventually(async () => (await house.inbox()).length === count, `${text} did not arrive`)
  }
  await arrives('một', 1)
  expect(new Set(asked).size).toBe(1)
  const [first = 0] = asked
  await kill(first)
  expect(await letLeaseEnd('telegram polling')).toBeLessThanOrEqual(RENEWED_LEASE_SECONDS)
  await arrives('hai', 2)
  await arrives('ba', 3)
  expect(new Set(asked).size).toBe(2)
  const statuses = telegram.callsOf('getUpdates').map(({ outcome }) => outcome.status)
  expect(statuses).not.toContain(409)
})
