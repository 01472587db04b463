import { CITY_DEEDS } from './deeds/city.ts'
import type { Deeds } from './deeds/deed.ts'
import { FILE_DEEDS } from './deeds/files.ts'
import { FLAG_DEEDS } from './deeds/flags.ts'
import { GATE_DEEDS } from './deeds/gates.ts'
import { LOG_DEEDS } from './deeds/log.ts'
import { NOTICE_DEEDS } from './deeds/notices.ts'
import { OFFICE_DEEDS } from './deeds/offices.ts'
import { SCHEME_DEEDS } from './deeds/scheme.ts'
import { STAFF_DEEDS } from './deeds/staff.ts'
import { TEMPLATE_DEEDS } from './deeds/templates.ts'
import { TRACE_DEEDS } from './deeds/trace.ts'
import { USE_DEEDS } from './deeds/uses.ts'
import { VENUE_DEEDS } from './deeds/venues.ts'
import { WORKER_DEEDS } from './deeds/workers.ts'
import { DOOR_DEEDS } from './door.ts'
import type { Said, World } from './world.ts'

/** What others than the people of a transcript do, as lines that begin with `! `. */
const DEEDS: Deeds = [
  ...OFFICE_DEEDS,
  ...SCHEME_DEEDS,
  ...DOOR_DEEDS,
  ...VENUE_DEEDS,
  ...GATE_DEEDS,
  ...STAFF_DEEDS,
  ...LOG_DEEDS,
  ...FILE_DEEDS,
  ...WORKER_DEEDS,
  ...CITY_DEEDS,
  ...TEMPLATE_DEEDS,
  ...TRACE_DEEDS,
  ...NOTICE_DEEDS,
  ...FLAG_DEEDS,
  ...USE_DEEDS,
]

export async function doneBesides(world: World, words: string): Promise<readonly Said[]> {
  for (const [pattern, deed] of DEEDS) {
    const found = pattern.exec(words)
    if (found) return world.besides(() => deed(world, found[1] ?? '', found[2] ?? ''))
  }
  throw new Error(`nobody does this: ${words}`)
}
