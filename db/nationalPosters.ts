import { and, eq, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { gateCodes } from './schema/index.ts'
import { findable, seal } from './seal.ts'

/**
 * Lets an old national poster go on at a gate. One that goes on elsewhere is moved only within what one person owns, or away
 * from a gate or venue that is closed; false when it is another's.
 */
export async function adoptPoster(
  { sql: db, keys }: Store,
  gateId: number,
  payload: string,
): Promise<boolean> {
  const codeSealed = Buffer.from(seal(keys, 'gateCode', payload))
  const codeHash = Buffer.from(findable(keys, 'gateCode', payload))
  const adopted = await db.execute(sql`
    insert into gate_codes as c (gate_id, kind, code_hash, code_sealed)
    values (${gateId}, 'national', ${codeHash}, ${codeSealed})
    on conflict (code_hash) do update set gate_id = excluded.gate_id, created_at = excluded.created_at
     where c.kind = 'national' and exists (
       select 1 from gates g join venues v on v.id = g.venue_id, gates n join venues m on m.id = n.venue_id
        where g.id = c.gate_id and n.id = excluded.gate_id
          and (g.closed_at is not null or v.closed_at is not null or v.owner_id = m.owner_id))
    returning c.id`)
  return adopted.length > 0
}

/** Lets a gate's national posters go: they are nobody's again, as they were before. */
export async function releasePosters({ sql: db }: Store, gateId: number): Promise<boolean> {
  const released = await db
    .delete(gateCodes)
    .where(and(eq(gateCodes.gateId, gateId), eq(gateCodes.kind, 'national')))
    .returning({ id: gateCodes.id })
  return released.length > 0
}
