import type { Effort } from '../engine/effort.ts'
import { readSymbols } from '../engine/readSymbols.ts'
import type { CorrectedSymbol } from '../engine/symbol/correctedSymbol.ts'
import { renderSymbol } from '../engine/symbol/renderSymbol.ts'
import type { GreyImage } from '../picture/greyImage.ts'
import type { Sought } from './photo.ts'
import { readQuicklyWithZxing } from './zxing.ts'

/**
 * Reads the codes of a picture with the engine, until one is understood or the deadline (on the clock of
 * `performance.now()`) has come. The texts of corrected symbols are zxing's: it knows every mode and charset.
 */
export async function readWithEngine(
  image: GreyImage,
  effort: Effort,
  { own, understands }: Sought,
  deadline: number,
): Promise<string[]> {
  const texts: string[] = []
  const until = Math.min(deadline, performance.now() + effort.milliseconds)
  for (const symbol of readSymbols(image, effort, own, until)) {
    texts.push(...(await textsOf(symbol)))
    if (texts.some(understands)) break
  }
  return texts
}

function textsOf(symbol: CorrectedSymbol): Promise<readonly string[]> {
  return readQuicklyWithZxing(renderSymbol(symbol))
}
