import { sql } from 'drizzle-orm'

/** What keeps a person, `p`, on when a scheme has ended: they answer for a venue that is open, */
export const OWNS = sql`exists (select 1 from venues v where v.owner_id = p.id and v.closed_at is null)`
/** stand at a door, */
export const STANDS = sql`exists (select 1 from venue_staff s where s.person_id = p.id)`
/** act for a unit, */
export const OFFICIATES = sql`
  exists (select 1 from officials o where o.person_id = p.id and (o.until is null or o.until > clock_timestamp()))`
/** or wait for what they asked by their rights. */
export const ASKS = sql`exists (select 1 from data_requests r where r.person_id = p.id and r.done_at is null)`
