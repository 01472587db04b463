/** A table, how many rows it is given, and the statement that gives them. */
export type Filling = { readonly table: string; readonly made: number; readonly fill: string }

/** Bytes of what is sealed, on the average of the transcripts of first declarations and check-ins. */
const SEALED = { address: 41, answers: 276, profile: 100, reply: 340, session: 70 }
/** Venues among which visits are spread: the n-th has an n-th of the visits of the first. */
const VENUES = 2_000
/** By so many words, the phone among them, a log finds a visitor. */
const WORDS = 4

/** Bytes that no server can press together, as sealed ones are. */
function random(bytes: number): string {
  const pieces = Array.from(
    { length: Math.ceil(bytes / 32) },
    (_, piece) => `sha256((random() + ${piece})::text::bytea)`,
  )
  return `substring(${pieces.join(' || ')} from 1 for ${bytes})`
}

const HASH = random(16)
const VENUE = `least(${VENUES}, floor(0.5 + 0.5 * exp(random() * ln(${2 * VENUES + 1}))))::bigint`

/** How the large tables are filled, in an order in which what is referred to comes first. */
export function fillings({
  rows,
  today,
  messageBytes,
}: {
  readonly rows: number
  readonly today: string
  readonly messageBytes: number
}): Filling[] {
  const series = `generate_series(1, ${rows}) as i`
  const anybody = `1 + floor(random() * ${rows})::bigint`
  const opens = `('${today} 06:00'::timestamp at time zone 'Asia/Ho_Chi_Minh')`
  const filled = (table: string, columns: string, select: string, made = rows): Filling => ({
    table,
    made,
    fill: `insert into ${table} (${columns}) select ${select}`,
  })
  return [
    filled('persons', 'profile_sealed, phone_hash', `${random(SEALED.profile)}, ${HASH} from ${series}`),
    filled(
      'chats',
      'channel, kind, address_hash, address_sealed, person_id, language',
      `'zalo', 'private', ${HASH}, ${random(SEALED.address)}, i, 'vi' from ${series}`,
    ),
    filled(
      'consents',
      'person_id, purpose, text_version, channel, given_at',
      `i, 'visits', '2026-11', 'zalo', now() from ${series}`,
    ),
    filled(
      'declarations',
      'person_id, template, answers_sealed, risk, edition, unit_code, legal_basis, declared_at, valid_until, kept_until',
      `${anybody}, 'national2021', ${random(SEALED.answers)}, false, 'haiphong-2025', '11329', 'consent', now(), now(), now() from ${series}`,
    ),
    filled('person_codes', 'person_id, kind, token_hash', `${anybody}, 'chat', ${HASH} from ${series}`),
    filled(
      'sessions',
      'chat_id, sender_hash, body_sealed',
      `i, ${HASH}, ${random(SEALED.session)} from ${series}`,
    ),
    filled(
      'chat_uses',
      'chat_id, what, window_at, count',
      `i, what, now(), 1 from ${series}, unnest(array['messages', 'photos']) as what`,
      2 * rows,
    ),
    filled(
      'inbox',
      'channel, external_id, chat_id, sender_hash, body_sealed, sent_at, trace, done_at, outcome',
      `'zalo', 'user_send_text ' || encode(${random(10)}, 'hex'), ${anybody}, ${HASH}, ${random(messageBytes)}, now(),
       encode(${random(8)}, 'hex'), now(), 'handled' from ${series}`,
    ),
    filled(
      'outbox',
      'chat_id, channel, class, body_sealed, trace, done_at, outcome',
      `${anybody}, 'zalo', 0, ${random(SEALED.reply)}, encode(${random(8)}, 'hex'), now(), 'sent' from ${series}`,
    ),
    filled(
      'venues',
      'name, folded_name, type, edition, unit_code, address_sealed, registrant_sealed',
      `'Nhà hàng ' || i, 'nha hang ' || i, 'food', 'haiphong-2025', '11329', ${random(80)}, ${random(100)} from generate_series(1, ${VENUES}) as i`,
      VENUES,
    ),
    filled('gates', 'venue_id, name, direction', "id, 'Cửa chính', 'both' from venues", VENUES),
    filled(
      'visits',
      'started_at, ended_at, ended_by, person_id, venue_id, gate_id, recorded_by, legal_basis, recorded_at',
      `${opens} + interval '16 hours' * (i / ${rows}::float8), now(), 'out', ${anybody}, venue, venue, 'photo', 'consent', now()
         from (select i, ${VENUE} as venue from ${series}) as drawn`,
    ),
    filled(
      'open_visits',
      'person_id, visit_id, started_at, venue_id, gate_id, ends_at',
      `i, i, now(), ${VENUE}, 1, now() + interval '1 hour' * random() from ${series}`,
    ),
    filled(
      'venue_visitors',
      'venue_id, key, person_id, last_day',
      `venue, ${HASH}, person, '${today}' from (select ${VENUE} as venue, ${anybody} as person from ${series}) as drawn, generate_series(1, ${WORDS})`,
      WORDS * rows,
    ),
    filled(
      'venue_hours',
      'venue_id, hour, ins, outs',
      `id, ${opens} - interval '1 hour' * h, 1, 1 from generate_series(1, ${rows / VENUES}) as h, venues order by h, id`,
    ),
    filled(
      'official_reads',
      'reader_log_id, edition, unit_code, reference_sealed, what, person_log_id, at',
      `gen_random_uuid(), 'haiphong-2025', '31', ${random(60)}, 'names', gen_random_uuid(), now() from ${series}`,
    ),
  ]
}
