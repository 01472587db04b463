import { clock, dateText } from '../../../bot/core/cityTime.ts'
import { accounts } from './accounts.ts'
import { ZONE } from './city.ts'
import { newestFile } from './files.ts'
import type { World } from './world.ts'

/** What the database holds, as lines that begin with `? `. */
const QUESTIONS: Readonly<Record<string, (world: World) => Promise<string[]>>> = {
  people,
  consents,
  visits,
  declarations,
  accounts,
  file: newestFile,
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

/** PostgreSQL's own spelling of a moment, as the city's people write it. */
function moment(stored: string): string {
  const at = new Date(stored)
  return `${dateText(at, ZONE)} ${clock(at, ZONE)}`
}
