import { type Contrast, contrastAt } from '../../picture/contrast.ts'
import type { SymbolModel } from '../symbol/model.ts'
import { type Lattice, latticeOf, shiftAt } from './lattice.ts'
import { type Grid, moduleLengths } from './warp.ts'

/** Steps in modules, the coarse first, and two rounds over all nodes with each. */
const STEPS = [0.35, 0.2, 0.12]
const ROUNDS = 2
/** Right, left, down, up and the four between. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [0.7, 0.7],
  [0.7, -0.7],
  [-0.7, 0.7],
  [-0.7, -0.7],
] as const
/** What it costs to lie one module off from where the neighbours lie: paper tears nowhere. */
const STIFFNESS = 0.12
const GAIN = 1e-4

/**
 * Moves the nodes of a net over the grid, one by one, to where the modules around them fit better. A new grid. No round is
 * begun after `deadline`, in milliseconds of `performance.now()`.
 */
export function stretch(
  contrast: Contrast,
  model: SymbolModel,
  grid: Grid,
  spacing: number,
  deadline: number,
): Grid {
  const lattice = latticeOf(model, spacing)
  const net = createNet(contrast, model, grid, lattice)
  for (const step of STEPS) {
    for (let round = 0; round < ROUNDS && performance.now() < deadline; round++) {
      for (let node = 0; node < lattice.moved.length; node++) moveNode(net, node, step)
    }
  }
  return stretched(net)
}

interface Net {
  readonly contrast: Contrast
  readonly known: Int8Array
  readonly grid: Grid
  readonly lattice: Lattice
  readonly dx: Float32Array
  readonly dy: Float32Array
  /** Pixels a module. */
  readonly across: number
  readonly down: number
}

function createNet(contrast: Contrast, model: SymbolModel, grid: Grid, lattice: Lattice): Net {
  const nodes = lattice.moved.length
  const { across, down } = moduleLengths(grid, model.size)
  return {
    contrast,
    known: model.known,
    grid,
    lattice,
    dx: new Float32Array(nodes),
    dy: new Float32Array(nodes),
    across,
    down,
  }
}

function moveNode(net: Net, node: number, step: number): void {
  const { dx, dy } = net
  const [x, y] = [dx[node] ?? 0, dy[node] ?? 0]
  let [best, bestX, bestY] = [fitAround(net, node), x, y]
  for (const [right, below] of DIRECTIONS) {
    dx[node] = x + right * step * net.across
    dy[node] = y + below * step * net.down
    const reached = fitAround(net, node)
    if (reached > best + GAIN) {
      best = reached
      bestX = dx[node] ?? 0
      bestY = dy[node] ?? 0
    }
  }
  dx[node] = bestX
  dy[node] = bestY
}

/** How well the modules that a node moves fit, less what its distance from its neighbours costs. */
function fitAround(net: Net, node: number): number {
  const { contrast, known } = net
  const { moved, weight } = net.lattice
  const modules = moved[node]
  if (modules === undefined) return 0
  let sum = 0
  let weights = 0
  for (let k = 0; k < modules.length; k++) {
    const i = modules[k] ?? 0
    const value = contrastAt(
      contrast,
      shifted(net, net.grid.x, net.dx, i),
      shifted(net, net.grid.y, net.dy, i),
    )
    const colour = known[i] ?? 0
    const share = weight[i] ?? 0
    sum += share * (colour === 0 ? Math.abs(value) : colour * value)
    weights += share
  }
  return sum / (weights || 1) - STIFFNESS * pull(net, node)
}

/** The square of how many modules a node lies off its neighbours' mean. */
function pull({ dx, dy, across, down, lattice: { side } }: Net, node: number): number {
  const [column, row] = [node % side, Math.floor(node / side)]
  let [x, y, count] = [0, 0, 0]
  if (column > 0) [x, y, count] = [x + (dx[node - 1] ?? 0), y + (dy[node - 1] ?? 0), count + 1]
  if (column < side - 1) [x, y, count] = [x + (dx[node + 1] ?? 0), y + (dy[node + 1] ?? 0), count + 1]
  if (row > 0) [x, y, count] = [x + (dx[node - side] ?? 0), y + (dy[node - side] ?? 0), count + 1]
  if (row < side - 1) [x, y, count] = [x + (dx[node + side] ?? 0), y + (dy[node + side] ?? 0), count + 1]
  const offX = ((dx[node] ?? 0) - x / count) / across
  const offY = ((dy[node] ?? 0) - y / count) / down
  return offX * offX + offY * offY
}

/** Where a module comes to lie along one axis. */
function shifted({ lattice }: Net, from: Float32Array, shift: Float32Array, i: number): number {
  return (from[i] ?? 0) + shiftAt(lattice, shift, i)
}

function stretched(net: Net): Grid {
  const { x, y } = net.grid
  return {
    x: x.map((_, i) => shifted(net, x, net.dx, i)),
    y: y.map((_, i) => shifted(net, y, net.dy, i)),
  }
}
