import type { FoundPerson } from '../../../db/findPersons.ts'
import type { Profile } from '../../core/person.ts'
import { maskedName } from '../../core/personName.ts'
import { type Text, text, words } from '../../core/text.ts'

/** Who it is, as a chat may see it on every messenger: the masked name. */
export function nameText({ name }: Profile): Text {
  return name === undefined ? text('trace.noName') : words(maskedName(name))
}

/** The same with the year of birth, where it is known. */
export function personText({ profile }: Pick<FoundPerson<Profile>, 'profile'>): Text {
  const { birth } = profile
  const name = nameText(profile)
  return birth === undefined ? name : text('trace.born', { name, year: birth.slice(0, 4) })
}

/** One of several with the same phone: also how they are known, because two may be called alike. */
export function choiceText(person: FoundPerson<Profile>): Text {
  return text('trace.known', { who: personText(person), by: text(`trace.knownBy.${person.knownBy}`) })
}
