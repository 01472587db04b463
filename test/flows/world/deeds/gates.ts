import { findable, seal } from '../../../../db/seal.ts'
import { codeOfGate } from '../places.ts'
import type { World } from '../world.ts'
import type { Deeds } from './deed.ts'

/** One more gate, with a poster when it has a number: `Cổng 3, ra`. */
async function gateIsOpened({ database }: World, place: string, gate: string): Promise<void> {
  const [name = '', way = 'cả hai'] = gate.split(', ')
  const direction = { vào: 'in', ra: 'out' }[way] ?? 'both'
  const [made] = await database.client<{ id: number }[]>`
    insert into gates (venue_id, name, direction) select id, ${name}, ${direction} from venues where name = ${place}
    returning id`
  const code = codeOfGate(name)
  if (code === undefined) return
  const [hash, sealed] = [findable(database.keys, 'gateCode', code), seal(database.keys, 'gateCode', code)]
  await database.client`
    insert into gate_codes (gate_id, code_hash, code_sealed)
    values (${made?.id ?? 0}, ${Buffer.from(hash)}, ${Buffer.from(sealed)})`
}

/** Gates and what hangs at them. */
export const GATE_DEEDS: Deeds = [
  [
    /^tờ quốc gia không còn của ai$/u,
    ({ database }) => database.client`delete from gate_codes where kind = 'national'`,
  ],
  [
    /^(.+) có thêm cửa (.+)$/u,
    ({ database }, place, gate) => database.client`
      insert into gates (venue_id, name, direction) select id, ${gate}, 'both' from venues where name = ${place}`,
  ],
  [/^(.+) mở thêm (.+)$/u, gateIsOpened],
  [
    /^cửa của (.+) thôi dùng$/u,
    ({ database, now }, name) => database.client`
      update gates set closed_at = ${now.toISOString()} where venue_id in (
        select id from venues where name = ${name})`,
  ],
  [
    /^tờ mã của (.+) được thay$/u,
    ({ database, now }, name) => database.client`
      update gate_codes set retired_at = ${now.toISOString()} where gate_id in (
        select g.id from gates g join venues v on v.id = g.venue_id where v.name = ${name})`,
  ],
]
