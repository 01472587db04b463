import { fold, foldExceptAccents, foldedWords } from './fold.ts'
import type { Unit, UnitDirectory } from './units.ts'

/**
 * How well a name fits, best first: the same with its accents, the same without them (so are all look-alikes), its
 * first words, words from its middle or end, its letters with no spaces between.
 */
export type Closeness = 'accents' | 'name' | 'start' | 'part' | 'letters'

export type UnitMatch = { readonly unit: Unit; readonly closeness: Closeness }

const RANKS: readonly Closeness[] = ['accents', 'name', 'start', 'part', 'letters']

/** No path of units is longer; what is cut off would match nothing. */
const TYPED_LENGTH_LIMIT = 200
/** Fewer letters with no space between fit half of the city. */
const JOINED_LETTERS_AT_LEAST = 4

/** Short and English words for types, folded, beside the types' own names. */
const TYPE_WORDS: Readonly<Record<string, readonly string[]>> = {
  p: ['phuong'],
  ph: ['phuong'],
  ward: ['phuong', 'xa'],
  x: ['xa'],
  commune: ['xa'],
  tt: ['thi tran'],
  town: ['thi tran'],
  townlet: ['thi tran'],
  q: ['quan'],
  h: ['huyen'],
  district: ['quan', 'huyen'],
  tp: ['thanh pho'],
  city: ['thanh pho'],
  dk: ['dac khu'],
}

/** What is said of the whole country at the end of an address. */
const COUNTRY = new Set(['viet nam', 'vietnam', 'vn'])

/** What fits, best first, and what was written before the part of the address in which it was found. */
export type AddressMatches = { readonly matches: readonly UnitMatch[]; readonly before: string }

/**
 * Units whose name fits what was typed, ranked. Type words may stand before ("p. ngo quyen", "phường Ngô Quyền") or,
 * in English, behind. In an address the first part that names a unit counts, whole names before pieces of names, and
 * the parts behind it must name units above it: "An Dương, Lê Chân". Look-alikes are all found, so that they can be
 * asked about.
 */
export function searchAddress(
  directory: UnitDirectory,
  typed: string,
  fits: (unit: Unit) => boolean,
): AddressMatches {
  const address = typed.normalize('NFC').slice(0, TYPED_LENGTH_LIMIT)
  const parts = addressParts(directory, address)
  const found = parts.map(({ name, start }, index) => {
    const above = parts.slice(index + 1).map((part) => foldedWords(part.name))
    const candidates = directory.all.filter((unit) => fits(unit) && liesIn(directory, unit, above))
    const before = address
      .slice(0, start)
      .replace(/[\s,;]+$/, '')
      .trim()
    return { matches: matchesOf(directory, name, candidates), before }
  })
  const whole = found.find(
    ({ matches: [best] }) => best?.closeness === 'accents' || best?.closeness === 'name',
  )
  return whole ?? found.find(({ matches }) => matches.length > 0) ?? { matches: [], before: '' }
}

type AddressPart = { readonly name: string; readonly start: number }

/** An address is parted by commas, or where a type is named: "12 Lạch Tray phường Ngô Quyền". */
const PART = /[^,;\n]+?(?=$|[,;\n]|\s(?:phường|phuong|xã|xa|thị trấn|thi tran|đặc khu|dac khu|p\.|x\.)\s)/giu

/** The parts of an address, without the country and, where other parts stand, without the city. */
function addressParts(directory: UnitDirectory, address: string): AddressPart[] {
  const parts = [...address.matchAll(PART)].map((match) => ({ name: match[0], start: match.index }))
  const inCountry = parts.filter(({ name }) => foldedWords(name).length > 0 && !COUNTRY.has(fold(name)))
  const city = fold(directory.root.name)
  const inCity = inCountry.filter(
    ({ name }) => withoutType(directory, foldedWords(name)).words.join(' ') !== city,
  )
  return inCity.length > 0 ? inCity : inCountry
}

function liesIn(directory: UnitDirectory, unit: Unit, above: readonly string[][]): boolean {
  const names = directory
    .path(unit)
    .slice(0, -1)
    .map((upper) => fold(upper.name))
  return above.every((words) => names.includes(withoutType(directory, words).words.join(' ')))
}

function matchesOf(directory: UnitDirectory, typed: string, candidates: readonly Unit[]): UnitMatch[] {
  const { words, types } = withoutType(directory, foldedWords(typed))
  const ofType = candidates.filter((unit) => types.some((type) => fold(unit.type).startsWith(type)))
  const own = typed.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
  const accents = foldExceptAccents(own.slice(own.length - words.length).join(' '))
  for (const units of [ofType, candidates]) {
    const found = units.flatMap((unit) => {
      const closeness = closenessOf(unit, words, accents)
      return closeness ? [{ unit, closeness }] : []
    })
    if (found.length > 0) return found.sort(byCloseness)
  }
  return []
}

function closenessOf(unit: Unit, words: readonly string[], accents: string): Closeness | undefined {
  const name = foldedWords(unit.name)
  if (name.join(' ') === words.join(' ')) return foldExceptAccents(unit.name) === accents ? 'accents' : 'name'
  if (standsAt(name, words, 0)) return 'start'
  if (name.some((_, index) => index > 0 && standsAt(name, words, index))) return 'part'
  const joined = words.join('')
  return joined.length >= JOINED_LETTERS_AT_LEAST && name.join('').startsWith(joined) ? 'letters' : undefined
}

/** Whether the words stand in the name from there on; the last one may be unfinished. */
function standsAt(name: readonly string[], words: readonly string[], from: number): boolean {
  return (
    words.length > 0 &&
    words.every((word, index) => {
      const there = name[from + index] ?? ''
      return index === words.length - 1 ? there.startsWith(word) : there === word
    })
  )
}

type TypedName = { readonly words: readonly string[]; readonly types: readonly string[] }

/** Parts the type words from the name; a type word that stands alone is a name. */
function withoutType(directory: UnitDirectory, words: readonly string[]): TypedName {
  const types = new Set(directory.all.map((unit) => fold(unit.type)))
  for (const length of [2, 1]) {
    const start = words.slice(0, length).join(' ')
    const meant = TYPE_WORDS[start] ?? (types.has(start) || start === 'thanh pho' ? [start] : undefined)
    if (meant && words.length > length) return { words: words.slice(length), types: meant }
  }
  const end = TYPE_WORDS[words.at(-1) ?? '']
  const isEnglish = (words.at(-1)?.length ?? 0) > 2
  if (end && isEnglish && words.length > 1) return { words: words.slice(0, -1), types: end }
  return { words, types: [] }
}

function byCloseness(one: UnitMatch, other: UnitMatch): number {
  return RANKS.indexOf(one.closeness) - RANKS.indexOf(other.closeness) || compareNames(one.unit, other.unit)
}

function compareNames(one: Unit, other: Unit): number {
  return alphabet.compare(one.name, other.name) || alphabet.compare(one.type, other.type)
}

const alphabet = new Intl.Collator('vi', { numeric: true })
