import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** A declaration's form, how many of them a person sent, and when the first and the last of these will be gone. */
export type HeldDeclarations = {
  readonly template: string
  readonly count: number
  readonly firstKeptUntil: Date
  readonly lastKeptUntil: Date
}

/** How many are carried in a person's account, and what there is of them. */
type HeldOfFamily = { readonly members: number; readonly declarations: number; readonly visits: number }

/** What is held of a person, in numbers. Days are the city's. */
export type Held = {
  readonly declarations: readonly HeldDeclarations[]
  readonly visits: { readonly count: number; readonly first: string | null; readonly last: string | null }
  /** QR codes in messages, and printed cards, that doors still take. */
  readonly codes: number
  readonly cards: number
  readonly family: HeldOfFamily
  /** Venues that are open, and those at whose doors the person stands. */
  readonly venues: number
  readonly doors: number
  readonly messages: number
  readonly receipts: boolean
}

type CountsRow = {
  visits: number
  first: string | null
  last: string | null
  codes: number
  cards: number
  members: number
  family_declarations: number
  family_visits: number
  venues: number
  doors: number
  messages: number
  receipts: boolean
}

/** What is held of a person. */
export async function heldOf({ sql: db }: Store, personId: number, zone: string): Promise<Held> {
  const declared = await db.execute<{ template: string; count: number; first: string; last: string }>(sql`
    select template, count(*)::int as count, min(kept_until) as first, max(kept_until) as last
      from declarations where person_id = ${personId} group by template order by template`)
  const [row] = await db.execute<CountsRow>(sql`
    select v.count as visits, v.first::text, v.last::text, p.receipts,
           (select count(*)::int from person_codes c where c.person_id = p.id and c.kind = 'chat' and c.good_until is null)
             as codes,
           (select count(*)::int from person_codes c where c.person_id = p.id and c.kind = 'card' and c.good_until is null)
             as cards,
           (select count(*)::int from family f where f.holder_id = p.id) as members,
           (select count(*)::int from family f join declarations d on d.person_id = f.member_id where f.holder_id = p.id)
             as family_declarations,
           (select count(*)::int from family f join visits w on w.person_id = f.member_id where f.holder_id = p.id)
             as family_visits,
           (select count(*)::int from venues n where n.owner_id = p.id and n.closed_at is null) as venues,
           (select count(*)::int from venue_staff s where s.person_id = p.id) as doors,
           (select count(*)::int from inbox i join chats c on c.id = i.chat_id where c.person_id = p.id)
             + (select count(*)::int from outbox o join chats c on c.id = o.chat_id where c.person_id = p.id) as messages
      from persons p, (
        select count(*)::int as count, (min(started_at) at time zone ${zone})::date as first,
               (max(started_at) at time zone ${zone})::date as last
          from visits where person_id = ${personId}) v
     where p.id = ${personId}`)
  if (!row) throw new Error('a person is not there')
  const { visits: count, first, last, members, ...others } = row
  const { family_declarations: declarations, family_visits: familyVisits, ...counts } = others
  return {
    ...counts,
    visits: { count, first, last },
    family: { members, declarations, visits: familyVisits },
    declarations: declared.map((one) => ({
      template: one.template,
      count: one.count,
      firstKeptUntil: new Date(one.first),
      lastKeptUntil: new Date(one.last),
    })),
  }
}

/** A yes to a purpose as it was given, and taken back. */
export type ConsentGiven = {
  readonly purpose: string
  readonly textVersion: string
  readonly channel: string
  readonly byAnother: boolean
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
}

/** All that a person ever agreed to, the oldest first. */
export async function consentsOf({ sql: db }: Store, personId: number): Promise<ConsentGiven[]> {
  const rows = await db.execute<{
    purpose: string
    text_version: string
    channel: string
    by_another: boolean
    given_at: string
    withdrawn_at: string | null
  }>(sql`
    select purpose, text_version, channel, given_at, withdrawn_at,
           given_as is not null as by_another
      from consents where person_id = ${personId} order by given_at, id`)
  return rows.map((row) => ({
    purpose: row.purpose,
    textVersion: row.text_version,
    channel: row.channel,
    byAnother: row.by_another,
    givenAt: new Date(row.given_at),
    withdrawnAt: row.withdrawn_at === null ? null : new Date(row.withdrawn_at),
  }))
}

/** Whether a person is told when their visits and declarations have been deleted. */
export async function setReceipts({ sql: db }: Store, personId: number, receipts: boolean): Promise<void> {
  await db.execute(sql`update persons set receipts = ${receipts} where id = ${personId}`)
}
