import { open } from '../../../db/seal.ts'
import type { World } from './world.ts'

type Row = {
  readonly reader: number
  readonly unit: string
  readonly sealed: Uint8Array
  readonly what: string
  readonly person: number | null
  readonly chat: number | null
  readonly first: string | null
  readonly last: string | null
}

/** What officials read: who, for which unit and case, what, of whom, and which days. */
export async function officialReads({ database, nameOf }: World): Promise<string[]> {
  const rows = await database.client<Row[]>`
    select rc.id as reader, r.unit_code as unit, r.reference_sealed as sealed, r.what, p.id as person, pc.id as chat,
           r.first_day::text as first, r.last_day::text as last
      from official_reads r join persons rp on rp.log_id = r.reader_log_id join chats rc on rc.person_id = rp.id
      left join persons p on p.log_id = r.person_log_id left join chats pc on pc.person_id = p.id order by r.id`
  return rows.map(({ reader, unit, sealed, what, person, chat, first, last }) => {
    const reference = open<string>(database.keys, 'caseReference', sealed)
    const whom = person === null ? 'nobody' : chat === null ? 'somebody of no chat' : nameOf(Number(chat))
    const days = first === null ? '' : `, ${first} to ${last}`
    return `${nameOf(Number(reader))} for ${unit}, ${reference}: ${what}, ${whom}${days}`
  })
}
