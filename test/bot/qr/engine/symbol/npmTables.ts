import { createRequire } from 'node:module'

/** What npm `qrcode` computes inside, which its types do not show: a second opinion on our tables. */
interface Level {
  readonly bit: number
}

const inside = createRequire(createRequire(import.meta.url).resolve('qrcode'))

const levels: Readonly<Record<string, Level>> = inside('./core/error-correction-level.js')
const correction: {
  getBlocksCount(version: number, level: Level | undefined): number
  getTotalCodewordsCount(version: number, level: Level | undefined): number
} = inside('./core/error-correction-code.js')
const alignment: { getRowColCoords(version: number): number[] } = inside('./core/alignment-pattern.js')
const format: { getEncodedBits(level: Level | undefined, mask: number): number } =
  inside('./core/format-info.js')
const versions: { getEncodedBits(version: number): number } = inside('./core/version.js')
const sizes: { getSymbolTotalCodewords(version: number): number } = inside('./core/utils.js')
const Encoder: new (correction: number) => { encode(data: Uint8Array): Uint8Array } = inside(
  './core/reed-solomon-encoder.js',
)

export const npmTables = {
  blocks: (version: number, level: string) => correction.getBlocksCount(version, levels[level]),
  correction: (version: number, level: string) => correction.getTotalCodewordsCount(version, levels[level]),
  codewords: (version: number) => sizes.getSymbolTotalCodewords(version),
  alignment: (version: number) => alignment.getRowColCoords(version),
  formatWord: (level: string, mask: number) => format.getEncodedBits(levels[level], mask),
  versionWord: (version: number) => versions.getEncodedBits(version),
}

/** Data followed by their error correction. */
export function encodedByNpm(data: Uint8Array, correction: number): Uint8Array {
  return Uint8Array.from([...data, ...new Encoder(correction).encode(data)])
}
