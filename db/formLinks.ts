import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { findable, open, seal } from './seal.ts'
import { newTrace } from './trace.ts'

/** A page on which somebody may fill in a form instead of answering in the chat. */
export type NewFormLink = {
  readonly chatId: number
  readonly senderHash: Uint8Array
  readonly form: string
  /** Of whom the form is, where it is not the sender. */
  readonly aboutId: number | undefined
  readonly now: Date
  readonly expiresAt: Date
}

/** What stands behind a link: the form, the chat and the sender it was given to, and what is known of them. */
export type FormLink<Session, Profile> = {
  readonly form: string
  readonly isUsed: boolean
  readonly channel: string
  readonly address: string
  readonly language: string | undefined
  readonly person: { readonly id: number; readonly profile: Profile } | undefined
  /** Of whom the form is, where it is not that person. */
  readonly about: { readonly id: number; readonly profile: Profile } | undefined
  readonly session: Session | undefined
}

/** Keeps a link by its token's hash. The chat's links to that form before it end here, so that one at most is open. */
export async function makeFormLink(
  { sql: db, keys }: Store,
  token: string,
  { chatId, senderHash, form, aboutId, now, expiresAt }: NewFormLink,
): Promise<void> {
  await db.execute(sql`
    update form_links set expires_at = ${now.toISOString()} where chat_id = ${chatId} and ${isOpen(form, now)}`)
  await db.execute(sql`
    insert into form_links (token_hash, chat_id, sender_hash, form, about_id, expires_at)
    values (${tokenHash(keys, token)}, ${chatId}, ${Buffer.from(senderHash)}, ${form}, ${aboutId ?? null},
            ${expiresAt.toISOString()})`)
}

/** Ends what is open for a form in all chats of a person: it has just been sent, and a page left open would send it again. */
export async function endFormLinks(
  { sql: db }: Store,
  personId: number,
  {
    form,
    aboutId,
    now,
  }: { readonly form: string; readonly aboutId?: number | undefined; readonly now: Date },
): Promise<void> {
  await db.execute(sql`
    update form_links set expires_at = ${now.toISOString()}
     where chat_id in (select id from chats where person_id = ${personId})
       and about_id is not distinct from ${aboutId ?? null} and ${isOpen(form, now)}`)
}

function isOpen(form: string, now: Date): SQL {
  return sql`form = ${form} and used_at is null and expires_at > ${now.toISOString()}`
}

/** The link of a token, also when it is used; nothing when it has expired or never was. */
export async function findFormLink<Session, Profile>(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  token: string,
  now: Date,
): Promise<FormLink<Session, Profile> | undefined> {
  const rows = await db.execute<{
    form: string
    used: boolean
    channel: string
    address: Uint8Array
    language: string | null
    person: number | null
    profile: Uint8Array | null
    about: number | null
    about_profile: Uint8Array | null
    session: Uint8Array | null
  }>(sql`
    select l.form, l.used_at is not null as used, c.channel, c.address_sealed as address, c.language,
           p.id as person, p.profile_sealed as profile, a.id as about, a.profile_sealed as about_profile,
           s.body_sealed as session
      from form_links l
      join chats c on c.id = l.chat_id
      left join persons p on p.id = c.person_id
      left join persons a on a.id = l.about_id
      left join sessions s on s.chat_id = l.chat_id and s.sender_hash = l.sender_hash
     where l.token_hash = ${tokenHash(keys, token)} and l.expires_at > ${now.toISOString()}`)
  const [row] = rows
  const known = (id: number | null, profile: Uint8Array | null) =>
    id !== null && profile !== null ? { id, profile: open<Profile>(keys, 'profile', profile) } : undefined
  return (
    row && {
      form: row.form,
      isUsed: row.used,
      channel: row.channel,
      address: open<string>(keys, 'address', row.address),
      language: row.language ?? undefined,
      person: known(row.person, row.profile),
      about: known(row.about, row.about_profile),
      session: row.session === null ? undefined : open<Session>(keys, 'session', row.session),
    }
  )
}

/**
 * Uses a link up and puts what was filled in into the inbox of its chat, as something that its sender did: both or
 * neither, because it is one statement. False when the link is used or has expired, also by a quicker second tap.
 */
export async function sendThroughFormLink(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  token: string,
  { body, now }: { readonly body: unknown; readonly now: Date },
): Promise<boolean> {
  const hash = tokenHash(keys, token)
  const sealed = Buffer.from(seal(keys, 'inbox', body))
  const sent = await db.execute(sql`
    with used as (
      update form_links set used_at = ${now.toISOString()}
       where token_hash = ${hash} and used_at is null and expires_at > ${now.toISOString()}
      returning chat_id, sender_hash
    )
    insert into inbox (channel, external_id, chat_id, sender_hash, body_sealed, sent_at, trace)
    select c.channel, ${`form ${hash.toString('base64url')}`}, c.id, used.sender_hash, ${sealed},
           least(${now.toISOString()}::timestamptz, clock_timestamp()), ${newTrace()}
      from used join chats c on c.id = used.chat_id
    returning id`)
  return sent.length > 0
}

function tokenHash(keys: Store['keys'], token: string): Buffer {
  return Buffer.from(findable(keys, 'formLink', token))
}
