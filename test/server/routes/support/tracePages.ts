import type { Profile } from '../../../../bot/core/person.ts'
import { makeToken } from '../../../../bot/qr/token.ts'
import { ensureChat } from '../../../../db/chats.ts'
import { appoint } from '../../../../db/officials.ts'
import { createPerson } from '../../../../db/people.ts'
import { makeTraceLink } from '../../../../db/traceLinks.ts'
import { makeTrace, type Trace } from '../../../../db/traces.ts'
import { seededBytes } from '../../../bot/qr/seeded.ts'
import { EDITION, NGO_QUYEN } from '../../../flows/world/city.ts'
import type { Ground } from '../../../flows/world/ground.ts'
import { visited } from './logPages.ts'

export const READER = 'Đỗ Thị Quỳnh Như'
export const REFERENCE = 'HP-2025-117'
const MINUTE = 60_000

/** A case at Chợ Ga, on the day of the beginning: who traces it, whose it is, and the case itself. */
export type Case = {
  readonly trace: Trace
  readonly tracerId: number
  readonly chatId: number
  readonly patientId: number
}

/** Somebody appointed at a ward, in a chat of their own. */
export async function official(
  { database }: Ground,
  role: 'lead' | 'tracer',
  { name, unitCode = NGO_QUYEN, address = role }: { name?: string; unitCode?: string; address?: string } = {},
): Promise<{ readonly personId: number; readonly chatId: number }> {
  return database.transaction(async (store) => {
    const chatId = await ensureChat(store, { channel: 'web', kind: 'private', address })
    const { id: personId } = await createPerson(store, { profile: {}, chatId })
    await appoint(store, personId, { edition: EDITION, unitCode }, { role, ...(name && { name }) })
    return { personId, chatId }
  })
}

export async function openCase(ground: Ground, now: Date): Promise<Case> {
  const { personId: tracerId, chatId } = await official(ground, 'tracer', { name: READER })
  const patient = { name: 'Vũ Đình Kha', phone: '+84911222333' }
  const patientId = await visited(ground, patient, at(now, -120))
  const trace = await makeTrace(ground.database, {
    edition: EDITION,
    unitCode: NGO_QUYEN,
    reference: REFERENCE,
    personId: patientId,
    tracerId,
    from: new Date(now.getTime() - 24 * 60 * MINUTE),
    to: now,
    rule: { marginMinutes: 30, inferredMinutes: 60 },
    createdAt: now,
  })
  return { trace, tracerId, chatId, patientId }
}

/** People who were at Chợ Ga a few minutes after the case came. */
export async function exposed(ground: Ground, now: Date, ...profiles: readonly Profile[]): Promise<number[]> {
  const ids: number[] = []
  for (const profile of profiles) ids.push(await visited(ground, profile, at(now, -115)))
  return ids
}

function at(now: Date, minutes: number): string {
  return new Date(now.getTime() + minutes * MINUTE).toISOString()
}

/** The path of a link to a case's names, not opened yet. */
export async function traceLinkTo(
  { database }: Ground,
  { trace, tracerId, chatId }: Case,
  now: Date,
  seed = 1,
): Promise<string> {
  const token = makeToken(seededBytes(seed))
  const expiresAt = new Date(now.getTime() + 15 * MINUTE)
  await makeTraceLink(database, token, { traceId: trace.id, personId: tracerId, chatId, now, expiresAt })
  return `/t/${token}`
}

/** The read notes of a case, by what and whose, as `names 5`. */
export async function readsOf({ database }: Ground): Promise<string[]> {
  const rows = await database.client<{ what: string; person: number | null }[]>`
    select r.what, p.id::int as person from official_reads r left join persons p on p.log_id = r.person_log_id order by r.id`
  return rows.map(({ what, person }) => `${what} ${person}`)
}
