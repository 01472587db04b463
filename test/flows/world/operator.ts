import { endOverdueVisits } from '../../../db/visits.ts'
import type { World } from './world.ts'

/** More than any transcript has. */
const ALL = 1_000

type Deed = (world: World, rest: string) => Promise<unknown>

/** What others than the people of a transcript do, as lines that begin with `! `. */
const DEEDS: readonly (readonly [RegExp, Deed])[] = [
  [/^lượt quá giờ được kết thúc$/u, ({ database, now }) => endOverdueVisits(database, now, ALL)],
  [
    /^phường tạm dừng (.+)$/u,
    ({ database, now }, name) =>
      database.client`update venues set suspended_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^(.+) đóng cửa hẳn$/u,
    ({ database, now }, name) =>
      database.client`update venues set closed_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^tờ mã của (.+) được thay$/u,
    ({ database, now }, name) => database.client`
      update gate_codes set retired_at = ${now.toISOString()} where gate_id in (
        select g.id from gates g join venues v on v.id = g.venue_id where v.name = ${name})`,
  ],
]

export async function doneBesides(world: World, words: string): Promise<void> {
  for (const [pattern, deed] of DEEDS) {
    const found = pattern.exec(words)
    if (found) return void (await deed(world, found[1] ?? ''))
  }
  throw new Error(`nobody does this: ${words}`)
}
