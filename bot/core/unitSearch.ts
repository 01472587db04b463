import { fold, foldedWords } from './fold.ts'
import { isOneSlip } from './oneSlip.ts'
import { provinceAtEnd } from './provinces.ts'
import { type IndexedName, type NameIndex, type TypedName, typedName } from './unitNames.ts'
import type { Unit } from './units.ts'

/**
 * How well a name fits, best first: the same with its accents, the same without them (so are all look-alikes), its
 * first words, words from its middle or end, its letters with no spaces between.
 */
export type Closeness = 'accents' | 'name' | 'start' | 'part' | 'letters'

export type UnitMatch = { readonly unit: Unit; readonly closeness: Closeness }

/** What fits, best first, and what was written before the part of the address in which it was found. */
export type AddressMatches = { readonly matches: readonly UnitMatch[]; readonly before: string }

const RANKS: readonly Closeness[] = ['accents', 'name', 'start', 'part', 'letters']

/** No path of units is longer; what is cut off would match nothing. */
const TYPED_LENGTH_LIMIT = 200
/** Fewer letters with no space between fit half of the city. */
const JOINED_LETTERS_AT_LEAST = 4

/** What is said of the whole country at the end of an address. */
const COUNTRY = new Set(['viet nam', 'vietnam', 'vn'])

/** Words of the longest name. */
const NAME_WORDS_AT_MOST = 4

/** A group of houses or a hamlet by its number, folded: "tổ 5". */
const HOUSES = /^(?:to(?: dan pho)?|tdp|thon|xom|ap|khu(?: dan cu| pho)?|doi)(?: so)? \d+[a-z]?$/

/** What leads to the name of a street or stands in any address; "dương", with its accents, is a part of names. */
const OF_AN_ADDRESS = new Set(
  'số|so|nhà|nha|đường|duong|phố|pho|ngõ|ngo|ngách|ngach|hẻm|hem|kiệt|kiet|thôn|thon|xóm|xom|ấp|ap|khu|lô|chợ|cho|gần|gan|ở|tại|tai|phường|phuong|xã|xa'.split(
    '|',
  ),
)

/** What stands between a ward and the city's name. */
const CITY_TYPE_AT_END = /(?:^|\s)(?:tp|thành phố|thanh pho)$/iu

/** An address is parted by commas, or where a type is named: "12 Lạch Tray phường Ngô Quyền". */
const PART = /[^,;\n]+?(?=$|[,;\n]|\s(?:phường|phuong|xã|xa|thị trấn|thi tran|đặc khu|dac khu|p\.|x\.)\s)/giu

const alphabet = new Intl.Collator('vi', { numeric: true })

/**
 * Units whose name fits what was typed, ranked. Type words may stand before ("p. ngo quyen", "phường Ngô Quyền") or,
 * in English, behind. In an address the first part that names a unit counts, whole names before pieces of names, and
 * the parts behind it must name units above it: "An Dương, Lê Chân". Where nothing parts it, a whole name may stand last. Look-alikes are all found, so that they can be
 * asked about.
 */
export function searchAddress(
  index: NameIndex,
  typed: string,
  fits: (unit: Unit) => boolean,
): AddressMatches {
  const address = typed.normalize('NFC').slice(0, TYPED_LENGTH_LIMIT)
  const parts = addressParts(index, address)
  const found = parts.map(({ name, start }, place) => {
    const above = parts.slice(place + 1).map((part) => part.name.words.join(' '))
    const candidates = index.names.filter(
      (one) => above.every((upper) => one.above.has(upper)) && fits(one.unit),
    )
    const before = address
      .slice(0, start)
      .replace(/[\s,;]+$/, '')
      .trim()
    return { matches: matchesOf(name, candidates), before }
  })
  const whole = found.find(
    ({ matches: [best] }) => best?.closeness === 'accents' || best?.closeness === 'name',
  )
  const some = whole ?? found.find(({ matches }) => matches.length > 0)
  return some ?? atTheEnd(index, address, parts, fits) ?? { matches: [], before: '' }
}

/** "12 lạch tray ngô quyền": neither comma nor type parts the ward from the street, but its whole name stands last. */
function atTheEnd(
  index: NameIndex,
  address: string,
  parts: readonly AddressPart[],
  fits: (unit: Unit) => boolean,
): AddressMatches | undefined {
  const [part, ...above] = parts
  if (!part || above.length > 0) return undefined
  const { length } = part.name.words
  const candidates = index.names.filter(({ unit }) => fits(unit))
  for (let from = Math.max(1, length - NAME_WORDS_AT_MOST); from < length; from++) {
    const tail = part.name.words.slice(from).join(' ')
    const named = candidates.filter(({ words }) => words.length > 1 && words.join(' ') === tail)
    if (named.length === 0) continue
    const before = wordsBefore(address.slice(part.start), from)
    if (!isStreet(before) || provinceAtEnd(tail)) return undefined
    const accents = part.name.accents.split(' ').slice(from).join(' ')
    const matches = named.map(({ unit, accents: own }) => ({
      unit,
      closeness: own === accents ? ('accents' as const) : ('name' as const),
    }))
    return { matches: matches.sort(byCloseness), before }
  }
  return undefined
}

