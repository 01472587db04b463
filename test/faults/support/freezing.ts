import { expect } from 'vitest'
import type { Database } from '../../../db/connect.ts'
import { eventually } from '../../support/eventually.ts'
import { allListen, startCrew } from './crew.ts'
import { deliveryUnderWay, photoUnderWay, telegramCalled } from './midway.ts'
import type { MortalServer } from './mortalServer.ts'
import type { Scene } from './underFaults.ts'

/** Milliseconds: longer than the 30 s after which a transaction that stands still is ended, and a photo's lease of 35 s. */
const PATIENCE = 400_000
/** A web process and the worker that will stand still; the others begin when it does. */
const FIRST = 2

/**
 * A worker stands still in the middle of its work for longer than its leases run, as on a machine that is paused, and goes on
 * when others have done that work. Of what it had begun it then writes nothing, which the settling shows.
 */
export async function freezeBeyondLeases({
  posts,
  database,
  telegram,
  injected,
}: Scene): Promise<readonly MortalServer[]> {
  const [web, frozen] = await allListen(startCrew(posts.slice(0, FIRST)))
  if (!web || !frozen) throw new Error('a web process and a worker were wanted')
  const messenger = telegramCalled(telegram)
  await photoUnderWay(messenger, true)
  await deliveryUnderWay(messenger, true)
  frozen.freeze()
  messenger.faults.clear()
  injected()
  const held = await heldIn(database)
  const others = await allListen(startCrew(posts.slice(FIRST)))
  await eventually(() => isDone(database, held), 'nobody took over what the frozen worker held', PATIENCE)
  frozen.thaw()
  expect(await frozen.stop(), frozen.printed.join('\n')).toBe(0)
  return [web, ...others]
}

type Held = { readonly inbox: readonly number[]; readonly outbox: readonly number[] }

/** What is leased just now. */
async function heldIn({ client }: Database): Promise<Held> {
  const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
  const inbox = await client<{ id: number }[]>`
    select id from inbox where done_at is null and lease is not null`
  const outbox = await client<{ id: number }[]>`
    select id from outbox where done_at is null and attempts > 0 and next_at > clock_timestamp()`
  expect(inbox.length).toBeGreaterThan(0)
  expect(outbox.length).toBeGreaterThan(0)
  return { inbox: ids(inbox), outbox: ids(outbox) }
}

async function isDone({ client }: Database, { inbox, outbox }: Held): Promise<boolean> {
  const [row] = await client<{ left: number }[]>`
    select ((select count(*) from inbox where id = any(${[...inbox]}::bigint[]) and done_at is null)
          + (select count(*) from outbox where id = any(${[...outbox]}::bigint[]) and done_at is null))::int as left`
  return row?.left === 0
}
