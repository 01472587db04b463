import type { Counted } from './shown.ts'

/** Openings of which something is remembered: more than a city's tracers have in half an hour. A forgotten one is counted anew. */
const OPENINGS_AT_MOST = 200

/** What need not be asked again while a page is read: how many there are, and the last person of each page of the list. */
export type Opening = { counted?: Counted; readonly ends: number[] }

/** Remembers openings by the token of each; whichever began first is forgotten first. It is only for speed. */
export function createOpenings(): (reading: string) => Opening {
  const openings = new Map<string, Opening>()
  return (reading) => {
    const known = openings.get(reading)
    if (known) return known
    const opening: Opening = { ends: [] }
    openings.set(reading, opening)
    const [first] = openings.keys()
    if (openings.size > OPENINGS_AT_MOST && first !== undefined) openings.delete(first)
    return opening
  }
}
