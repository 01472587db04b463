import { keepCase } from './cases.ts'
import { type FuzzRequest, type Kind, shortly } from './request.ts'
import { findSent, type Place } from './sent.ts'
import type { Town } from './town.ts'
import type { SetAside } from './watch/settle.ts'

/** Cases of one sort that are kept: the first few show what is wrong as well as a thousand would. */
const KEPT_OF_A_SORT = 3

export type Findings = {
  /** Notes that an answer was wrong, prints it and keeps the input. */
  wrong(place: Place, request: FuzzRequest, why: string): void
  /** Notes messages that were set aside, with the inputs that they were. */
  setAside(rows: readonly SetAside[], sent: ReadonlyMap<Kind, number>): void
  /** Notes something that no single input is known for. */
  note(what: string): void
  readonly count: number
}

export function collectFindings(seed: number, town: Town): Findings {
  const sorts = new Map<string, number>()
  let count = 0

  function keep(place: Place, why: string, requests: readonly FuzzRequest[]): void {
    count += 1
    const sort = `${place.kind} ${why.slice(0, 60)}`
    const times = (sorts.get(sort) ?? 0) + 1
    sorts.set(sort, times)
    if (times > KEPT_OF_A_SORT) return
    const last = requests.at(-1)
    console.error(`✗ seed ${seed}, ${place.kind} ${place.index}: ${why}\n  ${last ? shortly(last) : ''}`)
    console.error(`  kept as test/fuzz/cases/${keepCase(place, { seed, why, requests }, town)}`)
  }

  return {
    wrong: (place, request, why) => keep(place, why, [request]),
    setAside(rows, sent) {
      if (rows.length === 0) return
      const found = findSent(new Set(rows.map(({ externalId }) => externalId)), sent, seed, town)
      for (const { channel, externalId } of rows) {
        const one = found.get(externalId)
        if (one) keep(one.place, 'set aside', one.requests)
        else
          this.note(`a message of ${channel} that is none of the mutated ones was set aside: ${externalId}`)
      }
    },
    note(what) {
      count += 1
      console.error(`✗ ${what}`)
    },
    get count() {
      return count
    },
  }
}
