import { clock, dateText } from '../../../bot/core/cityTime.ts'
import { open } from '../../../db/seal.ts'
import { accounts } from './accounts.ts'
import { ZONE } from './city.ts'
import { counts, passages } from './door.ts'
import { family } from './family.ts'
import { newestFile } from './files.ts'
import { officialReads } from './officialReads.ts'
import type { World } from './world.ts'

/** What the database holds, as lines that begin with `? `. */
const QUESTIONS: Readonly<Record<string, (world: World) => Promise<string[]>>> = {
  people,
  consents,
  visits,
  declarations,
  counted,
  accounts,
  'strange codes': strangeCodes,
  passages,
  counts,
  venues,
  gates,
  file: newestFile,
  family,
  'official reads': officialReads,
}

export async function factsOf(world: World, question: string): Promise<string[]> {
  const answer = QUESTIONS[question]
  if (!answer) throw new Error(`there is no question ${question}`)
  const lines = await answer(world)
  return lines.length > 0 ? lines : ['none']
}

/** Whom the database knows, without the owner of the places that stand from the beginning. */
async function people({ database, nameOf }: World): Promise<string[]> {
  const rows = await database.client<{ chat: number }[]>`
    select c.id as chat from persons p join chats c on c.person_id = p.id where p.id > 1 order by p.id`
  return rows.map(({ chat }) => nameOf(Number(chat)))
}

async function consents({ database, nameOf }: World): Promise<string[]> {
  const rows = await database.client<
    { chat: number; purpose: string; version: string; channel: string; given: string; back: string | null }[]
  >`
    select c.id as chat, s.purpose, s.text_version as version, s.channel, s.given_at as given,
           s.withdrawn_at as back
      from consents s join chats c on c.person_id = s.person_id where s.person_id > 1 order by s.id`
  return rows.map(
    ({ chat, purpose, version, channel, given, back }) =>
      `${nameOf(Number(chat))}: ${purpose}, text ${version}, on ${channel}, ${moment(given)}${back ? `, taken back ${moment(back)}` : ''}`,
  )
}

async function visits({ database, nameOf }: World): Promise<string[]> {
  const rows = await database.client<
    {
      chat: number
      venue: string
      started: string
      ended: string | null
      by: string
      ended_by: string | null
      companions: number
      open: boolean
      basis: string
    }[]
  >`
    select c.id as chat, n.name as venue, v.started_at as started, v.ended_at as ended, v.recorded_by as by,
           v.ended_by, v.companions, v.legal_basis as basis,
           exists (select 1 from open_visits o where o.visit_id = v.id) as open
      from visits v join venues n on n.id = v.venue_id join chats c on c.person_id = v.person_id
     order by v.started_at, v.id`
  return rows.map((row) => {
    const until = row.ended ? `${clock(new Date(row.ended), ZONE)} by ${row.ended_by}` : 'open'
    const companions = row.companions > 0 ? `, with ${row.companions}` : ''
    const doubt = row.open === (row.ended === null) ? '' : ', BUT open_visits differs'
    return `${nameOf(Number(row.chat))}: ${moment(row.started)} to ${until}, ${row.venue}, ${row.by}, ${row.basis}${companions}${doubt}`
  })
}

async function declarations({ database, nameOf }: World): Promise<string[]> {
  const rows = await database.client<
    { chat: number; declared: string; until: string; risk: boolean; unit: string | null; codes: number }[]
  >`
    select c.id as chat, d.declared_at as declared, d.valid_until as until, d.risk, d.unit_code as unit
      from declarations d join chats c on c.person_id = d.person_id order by d.id`
  return rows.map(
    ({ chat, declared, until, risk, unit }) =>
      `${nameOf(Number(chat))}: ${moment(declared)}, valid until ${moment(until)}, unit ${unit ?? 'none'}, ${risk ? 'risk' : 'no risk'}`,
  )
}

/** What is counted of declarations, by unit, day and form. */
async function counted({ database }: World): Promise<string[]> {
  const rows = await database.client<{ unit: string; day: string; template: string; figures: string }[]>`
    select unit_code as unit, day::text as day, template, string_agg(name || ' ' || count, ', ' order by name) as figures
      from declaration_counts group by 1, 2, 3 order by 1, 2, 3`
  return rows.map(({ unit, day, template, figures }) => `${unit} on ${day}, ${template}: ${figures}`)
}

/** Who reported that a code of nobody's hangs where, and whether it was passed on. */
async function strangeCodes({ database, nameOf }: World): Promise<string[]> {
  const rows = await database.client<{ chat: number; place: string; told: string | null }[]>`
    select s.chat_id as chat, coalesce(v.name, 'somewhere in ' || s.unit_code) as place, s.told_at as told
      from strange_codes s left join venues v on v.id = s.venue_id order by s.id`
  return rows.map(
    ({ chat, place, told }) =>
      `${nameOf(Number(chat))}: ${place}, ${told ? `told ${moment(told)}` : 'not told'}`,
  )
}

/** The venues whose owner or standing changed since the beginning, and those that are new. */
async function venues({ database, nameOf }: World): Promise<string[]> {
  const rows = await database.client<
    { name: string; chat: number | null; state: string; registrant: Uint8Array | null }[]
  >`
    select v.name, c.id as chat, v.registrant_sealed as registrant,
           concat_ws(', ', case when v.paused_at is not null then 'paused' end,
             case when v.suspended_at is not null then 'suspended' end,
             case when v.closed_at is not null then 'closed' end) as state
      from venues v left join chats c on c.person_id = v.owner_id
     where v.id > 4 or v.owner_id is distinct from 1 or coalesce(v.paused_at, v.suspended_at, v.closed_at) is not null
     order by v.id`
  return rows.map(({ name, chat, state, registrant }) => {
    const of = chat === null ? 'nobody' : nameOf(Number(chat))
    return [`${name}: of ${of}`, phoneOf(database, registrant), state]
      .filter((part) => part !== '')
      .join(', ')
  })
}

function phoneOf({ keys }: World['database'], registrant: Uint8Array | null): string {
  if (!registrant) return 'nobody answers for it'
  const { phone, phoneConfirmed } = open<{ phone: string; phoneConfirmed: boolean }>(
    keys,
    'registrant',
    registrant,
  )
  return `${phone} ${phoneConfirmed ? 'confirmed' : 'unconfirmed'}`
}

/** The gates of the first place and of new ones, with how many codes of each kind are good. */
async function gates({ database }: World): Promise<string[]> {
  const rows = await database.client<
    {
      venue: string
      name: string
      direction: string
      closed: boolean
      own: number
      national: number
      retired: number
    }[]
  >`
    select v.name as venue, g.name, g.direction, g.closed_at is not null as closed,
           count(*) filter (where c.kind = 'own' and c.retired_at is null)::int as own,
           count(*) filter (where c.kind = 'national')::int as national,
           count(*) filter (where c.retired_at is not null)::int as retired
      from gates g join venues v on v.id = g.venue_id join gate_codes c on c.gate_id = g.id
     where v.id = 1 or v.id > 4 group by v.name, g.id order by g.id`
  return rows.map(
    (gate) =>
      `${gate.venue}, ${gate.name}: ${gate.direction}${gate.closed ? ', closed' : ''}; codes ${gate.own} own, ${gate.national} national, ${gate.retired} retired`,
  )
}

/** PostgreSQL's own spelling of a moment, as the city's people write it. */
function moment(stored: string): string {
  const at = new Date(stored)
  return `${dateText(at, ZONE)} ${clock(at, ZONE)}`
}
