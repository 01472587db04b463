import { ROLE, type SymbolModel } from '../symbol/model.ts'

/**
 * A net of nodes laid over a symbol, some modules apart; each node may be moved, and the modules between four nodes
 * follow. What depends on the version alone is worked out once.
 */
export interface Lattice {
  /** Nodes a side. */
  readonly side: number
  /** A module's node to its upper left; the others are one to the right, and one row down. */
  readonly node: Uint16Array
  /** How far a module lies between its nodes, 0 to 1. */
  readonly across: Float32Array
  readonly down: Float32Array
  /** The modules that a node moves noticeably. */
  readonly moved: readonly Uint16Array[]
  /** How much a module counts: those of the patterns between the finders more than others. */
  readonly weight: Float32Array
}

const FEWEST_CELLS = 4
/** A module that a node moves by less than this share is not asked about it. */
const NOTICEABLE = 0.08
const BETWEEN_FINDERS_WEIGHT = 2

const lattices = new Map<string, Lattice>()

/** The net for a symbol with a node about every `spacing` modules. */
export function latticeOf(model: SymbolModel, spacing: number): Lattice {
  const key = `${model.version} ${spacing}`
  const made = lattices.get(key) ?? makeLattice(model, spacing)
  lattices.set(key, made)
  return made
}

function makeLattice({ size, role }: SymbolModel, spacing: number): Lattice {
  const cells = Math.max(FEWEST_CELLS, Math.round(size / spacing))
  const side = cells + 1
  const count = size * size
  const node = new Uint16Array(count)
  const [across, down, weight] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  const moved: number[][] = Array.from({ length: side * side }, () => [])
  for (let i = 0; i < count; i++) {
    const [x, y] = [(((i % size) + 0.5) / size) * cells, ((Math.floor(i / size) + 0.5) / size) * cells]
    const [column, row] = [Math.min(cells - 1, Math.floor(x)), Math.min(cells - 1, Math.floor(y))]
    const [right, below] = [x - column, y - row]
    const first = row * side + column
    node[i] = first
    across[i] = right
    down[i] = below
    weight[i] = role[i] === ROLE.timing || role[i] === ROLE.alignment ? BETWEEN_FINDERS_WEIGHT : 1
    if ((1 - right) * (1 - below) > NOTICEABLE) moved[first]?.push(i)
    if (right * (1 - below) > NOTICEABLE) moved[first + 1]?.push(i)
    if ((1 - right) * below > NOTICEABLE) moved[first + side]?.push(i)
    if (right * below > NOTICEABLE) moved[first + side + 1]?.push(i)
  }
  return { side, node, across, down, moved: moved.map((modules) => Uint16Array.from(modules)), weight }
}

/** By how much the net moves a module along one axis, when its nodes are moved by `shift`. */
export function shiftAt({ node, across, down, side }: Lattice, shift: Float32Array, i: number): number {
  const first = node[i] ?? 0
  const [right, below] = [across[i] ?? 0, down[i] ?? 0]
  const upper = (shift[first] ?? 0) * (1 - right) + (shift[first + 1] ?? 0) * right
  const lower = (shift[first + side] ?? 0) * (1 - right) + (shift[first + side + 1] ?? 0) * right
  return upper * (1 - below) + lower * below
}
