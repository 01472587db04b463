import { LARGEST_VERSION, sizeOfVersion } from './capacities.ts'
import { functionPatterns } from './functionPatterns.ts'
import { ROLE } from './sheet.ts'

export type { Level } from './capacities.ts'
export { ROLE } from './sheet.ts'

/**
 * What the version alone says of a symbol (ISO/IEC 18004). A module is named by its index, row × size + column.
 */
export interface SymbolModel {
  /** 1 to 40. */
  readonly version: number
  /** Modules a side. */
  readonly size: number
  /** 1 dark, -1 light, 0 not known: data, and the format bits. */
  readonly known: Int8Array
  /** A value of `ROLE` for each module. */
  readonly role: Uint8Array
  /** Where bit i of each copy of the 15 format bits stands; bit 0 is the least. */
  readonly formatPlaces: readonly [Uint16Array, Uint16Array]
  /** Where each data bit stands, in the order in which codewords are placed, each from its highest bit; the up to
   * seven remainder bits, which say nothing, come last. */
  readonly dataPlaces: Uint16Array
}

const models = new Map<number, SymbolModel>()

/** The model of a version, 1 to 40; each is made once. Throws a RangeError for another number. */
export function symbolModel(version: number): SymbolModel {
  const model = models.get(version) ?? makeModel(version)
  models.set(version, model)
  return model
}

/** How many codewords fill the symbol, data and error correction together. */
export function codewordCount(model: SymbolModel): number {
  return model.dataPlaces.length >> 3
}

function makeModel(version: number): SymbolModel {
  if (!Number.isInteger(version) || version < 1 || version > LARGEST_VERSION) {
    throw new RangeError(`a symbol's version is 1 to ${LARGEST_VERSION}`)
  }
  const size = sizeOfVersion(version)
  const patterns = functionPatterns(version)
  return { version, size, ...patterns, dataPlaces: dataPlaces(size, patterns.role) }
}

/**
 * The way of the data bits: in pairs of columns from the right, up the first, down the next, in each row the right
 * module first; the column of the timing pattern belongs to no pair (7.7.3).
 */
function dataPlaces(size: number, role: Uint8Array): Uint16Array {
  const places: number[] = []
  let upwards = true
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step
      for (const place of [row * size + right, row * size + right - 1]) {
        if (role[place] === ROLE.data) places.push(place)
      }
    }
    upwards = !upwards
  }
  return Uint16Array.from(places)
}
