import { ROLE, type SymbolModel } from '../symbol/model.ts'

/**
 * A symbol's modules in coordinates of the grid: the middles of the finders lie at (-1, -1), (1, -1) and (-1, 1). What
 * only depends on the version is worked out once.
 */
export interface Frame {
  readonly model: SymbolModel
  /** Modules from the symbol's middle to a finder's. */
  readonly half: number
  readonly u: Float32Array
  readonly v: Float32Array
  /** `BENDS` numbers a module: how much each bend of the paper moves it. */
  readonly bends: Float32Array
  /** How much a known module counts; 0 for the others. */
  readonly weight: Float32Array
  /** Modules whose colour the version tells. */
  readonly known: Uint16Array
  /** Those, and enough of the others to fit a grid to. */
  readonly sample: Uint16Array
}

/** Seven shapes in which paper bends, none of which moves a finder. */
export const BENDS = 7

/** Finders are many modules in three places; timing and alignment patterns hold the middle and the far corner. */
const WEIGHTS = new Map<number, number>([
  [ROLE.finder, 1.2],
  [ROLE.data, 1.2],
  [ROLE.format, 1.2],
])
const OTHER_WEIGHT = 3
/** A fit needs no more modules of unknown colour than this; larger symbols are thinned out. */
const UNKNOWN_MODULES = 900
/** A step without a common divisor with any symbol's size, so that what is left stands in no rows. */
const THINNING = 7919

const frames = new Map<SymbolModel, Frame>()

export function frameOf(model: SymbolModel): Frame {
  const made = frames.get(model) ?? makeFrame(model)
  frames.set(model, made)
  return made
}

function makeFrame(model: SymbolModel): Frame {
  const { size, known } = model
  const count = size * size
  const half = (size - 7) / 2
  const [u, v, weight] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  const bends = new Float32Array(count * BENDS)
  for (let i = 0; i < count; i++) {
    u[i] = ((i % size) + 0.5 - size / 2) / half
    v[i] = (Math.floor(i / size) + 0.5 - size / 2) / half
    bends.set(bendsAt(u[i] ?? 0, v[i] ?? 0), i * BENDS)
    weight[i] = known[i] === 0 ? 0 : (WEIGHTS.get(model.role[i] ?? 0) ?? OTHER_WEIGHT)
  }
  const all = Uint16Array.from({ length: count }, (_, i) => i)
  const unknown = all.filter((i) => known[i] === 0).length
  const every = Math.max(1, unknown / UNKNOWN_MODULES)
  const isKnown = (i: number): boolean => known[i] !== 0
  return {
    model,
    half,
    u,
    v,
    bends,
    weight,
    known: all.filter(isKnown),
    sample: all.filter((i) => isKnown(i) || (i * THINNING) % count < count / every),
  }
}

function bendsAt(u: number, v: number): number[] {
  const [across, down] = [1 - u * u, 1 - v * v]
  return [across, down, across * u, down * v, across * v, down * u, across * down]
}
