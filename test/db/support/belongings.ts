import type { Database } from '../../../db/connect.ts'

/** A column that says whose a row is, `venues.owner_id`. */
export type PersonColumn = { readonly table: string; readonly column: string }

/** Every column of the database that names a person, by its name or because it refers to one. */
export async function personColumns({ client }: Database): Promise<PersonColumn[]> {
  return [
    ...(await client<PersonColumn[]>`
      select c.relname as table, a.attname as column
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
         and a.attnum > 0 and not a.attisdropped
         and (a.attname in ('person_id', 'owner_id', 'bound_by', 'scanned_by', 'out_by')
              or exists (select 1 from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
                           and k.confrelid = 'persons'::regclass and a.attnum = any(k.conkey)))
       order by 1, 2`),
  ]
}

/** How many rows are a person's, by column. */
export async function rowsOf(
  database: Database,
  personId: number,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const { table, column } of await personColumns(database)) {
    const [row] = await database.client.unsafe<{ count: number }[]>(
      `select count(*)::int as count from ${table} where ${column} = ${personId}`,
    )
    counts[`${table}.${column}`] = row?.count ?? 0
  }
  return counts
}

/**
 * Gives a person a row of each kind that can be a person's. `person` has a chat already. Where only one of a kind may
 * stand, it is the same for everybody, so that two persons' come into each other's way.
 */
export async function giveEverything(
  { client }: Database,
  personId: number,
  { venueId, gateId }: { readonly venueId: number; readonly gateId: number },
  startedAt: string,
): Promise<void> {
  const bytes = Buffer.from(`${personId}`)
  const [chat] = await client<
    { id: number }[]
  >`select id from chats where person_id = ${personId} order by id`
  const [group] = await client<{ id: number }[]>`
    insert into chats (channel, kind, address_hash, address_sealed) values ('telegram', 'group', ${bytes}, '\\x00')
    returning id`
  const later = new Date(Date.parse(startedAt) + 7_200_000).toISOString()
  const [visit] = await client<{ id: number }[]>`
    insert into visits (started_at, person_id, venue_id, gate_id, recorded_by, legal_basis)
    values (${startedAt}, ${personId}, ${venueId}, ${gateId}, 'photo', 'consent') returning id`
  await client`
    insert into open_visits (person_id, visit_id, started_at, venue_id, gate_id, ends_at)
    values (${personId}, ${visit?.id ?? 0}, ${startedAt}, ${venueId}, ${gateId}, ${later})`
  await client`
    insert into consents (person_id, given_by, purpose, text_version, channel, given_at)
    values (${personId}, ${personId}, 'visits', '1', 'web', ${startedAt})`
  await client`
    insert into declarations (person_id, declared_by, template, answers_sealed, risk, edition, legal_basis, declared_at,
                              valid_until, kept_until)
    values (${personId}, ${personId}, 't', '\\x00', false, 'e', 'consent', ${startedAt}, ${later}, ${later})`
  await giveRelations(client, personId, chat?.id ?? 0, { startedAt, later })
  await client`insert into person_codes (person_id, kind, token_hash) values (${personId}, 'chat', ${bytes})`
  await client`
    insert into officials (person_id, edition, unit_code, role) values (${personId}, 'e', '1', 'reporter')`
  await client`
    insert into unit_groups (chat_id, edition, unit_code, bound_by) values (${group?.id ?? 0}, 'e', '1', ${personId})`
  await client`
    insert into venues (owner_id, name, type, address, edition, unit_code, registrant_sealed)
    values (${personId}, ${`of ${personId}`}, 'shop', 'x', 'e', '1', '\\x00')`
  await giveVenuesSide(client, personId, { venueId, gateId, chatId: chat?.id ?? 0 }, { startedAt, later })
  await giveOffice(client, personId, chat?.id ?? 0, later)
  await client`
    insert into person_links (code_hash, chat_id, person_id, member_id, expires_at)
    values (${bytes}, ${chat?.id ?? 0}, ${personId}, ${personId}, ${later})`
}

