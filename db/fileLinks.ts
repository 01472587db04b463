import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { findable, open, seal } from './seal.ts'

/** A file behind an address of ours: what is to be drawn, opaque here. */
export type FileLink = {
  readonly attachment: unknown
  readonly oneTime: boolean
  readonly openedAt: Date | undefined
  /** Whether it was opened by the browser that asks. */
  readonly isOpener: boolean
}

/** What is kept: what is to be drawn and, once it is opened, the hash of the token that the browser holds which did. */
type Kept = object & { readonly openedBy?: string }

/**
 * Keeps what an address shows and gives its token, which nobody can guess: the same for the same name, so that a delivery that
 * is repeated shows the same picture once. Each time it holds for so many hours from then on, because a delivery may wait for
 * days; a one-time link that was opened stays spent.
 */
export async function keepFileLink(
  { sql: db, keys }: Store,
  name: string,
  { attachment, oneTime, hours }: { attachment: object; oneTime: boolean; hours: number },
): Promise<string> {
  const token = tokenNamed(keys, name)
  const sealed = Buffer.from(seal(keys, 'fileLink', attachment))
  await db.execute(sql`
    insert into file_links (token_hash, attachment_sealed, one_time, expires_at)
    values (${tokenHash(keys, token)}, ${sealed}, ${oneTime}, clock_timestamp() + make_interval(hours => ${hours}))
    on conflict (token_hash) do update set expires_at = excluded.expires_at`)
  return token
}

/** Minutes for which a one-time link still works after it was first opened: a download that broke off is begun again. */
export const SPENT_MINUTES = 10

/** What is behind a token, unless it has expired or is spent. `browser` is the token that the one holds which asks, if any. */
export async function findFileLink(
  { sql: db, keys }: Store,
  token: string,
  browser: string | undefined,
): Promise<FileLink | undefined> {
  const rows = await db.execute<{
    attachment_sealed: Uint8Array
    one_time: boolean
    opened_at: string | null
  }>(sql`
    select attachment_sealed, one_time, opened_at from file_links
     where token_hash = ${tokenHash(keys, token)} and expires_at > clock_timestamp()
       and (not one_time or opened_at is null
            or opened_at > clock_timestamp() - make_interval(mins => ${SPENT_MINUTES}))`)
  const [row] = rows
  if (!row) return undefined
  const { openedBy, ...attachment } = open<Kept>(keys, 'fileLink', row.attachment_sealed)
  return {
    attachment,
    oneTime: row.one_time,
    openedAt: row.opened_at === null ? undefined : new Date(row.opened_at),
    isOpener: browser !== undefined && openedBy === browserHash(keys, browser),
  }
}

/**
 * Notes that a browser opened a link, the first time; in a transaction. False when another one had: whose it is is read and
 * written under a lock, so that of two that open it at the same moment one does.
 */
export async function openFileLink(
  { sql: db, keys }: Store,
  token: string,
  browser: string,
): Promise<boolean> {
  const [row] = await db.execute<{ attachment_sealed: Uint8Array; opened_at: string | null }>(sql`
    select attachment_sealed, opened_at from file_links where token_hash = ${tokenHash(keys, token)} for update`)
  if (!row) return false
  const kept = open<Kept>(keys, 'fileLink', row.attachment_sealed)
  const openedBy = browserHash(keys, browser)
  if (row.opened_at !== null) return kept.openedBy === openedBy
  const sealed = Buffer.from(seal(keys, 'fileLink', { ...kept, openedBy }))
  await db.execute(sql`
    update file_links set opened_at = clock_timestamp(), attachment_sealed = ${sealed}
     where token_hash = ${tokenHash(keys, token)}`)
  return true
}

/** A message whose file is to be fetched. A number is given anew after a restore, so its moment is part of it. */
export type DeliveryOfFile = { readonly id: number; readonly createdAt: Date }

/** The name of a file that goes out with a message, by which its token is made. */
export function deliveryFileName({ id, createdAt }: DeliveryOfFile): string {
  return `delivery ${id} ${createdAt.getTime()}`
}

/** Forgets the files that went out with messages, however they were to be fetched. */
export async function forgetFileLinks(
  { sql: db, keys }: Store,
  deliveries: readonly DeliveryOfFile[],
): Promise<void> {
  const names = deliveries.flatMap((one) =>
    ['fetched', 'once'].map((way) => `${deliveryFileName(one)} ${way}`),
  )
  // As text, because the driver takes an array of bytes for bytes.
  const hashes = names.map((name) => tokenHash(keys, tokenNamed(keys, name)).toString('hex'))
  await db.execute(sql`
    delete from file_links
     where token_hash in (select decode(hash, 'hex') from unnest(${sql.param(hashes)}::text[]) as hash)`)
}

function tokenNamed(keys: Store['keys'], name: string): string {
  return Buffer.from(findable(keys, 'fileLink', `name ${name}`)).toString('base64url')
}

function browserHash(keys: Store['keys'], browser: string): string {
  return Buffer.from(findable(keys, 'fileLink', `browser ${browser}`)).toString('base64url')
}

function tokenHash(keys: Store['keys'], token: string): Buffer {
  return Buffer.from(findable(keys, 'fileLink', `token ${token}`))
}
