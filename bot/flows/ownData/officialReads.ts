import type { DeedOnPersons, ReadOfPerson } from '../../../db/officialReads.ts'
import type { City } from '../../core/city.ts'
import { type Text, text, words } from '../../core/text.ts'
import { momentText } from '../timeText.ts'
import { unitName } from '../unitName.ts'
import { daysText } from './daysText.ts'

/**
 * What an official read of somebody, as they are told it: which unit, what, of which days, when and what for. Not in which case:
 * its number stands in the papers of whoever is ill, who need not be the one that reads this.
 */
export type OfficialRead = Omit<ReadOfPerson, 'personId'> & {
  /** Whose data, where they are of a member of the family. */
  readonly member?: string
}

const TOLD = {
  'looked up': 'lookedUp',
  visits: 'visits',
  'exposed counted': 'counted',
  names: 'names',
  notice: 'notice',
  call: 'call',
} as const satisfies Record<DeedOnPersons, string>

/** The readings with the names of the members whose data they are of. */
export function named(reads: readonly ReadOfPerson[], members: ReadonlyMap<number, string>): OfficialRead[] {
  return reads.map(({ personId, ...read }) => {
    const member = members.get(personId)
    return { ...read, ...(member !== undefined && { member }) }
  })
}

export function officialReadText({ member, what, first, last, at, ...unit }: OfficialRead, city: City): Text {
  const whom = member === undefined ? text('ownData.official.you') : words(member)
  const did = text(`ownData.official.${TOLD[what]}`, { whom })
  return text('ownData.official.read', {
    unit: unitName(city, unit),
    did:
      first === null || last === null
        ? did
        : text('ownData.official.ofDays', { did, days: daysText(first, last) }),
    at: momentText(at, city.timeZone),
  })
}
