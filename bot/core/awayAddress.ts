import { provinceAtEnd } from './provinces.ts'

/** An address outside the city in its parts; what was not said of it is missing. */
export type AwayAddress = {
  readonly province: string
  readonly place?: string
  readonly street?: string
}

/** A ward's type before its name, or in English behind it. */
const TYPED =
  /^(?:phường|phuong|xã|xa|thị trấn|thi tran|đặc khu|dac khu|p\.|x\.)\s|\s(?:ward|commune|town)$/iu
/** Where a type is named without a comma before it: "12 Lê Lợi phường Hồng Gai". */
const BEFORE_TYPE = /\s+(?=(?:phường|phuong|xã|xa|thị trấn|thi tran|đặc khu|dac khu|p\.|x\.)\s)/giu
/** What stands in a house's address and not in a ward's name. */
const OF_A_STREET =
  /^(?!(?:quận|quan|huyện|huyen|district|q\.|h\.)\s).*\d|^(?:số|so|đường|duong|phố|pho|ngõ|ngo|ngách|ngach|hẻm|hem|tổ|to|thôn|thon|xóm|xom|ấp|ap|khu|làng|bản)\s|\s(?:street|road|lane)$/iu

/** A whole address: the last part is the province, with or without a comma where we know it. */
export function awayAddress(address: string): AwayAddress | undefined {
  const known = provinceAtEnd(address)
  if (known) return { province: known.province, ...(known.before !== '' && streetAndPlace(known.before)) }
  const parts = partsOf(address)
  const province = parts.at(-1)
  if (province === undefined || TYPED.test(province)) return undefined
  return { province, ...(parts.length > 1 && streetAndPlace(parts.slice(0, -1).join(', '))) }
}

/**
 * The street that stands before a ward's name. Where no type is named, only what looks like a house's address is one:
 * "Hồng Gai, Hạ Long" is a ward in a town, and its street is asked.
 */
export function streetAndPlace(words: string): Omit<AwayAddress, 'province'> {
  const parts = partsOf(words)
  const named = parts.findIndex((part) => TYPED.test(part))
  const streets = named >= 0 ? named : OF_A_STREET.test(parts[0] ?? '') ? 1 : 0
  const [street, place] = [parts.slice(0, streets), parts.slice(streets)].map((some) => some.join(', '))
  return { ...(place && { place }), ...(street && { street }) }
}

function partsOf(words: string): string[] {
  return words
    .replace(BEFORE_TYPE, ', ')
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
}
