import type { Level, SymbolModel } from './model.ts'

/** A symbol that was read, with every error mended. */
export interface CorrectedSymbol {
  readonly model: SymbolModel
  readonly level: Level
  /** 0 to 7. */
  readonly mask: number
  /** 1 dark, -1 light: the whole symbol, function patterns and remainder bits included. */
  readonly modules: Int8Array
  /** How many bits of evidence, beyond what chance gives, the weakest block has. */
  readonly proofBits: number
  /** How well the soft modules agree with the corrected ones: sum(soft × modules) / sum|soft|, -1 to 1. */
  readonly correlation: number
}
