import { alignmentCentres, sizeOfVersion } from './capacities.ts'
import {
  FIRST_VERSION_WITH_INFORMATION,
  FORMAT_BITS,
  VERSION_BITS,
  versionWord,
} from './formatInformation.ts'
import { ROLE, type Role, Sheet } from './sheet.ts'

/** The modules that do not carry data, in the arrays' terms of `SymbolModel`. */
export interface FunctionPatterns {
  readonly known: Int8Array
  readonly role: Uint8Array
  readonly formatPlaces: readonly [Uint16Array, Uint16Array]
}

/** Draws the function patterns of a version (ISO/IEC 18004, 6.3). */
export function functionPatterns(version: number): FunctionPatterns {
  const sheet = new Sheet(sizeOfVersion(version))
  drawTiming(sheet)
  drawFinders(sheet)
  drawAlignment(sheet, version)
  const formatPlaces = reserveFormat(sheet)
  sheet.draw(sheet.size - 8, 8, true, ROLE.darkModule)
  if (version >= FIRST_VERSION_WITH_INFORMATION) drawVersion(sheet, version)
  return { known: sheet.known, role: sheet.role, formatPlaces }
}

function drawTiming(sheet: Sheet): void {
  for (let i = 8; i < sheet.size - 8; i++) {
    sheet.draw(6, i, i % 2 === 0, ROLE.timing)
    sheet.draw(i, 6, i % 2 === 0, ROLE.timing)
  }
}

function drawFinders(sheet: Sheet): void {
  const far = sheet.size - 4
  drawRings(sheet, 3, 3, 4, (ring) => ring !== 2 && ring !== 4, ROLE.finder)
  drawRings(sheet, 3, far, 4, (ring) => ring !== 2 && ring !== 4, ROLE.finder)
  drawRings(sheet, far, 3, 4, (ring) => ring !== 2 && ring !== 4, ROLE.finder)
}

/** An alignment pattern lies over the timing pattern, but where a finder is there is none. */
function drawAlignment(sheet: Sheet, version: number): void {
  const centres = alignmentCentres(version)
  for (const row of centres) {
    for (const column of centres) {
      if (sheet.role[row * sheet.size + column] === ROLE.finder) continue
      drawRings(sheet, row, column, 2, (ring) => ring !== 1, ROLE.alignment)
    }
  }
}

/** Draws square rings about a centre, ring 0 being the centre's module, up to ring `last`. */
function drawRings(
  sheet: Sheet,
  row: number,
  column: number,
  last: number,
  isDark: (ring: number) => boolean,
  role: Role,
): void {
  for (let down = -last; down <= last; down++) {
    for (let right = -last; right <= last; right++) {
      sheet.draw(row + down, column + right, isDark(Math.max(Math.abs(down), Math.abs(right))), role)
    }
  }
}

/**
 * Keeps the modules of both copies of the format bits, bit 0 first: one runs down column 8 from the upper left finder,
 * over the timing row, to the end beside the lower left finder; the other along row 8 from its right end (figure 25).
 */
function reserveFormat(sheet: Sheet): [Uint16Array, Uint16Array] {
  const { size } = sheet
  const down = new Uint16Array(FORMAT_BITS)
  const along = new Uint16Array(FORMAT_BITS)
  for (let bit = 0; bit < FORMAT_BITS; bit++) {
    down[bit] = sheet.reserve(bit < 6 ? bit : bit < 8 ? bit + 1 : size - FORMAT_BITS + bit, 8)
    along[bit] = sheet.reserve(8, bit < 8 ? size - 1 - bit : bit === 8 ? 7 : FORMAT_BITS - 1 - bit)
  }
  return [down, along]
}

/** The version in 6 × 3 modules beside the upper right finder, and mirrored beside the lower left one (6.10). */
function drawVersion(sheet: Sheet, version: number): void {
  const word = versionWord(version)
  for (let bit = 0; bit < VERSION_BITS; bit++) {
    const isDark = ((word >> bit) & 1) === 1
    const far = sheet.size - 11 + (bit % 3)
    sheet.draw(Math.floor(bit / 3), far, isDark, ROLE.versionInfo)
    sheet.draw(far, Math.floor(bit / 3), isDark, ROLE.versionInfo)
  }
}
