import { fold, foldExceptAccents, foldedWords } from './fold.ts'
import type { Unit } from './units.ts'

/** A unit's name as it is compared: folding 200 names for each search took 70 ms, so it is done once. */
export type IndexedName = {
  readonly unit: Unit
  readonly words: readonly string[]
  readonly accents: string
  readonly type: string
  readonly above: ReadonlySet<string>
}

/** The names of a directory, made ready to be searched. */
export type NameIndex = {
  readonly names: readonly IndexedName[]
  readonly types: ReadonlySet<string>
  readonly city: string
  /** The city's first letters, as people write them behind an address: "hp". */
  readonly cityInitials: string
}

/** A name that was typed: its words without those of the type, the types they may mean, and its accents. */
export type TypedName = {
  readonly words: readonly string[]
  readonly types: readonly string[]
  readonly accents: string
}

/** Short and English words for types, folded, beside the types' own names. */
const TYPE_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    p: ['phuong'],
    ph: ['phuong'],
    ward: ['phuong', 'xa'],
    x: ['xa'],
    commune: ['xa'],
    tt: ['thi tran'],
    town: ['thi tran'],
    q: ['quan'],
    h: ['huyen'],
    district: ['quan', 'huyen'],
    tp: ['thanh pho'],
    'thanh pho': ['thanh pho'],
    city: ['thanh pho'],
    dk: ['dac khu'],
  }),
)

/** English puts the type behind the name: "Ngo Quyen ward". */
const TYPE_WORDS_BEHIND = new Set(['ward', 'commune', 'town', 'district', 'city'])

/** Makes the names of an edition ready; each unit comes with those above it, the city first. */
export function indexNames(units: readonly { unit: Unit; above: readonly Unit[] }[]): NameIndex {
  const city = units.find(({ above }) => above.length === 0)?.unit.name ?? ''
  const names = units.map(({ unit, above }) => ({
    unit,
    words: foldedWords(unit.name),
    accents: foldExceptAccents(unit.name),
    type: fold(unit.type),
    above: new Set(above.map((upper) => fold(upper.name))),
  }))
  return {
    names,
    types: new Set(names.map(({ type }) => type)),
    city: fold(city),
    cityInitials: initialsOf(city),
  }
}

function initialsOf(city: string): string {
  return foldedWords(city)
    .map((word) => word.charAt(0))
    .join('')
}

/** Parts the type words from the name; a type word that stands alone is a name. */
export function typedName({ types }: NameIndex, part: string): TypedName {
  const written = part.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const words = written.map(fold)
  const named = (from: number, to: number, meant: readonly string[]): TypedName => ({
    words: words.slice(from, to),
    types: meant,
    accents: foldExceptAccents(written.slice(from, to).join(' ')),
  })
  for (const length of [2, 1]) {
    const start = words.slice(0, length).join(' ')
    const meant = TYPE_WORDS.get(start) ?? (types.has(start) ? [start] : undefined)
    if (meant && words.length > length) return named(length, words.length, meant)
  }
  const last = words.at(-1) ?? ''
  const behind = words.length > 1 && TYPE_WORDS_BEHIND.has(last) ? TYPE_WORDS.get(last) : undefined
  return behind ? named(0, words.length - 1, behind) : named(0, words.length, [])
}
