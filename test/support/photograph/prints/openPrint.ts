import type { Chance } from '../chance.ts'
import { openPicture } from '../picture.ts'
import { levelOf, withHalves } from '../scene/texture.ts'
import { type CoverKind, cover } from './covers.ts'
import { type OpenPrint, type Print, type SymbolOnPrint, subjectOf } from './print.ts'

/** Opens a print's picture and lays over it what covers it. */
export async function openPrint(
  print: Print,
  covers: readonly CoverKind[],
  chance: Chance,
): Promise<OpenPrint> {
  const level = levelOf(await openPicture(print.png))
  const ratio = level.height / level.width
  const subject = subjectOf(print, ratio)
  const { side, modules } = subject
  const symbol: SymbolOnPrint = {
    left: subject.x + 0.5 - side / 2,
    top: subject.y + ratio / 2 - side / 2,
    side,
    modules,
  }
  for (const [i, kind] of covers.entries()) cover(level, kind, symbol, chance.branch(`${kind} ${i}`))
  return { print, ratio, subject, texture: { levels: withHalves(level), repeats: false } }
}
