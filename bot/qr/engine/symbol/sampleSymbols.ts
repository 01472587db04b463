import { symbolOf } from '../../../draw/qrPath.ts'
import type { Level } from './capacities.ts'
import { likelyFormats } from './formatGuess.ts'
import { unmasked } from './masks.ts'
import { codewordCount, symbolModel } from './model.ts'
import { readCodewords } from './softCodewords.ts'

/** What a symbol of ours holds, as it would be printed. */
export interface SampleSymbol {
  readonly version: number
  readonly level: Level
  /** Data and error correction, in the symbol's order. */
  readonly codewords: Uint8Array
}

/** Any mask will do, as it is taken off again. */
const MASK = 0

/**
 * Draws texts and gives their symbols, as far as they are of the commonest form: in such symbols everything stands in
 * the same place. Another form comes of a code with many digits in a row, which are written in another way.
 */
export function sampleSymbols(texts: readonly string[]): SampleSymbol[] {
  const forms = new Map<string, SampleSymbol[]>()
  for (const text of texts) {
    const { form, sample } = draw(text)
    forms.set(form, [...(forms.get(form) ?? []), sample])
  }
  return [...forms.values()].reduce((most, other) => (other.length > most.length ? other : most), [])
}

function draw(text: string): { form: string; sample: SampleSymbol } {
  const { version, modules, segments } = symbolOf(text, MASK)
  const model = symbolModel(version)
  const soft = Float32Array.from(modules.data, (dark) => (dark === 1 ? 1 : -1))
  const level = likelyFormats(model, soft, 1)[0]?.format.level ?? 'L'
  const { values } = readCodewords(unmasked(model, MASK, soft), codewordCount(model))
  const ways = segments.map((segment) => `${segment.mode.id} ${segment.getLength()}`)
  return { form: `${version} ${level} ${ways.join()}`, sample: { version, level, codewords: values } }
}
