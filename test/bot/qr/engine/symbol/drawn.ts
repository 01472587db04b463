import { create, type QRCode } from 'qrcode'
import type { Level } from '../../../../../bot/qr/engine/symbol/capacities.ts'

/** A symbol as npm `qrcode` draws it, and its modules in the engine's terms: 1 dark, -1 light. */
export interface Drawn {
  readonly version: number
  readonly level: Level
  readonly mask: number
  readonly modules: Int8Array
}

const MASKS = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** Draws a text; by itself the drawing chooses the smallest version and the best mask. */
export function drawn(text: string, level: Level, version?: number, mask?: number): Drawn {
  const maskPattern = MASKS.find((known) => known === mask)
  return inTermsOfTheEngine(create(text, { errorCorrectionLevel: level, version, maskPattern }), level)
}

export function inTermsOfTheEngine(symbol: QRCode, level: Level): Drawn {
  const modules = Int8Array.from(symbol.modules.data, (dark) => (dark === 1 ? 1 : -1))
  return { version: symbol.version, level, mask: symbol.maskPattern ?? 0, modules }
}

/** The softest true reading of a symbol: every module as it is. */
export function softly(modules: Int8Array): Float32Array {
  return Float32Array.from(modules)
}
