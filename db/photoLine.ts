import type { Store } from './connect.ts'

/**
 * Photos that stand in line until one of the server's places is free to read them. They are found by an index of their own, the
 * oldest first, so that thousands of them cost nothing while they wait.
 */

/** Photos in line that are counted; more would only say "long" more exactly. */
const MOST_COUNTED = 5_000

/** Puts a photo in line, which is no attempt. It comes up by itself after some seconds, should nobody look at the line. */
export async function standInLine({ client }: Store, inboxId: number, seconds: number): Promise<void> {
  await client`
    update inbox set waits_for_place = true, next_at = clock_timestamp() + make_interval(secs => ${seconds})
     where id = ${inboxId}`
}

/**
 * How many photos of the channel stand in line before each of some, also those that are told or held by others; one before which
 * too many stand to be counted is left out.
 */
export async function photosBefore(
  { client }: Store,
  channel: string,
  inboxIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await client<{ id: number; before: number }[]>`
    select id, before from (
      select id, (row_number() over (order by id) - 1)::int as before from inbox
       where channel = ${channel} and done_at is null and waits_for_place
       order by id limit ${MOST_COUNTED}) line
     where id = any(${[...inboxIds]}::bigint[])`
  return new Map(rows.map(({ id, before }) => [id, before]))
}

/** Locks the chats of photos that have waited so long, the oldest first, and whose senders were not told; gives the photos. */
export async function untoldInLine(
  { client }: Store,
  channel: string,
  { seconds, most }: { readonly seconds: number; readonly most: number },
): Promise<readonly number[]> {
  const rows = await client<{ id: number }[]>`
    select i.id from inbox i join chats c on c.id = i.chat_id
     where i.channel = ${channel} and i.done_at is null and i.waits_for_place and i.wait_told_at is null
       and i.received_at < clock_timestamp() - make_interval(secs => ${seconds})
     order by i.id limit ${most} for no key update of c skip locked`
  return rows.map(({ id }) => id)
}

/** Notes that the senders of some messages were told that they wait, those behind them in their chats too. */
export async function markWaitTold({ client }: Store, inboxIds: readonly number[]): Promise<void> {
  await client`
    update inbox set wait_told_at = clock_timestamp()
     where chat_id in (select chat_id from inbox where id = any(${[...inboxIds]}::bigint[]))
       and done_at is null and wait_told_at is null`
}