/** What somebody has who owns a venue, stands at a door, and was seen at one. */
async function giveVenuesSide(
  client: Database['client'],
  personId: number,
  { venueId, gateId, chatId }: { readonly venueId: number; readonly gateId: number; readonly chatId: number },
  { startedAt, later }: { readonly startedAt: string; readonly later: string },
): Promise<void> {
  const bytes = Buffer.from(`${personId}`)
  await client`update visits set scanned_by = ${personId}, out_by = ${personId} where person_id = ${personId}`
  await client`update venues set suspended_by = ${personId} where owner_id = ${personId}`
  await client`
    insert into venue_staff (venue_id, person_id, name_sealed) values (${venueId}, ${personId}, '\\x00')`
  await client`
    insert into venue_invitations (code_hash, venue_id, purpose, invited_by, expires_at)
    values (${bytes}, ${venueId}, 'staff', ${personId}, ${later})`
  await client`
    insert into venue_visitors (venue_id, key, person_id, last_day) values (${venueId}, 'nguyen', ${personId}, '2026-11-23')`
  await client`
    insert into shifts (chat_id, person_id, venue_id, gate_id, direction, started_at, ends_at)
    values (${chatId}, ${personId}, ${venueId}, ${gateId}, 'both', ${startedAt}, ${later})`
  await client`
    insert into feed_lines (chat_id, person_id, gate_id, way, at)
    values (${chatId}, ${personId}, ${gateId}, 'in', ${startedAt})`
  await client`
    insert into log_links (token_hash, venue_id, person_id, chat_id, asked_sealed, language, expires_at)
    values (${bytes}, ${venueId}, ${personId}, ${chatId}, '\\x00', 'vi', ${later})`
  await client`
    insert into exports (chat_id, person_id, venue_id, format, asked_sealed, language)
    values (${chatId}, ${personId}, ${venueId}, 'csv', '\\x00', 'vi')`
}

/** What ties somebody to a family, and what they asked for. */
async function giveRelations(
  client: Database['client'],
  personId: number,
  chatId: number,
  { startedAt, later }: { readonly startedAt: string; readonly later: string },
): Promise<void> {
  const other = async () => {
    const [row] = await client<
      { id: number }[]
    >`insert into persons (profile_sealed) values ('') returning id`
    return row?.id ?? 0
  }
  await client`
    insert into family (member_id, holder_id, relation) values (${await other()}, ${personId}, 'child')`
  await client`
    insert into family (member_id, holder_id, relation) values (${personId}, ${await other()}, 'parent')`
  await client`
    insert into form_links (token_hash, chat_id, sender_hash, form, about_id, expires_at)
    values (${Buffer.from(`about ${personId}`)}, ${chatId}, '', 't', ${personId}, ${later})`
  await client`
    insert into former_log_ids (log_id, person_id, at) values (gen_random_uuid(), ${personId}, ${startedAt})`
  await client`
    insert into data_requests (person_log_id, person_id, kind, asked_at, answer_by, do_by)
    values (gen_random_uuid(), ${personId}, 'other', ${startedAt}, ${later}, ${later})`
}

/** What an official has done, and what was done about somebody. */
async function giveOffice(
  client: Database['client'],
  personId: number,
  chatId: number,
  later: string,
): Promise<void> {
  const bytes = Buffer.from(`${personId}`)
  await client`update officials set appointed_by = ${personId} where person_id = ${personId}`
  await client`
    insert into invitations (code_hash, purpose, edition, unit_code, invited_by, expires_at)
    values (${bytes}, 'official', 'e', '1', ${personId}, ${later})`
  const [round] = await client<{ id: number }[]>`
    insert into report_rounds (edition, unit_code, title, first_day, last_day, due_day, opened_by, opened_at)
    values ('e', '1', 't', '2026-11-01', '2026-11-07', '2026-11-09', ${personId}, ${later}) returning id`
  await client`insert into round_reports (round_id, unit_code, sent_by) values (${round?.id ?? 0}, '1', ${personId})`
  const [trace] = await client<{ id: number }[]>`
    insert into traces (edition, unit_code, reference_sealed, person_id, tracer_id, decided_by, from_at, to_at, margin_minutes,
                        inferred_minutes, created_at)
    values ('e', '1', '\\x00', ${personId}, ${personId}, ${personId}, ${later}, ${later}, 60, 60, ${later}) returning id`
  await client`
    insert into trace_links (token_hash, trace_id, person_id, chat_id, created_at, expires_at)
    values (${bytes}, ${trace?.id ?? 0}, ${personId}, ${chatId}, ${later}, ${later})`
  await client`
    with another as (
      insert into traces (edition, unit_code, reference_sealed, from_at, to_at, margin_minutes, inferred_minutes, created_at)
      select edition, unit_code, reference_sealed, from_at, to_at, 1, 1, created_at from traces where id = ${trace?.id ?? 0}
      returning id)
    insert into exposure_notices (trace_id, person_id, called_by, created_at)
    select id, ${personId}, ${personId}, ${later} from another`
}
