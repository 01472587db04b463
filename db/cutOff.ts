import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { forgetFileLinks } from './fileLinks.ts'
import { lockOtherChats, lockPersonsWholly } from './otherChats.ts'

/** What ended when somebody was cut off, in numbers, and what they still have. */
export type CutOff = {
  readonly appointments: number
  readonly codes: number
  readonly pages: number
  readonly shifts: number
  /** Cases of theirs whose notices nobody had decided on. */
  readonly requests: number
  /** Persons whom they have appointed, and who are officials still. */
  readonly appointed: number
  /** Doors at which they may stand and venues that they own, which end by their owner's or their own word. */
  readonly staysStaffAt: number
  readonly staysOwnerOf: number
}

/** The chat whose turn it is in which an official cuts off, and the appointments that this official may end. */
type By = { readonly chatId: number; readonly appointmentIds: readonly number[] }

/**
 * Ends at once what a lost phone opens: the appointments (all, or those that the official who does it may end), every code that the person gave
 * out, every page and file of theirs that lies open, their shifts, and what they asked for that nobody has decided. To be run in a transaction:
 * the person's chats are held, so that no turn of theirs adds to it meanwhile. Nothing is told there, because somebody else reads.
 */
export async function cutOff(store: Store, personId: number, by?: By): Promise<CutOff> {
  await holdPerson(store, personId, by?.chatId)
  const those = by && sql`and id = any(${sql.param([...by.appointmentIds])}::bigint[])`
  const appointments = await gone(store, sql`officials`, sql`person_id = ${personId} ${those ?? sql``}`)
  return {
    appointments,
    codes: await endCodes(store, personId),
    pages: await endPages(store, personId),
    shifts: await gone(store, sql`shifts`, sql`person_id = ${personId}`),
    requests: await withdrawRequests(store, personId),
    ...(await whatStays(store, personId)),
  }
}

/** Whoever is in no turn holds no chat, and may wait for these. */
async function holdPerson(store: Store, personId: number, ownChatId: number | undefined): Promise<void> {
  const wait = ownChatId === undefined ? sql`for no key update` : sql``
  const chats = await store.sql.execute<{ id: number }>(sql`
    select id from chats where person_id = ${personId} order by id ${wait}`)
  if (ownChatId !== undefined)
    await lockOtherChats(
      store,
      ownChatId,
      chats.map(({ id }) => id),
    )
  await lockPersonsWholly(store, [personId])
}

/** Notices that a thief may have asked for go to nobody; whoever traces next asks anew. */
async function withdrawRequests({ sql: db }: Store, personId: number): Promise<number> {
  const withdrawn = await db.execute(sql`
    update traces set notices_asked_at = null
     where tracer_id = ${personId} and notices_asked_at is not null and approved_at is null and refused_at is null
    returning 1`)
  return withdrawn.length
}

/** Codes of officials, of a venue's staff and owner, and by which another chat becomes the same person's. */
async function endCodes(store: Store, personId: number): Promise<number> {
  const officials = await gone(store, sql`invitations`, sql`invited_by = ${personId} and used_at is null`)
  const venues = await gone(store, sql`venue_invitations`, sql`invited_by = ${personId} and used_at is null`)
  const chats = await gone(store, sql`person_links`, sql`person_id = ${personId} and done_at is null`)
  return officials + venues + chats
}

/** Pages of cases, logs and forms, files that are written, and files behind addresses in the person's chats. */
async function endPages(store: Store, personId: number): Promise<number> {
  const ownChats = sql`select id from chats where person_id = ${personId} and kind = 'private'`
  const cases = await gone(store, sql`trace_links`, sql`person_id = ${personId}`)
  const logs = await gone(store, sql`log_links`, sql`person_id = ${personId}`)
  const forms = await gone(store, sql`form_links`, sql`chat_id in (${ownChats}) and used_at is null`)
  const files = await gone(store, sql`exports`, sql`person_id = ${personId}`)
  const sent = await store.sql.execute<{ id: number; created_at: string }>(sql`
    select id, created_at from outbox where chat_id in (${ownChats})`)
  await forgetFileLinks(
    store,
    sent.map(({ id, created_at }) => ({ id, createdAt: new Date(created_at) })),
  )
  return cases + logs + forms + files
}

async function gone({ sql: db }: Store, table: SQL, which: SQL): Promise<number> {
  return (await db.execute(sql`delete from ${table} where ${which} returning 1`)).length
}

async function whatStays({ sql: db }: Store, personId: number) {
  const [row] = await db.execute<{ staff: number; owner: number; appointed: number }>(sql`
    select (select count(*)::int from venue_staff where person_id = ${personId}) as staff,
           (select count(*)::int from venues where owner_id = ${personId} and closed_at is null) as owner,
           (select count(distinct person_id)::int from officials where appointed_by = ${personId}) as appointed`)
  const { staff = 0, owner = 0, appointed = 0 } = row ?? {}
  return { staysStaffAt: staff, staysOwnerOf: owner, appointed }
}
