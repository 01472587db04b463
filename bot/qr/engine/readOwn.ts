import type { Contrast } from '../picture/contrast.ts'
import { frameOf } from './grid/frame.ts'
import { stretch } from './grid/stretch.ts'
import { unfold } from './grid/unfold.ts'
import type { Grid } from './grid/warp.ts'
import { equalisedModules, NARROW, WIDE } from './modules/equaliser.ts'
import type { OwnKind, OwnSymbols } from './ownSymbols.ts'
import { decodeOwn, type OwnSymbol } from './symbol/decodeOwn.ts'
import { matchOwn } from './symbol/matchOwn.ts'
import type { SymbolModel } from './symbol/model.ts'

/** A candidate's modules as they were read by a grid, and the pictures they were read from. */
export interface Reading {
  readonly modules: Float32Array
  readonly grid: Grid
  readonly picture: Contrast
  readonly soft: Contrast
}

/** Agreement with the modules that an address of ours must have, from which a second, firmer fit is worth its time. */
const PROMISING = 0.2
const SPACING = 3.2

/**
 * Reads a symbol of ours of which too much is gone to be read as any symbol is: by its known modules, and by a grid and
 * an equaliser that are fitted to those anew.
 */
export function readOwn(
  model: SymbolModel,
  reading: Reading,
  { kinds, believes }: OwnSymbols,
  deadline: number,
): OwnSymbol | undefined {
  for (const kind of kinds) {
    if (kind.content.version !== model.version) continue
    const { mask, correlation } = matchOwn(kind.content, reading.modules)
    if (correlation < PROMISING) continue
    const symbol =
      decodeOwn(kind.content, reading.modules, believes) ??
      readAgain(kind, mask, reading, { believes, deadline })
    if (symbol !== undefined) return symbol
  }
  return undefined
}

function readAgain(
  { content, models }: OwnKind,
  mask: number,
  { grid, picture, soft }: Reading,
  { believes, deadline }: Pick<OwnSymbols, 'believes'> & { readonly deadline: number },
): OwnSymbol | undefined {
  const model = models[mask]
  if (model === undefined) return undefined
  const firmer = stretch(soft, model, unfold(soft, frameOf(model), grid, deadline), SPACING, deadline)
  for (const width of [NARROW, WIDE]) {
    const symbol = decodeOwn(content, equalisedModules(picture, firmer, model, width), believes)
    if (symbol !== undefined) return symbol
  }
  return undefined
}