function wordsBefore(address: string, count: number): string {
  const words = [...address.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
  return address
    .slice(0, words[count]?.index)
    .replace(/[\s,;.-]+$/, '')
    .trim()
}

/** Whether words name a street, or a group of houses by its number: before "ngô quyền", "12 đường" only begins the street's name. */
function isStreet(before: string): boolean {
  if (HOUSES.test(fold(before))) return true
  const words = before.toLowerCase().match(/(?<![\p{L}\p{N}])\p{L}{2,}(?![\p{L}\p{N}])/gu) ?? []
  const names = words.filter((word) => !OF_AN_ADDRESS.has(word)).length
  return names > 1 || (names === 1 && words.some((word) => /^(?:đường|duong|phố|pho)$/u.test(word)))
}

/** Units whose whole name was meant if one letter slipped: to be asked about, never taken. */
export function unitsOneSlipAway(
  index: NameIndex,
  typed: string,
  fits: (unit: Unit) => boolean,
): readonly Unit[] {
  const parts = addressParts(index, typed.normalize('NFC').slice(0, TYPED_LENGTH_LIMIT))
  const written = parts.map(({ name }) => name.words.join(''))
  return index.names
    .filter(({ unit, words }) => fits(unit) && written.some((one) => isOneSlip(one, words.join(''))))
    .map(({ unit }) => unit)
}

type AddressPart = { readonly name: TypedName; readonly start: number }

/** The parts of an address, without the country and, where other parts stand, without the city. */
function addressParts(index: NameIndex, address: string): AddressPart[] {
  const parts = [...address.matchAll(PART)]
    .filter(([part]) => foldedWords(part).length > 0 && !COUNTRY.has(fold(part)))
    .map((match) => ({ name: typedName(index, withoutCity(index, match[0])), start: match.index }))
  const cityNames = [index.city, index.cityInitials]
  const inCity = parts.filter(({ name }) => !cityNames.includes(name.words.join(' ')))
  return inCity.length > 0 ? inCity : parts
}

/** "phường Lê Chân tp Hải Phòng" has no comma before the city; the city alone stays. */
function withoutCity({ city, cityInitials }: NameIndex, part: string): string {
  const written = part.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const length = fold(written.at(-1) ?? '') === cityInitials ? 1 : city.split(' ').length
  const last = fold(written.slice(-length).join(' '))
  if (written.length <= length || (last !== city && last !== cityInitials)) return part
  const before = written.slice(0, -length).join(' ')
  return before.replace(CITY_TYPE_AT_END, '') || part
}

/** A type that was named decides, as long as anything of that type fits: types change more often than names. */
function matchesOf(typed: TypedName, candidates: readonly IndexedName[]): UnitMatch[] {
  const ofType = candidates.filter(({ type }) => typed.types.some((meant) => type.startsWith(meant)))
  for (const names of [ofType, candidates]) {
    const found = names.flatMap((name) => {
      const closeness = closenessOf(name, typed)
      return closeness ? [{ unit: name.unit, closeness }] : []
    })
    if (found.length > 0) return found.sort(byCloseness)
  }
  return []
}

function closenessOf({ words: name, accents }: IndexedName, typed: TypedName): Closeness | undefined {
  const { words } = typed
  if (name.join(' ') === words.join(' ')) return accents === typed.accents ? 'accents' : 'name'
  // "Nhà", "gần chợ": what only leads to an address begins no name.
  if (words.every((word) => OF_AN_ADDRESS.has(word))) return undefined
  if (standsAt(name, words, 0)) return 'start'
  if (name.some((_, place) => place > 0 && standsAt(name, words, place))) return 'part'
  const joined = words.join('')
  return joined.length >= JOINED_LETTERS_AT_LEAST && name.join('').startsWith(joined) ? 'letters' : undefined
}

/** Whether the words stand in the name from there on; the last one may be unfinished. */
function standsAt(name: readonly string[], words: readonly string[], from: number): boolean {
  const last = words.length - 1
  return words.every((word, place) => {
    const there = name[from + place] ?? ''
    return place === last ? there.startsWith(word) : there === word
  })
}

function byCloseness(one: UnitMatch, other: UnitMatch): number {
  return (
    RANKS.indexOf(one.closeness) - RANKS.indexOf(other.closeness) ||
    alphabet.compare(one.unit.name, other.unit.name) ||
    alphabet.compare(one.unit.type, other.unit.type)
  )
}
