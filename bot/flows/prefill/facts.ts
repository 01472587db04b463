import type { DocumentFacts } from '../../core/documentFacts.ts'
import { fold } from '../../core/fold.ts'
import type { Brought } from '../../core/form/bring.ts'
import { parsePersonName } from '../../core/personName.ts'
import type { ParsedCode } from '../../qr/parseCode.ts'

/** A code of somebody's document. */
export type Document = Extract<ParsedCode, { kind: 'citizenCard' | 'nationalPerson' }>

export function isDocument(code: ParsedCode): code is Document {
  return code.kind === 'citizenCard' || code.kind === 'nationalPerson'
}

/** Whom the codes of documents show, each person once: a card and a national code may lie beside each other. */
export function peopleOn(documents: readonly Document[]): DocumentFacts[] {
  // A card has the accents, so its name counts where both are there.
  const cardsFirst = [...documents].sort((one, other) => one.kind.localeCompare(other.kind))
  const told = cardsFirst.map(factsOn).filter((facts) => Object.keys(facts).length > 0)
  return told.filter((facts, index) => told.findIndex((one) => areSame(one, facts)) === index)
}

/** What a form may learn of a document. */
export function broughtBy({ name, hasNoAccents, birth, sex }: DocumentFacts): Brought {
  const isWhole = name !== undefined && !hasNoAccents
  return {
    answers: {
      ...(isWhole && { name }),
      ...(birth !== undefined && { birth }),
      ...(sex !== undefined && { sex }),
    },
    ...(name !== undefined && hasNoAccents && { suggestedName: name }),
  }
}

/** Name, birth and sex, as far as the code shows them; nothing else of it goes any further. */
function factsOn({ kind, name, birthDate, birthYear, sex }: Document): DocumentFacts {
  const parsed = name === undefined ? undefined : parsePersonName(name)
  const birth = birthDate ?? (birthYear === undefined ? undefined : String(birthYear))
  const isPlain = kind === 'nationalPerson' && parsed && 'name' in parsed && isWithoutAccents(parsed.name)
  return {
    ...(parsed && 'name' in parsed && { name: parsed.name }),
    ...(isPlain && { hasNoAccents: true as const }),
    ...(birth !== undefined && { birth }),
    ...(sex !== undefined && { sex }),
  }
}

function isWithoutAccents(name: string): boolean {
  return fold(name) === name.toLowerCase()
}

function areSame(one: DocumentFacts, other: DocumentFacts): boolean {
  const [years, names] = [one, other].map(
    ({ birth, name }) => [birth?.slice(0, 4), fold(name ?? '')] as const,
  )
  return years !== undefined && names !== undefined && years[0] === names[0] && years[1] === names[1]
}
