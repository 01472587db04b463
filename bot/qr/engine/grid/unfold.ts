import { type Contrast, contrastAt } from '../../picture/contrast.ts'
import type { Axes } from '../modules/axes.ts'
import type { Frame } from './frame.ts'
import { type Lattice, latticeOf, shiftAt } from './lattice.ts'
import { type Grid, meanAxes } from './warp.ts'

/** Each node may lie up to so many half modules aside, across and down. */
const REACH = 6
const SIDE = 2 * REACH + 1
const LABELS = SIDE * SIDE
const STEP_MODULES = 0.5
/** Nodes about so many modules apart. */
const SPACING = 5
/** What it costs two neighbouring nodes to differ by one module. */
const STIFFNESS = 0.08
/** Neighbours differ by at most so many steps. */
const DIFFERENCE_AT_MOST = 3
const ROUNDS = 12
/** Modules between two looks at the clock: some two milliseconds. */
const MODULES_A_LOOK = 256

/**
 * Finds where every part of a symbol went on crumpled paper: each node of a net is given the shift at which the modules
 * around it fit, while neighbours keep together. All nodes are settled at once by passing messages between neighbours
 * (loopy belief propagation, min-sum), so that no part is caught a module aside, where it looks just as clear.
 * Gives the flat grid itself when `deadline`, in milliseconds of `performance.now()`, comes before its end.
 */
export function unfold(contrast: Contrast, frame: Frame, flat: Grid, deadline: number): Grid {
  const lattice = latticeOf(frame.model, SPACING)
  const axes = meanAxes(flat, frame.model.size)
  const shifts = shiftsOf(axes)
  const costs = costsOf({ contrast, frame, flat, lattice, shifts }, deadline)
  const labels = costs && settle(costs, lattice.side, deadline)
  if (labels === undefined) return flat
  const shiftX = Float32Array.from(labels, (label) => shifts.x[label] ?? 0)
  const shiftY = Float32Array.from(labels, (label) => shifts.y[label] ?? 0)
  return {
    x: flat.x.map((x, i) => x + shiftAt(lattice, shiftX, i)),
    y: flat.y.map((y, i) => y + shiftAt(lattice, shiftY, i)),
  }
}

/** The shift that each label stands for, in pixels. */
function shiftsOf({ rightX, rightY, downX, downY }: Axes): Grid {
  const right = (label: number): number => ((label % SIDE) - REACH) * STEP_MODULES
  const down = (label: number): number => (Math.floor(label / SIDE) - REACH) * STEP_MODULES
  const labels = Float32Array.from({ length: LABELS }, (_, label) => label)
  return {
    x: labels.map((label) => right(label) * rightX + down(label) * downX),
    y: labels.map((label) => right(label) * rightY + down(label) * downY),
  }
}

interface Folded {
  readonly contrast: Contrast
  readonly frame: Frame
  readonly flat: Grid
  readonly lattice: Lattice
  readonly shifts: Grid
}

/** For each node and shift, how badly the modules around the node fit: -1 perfectly, 1 wholly wrong. */
function costsOf(
  { contrast, frame, flat, lattice: { side, node, across, down }, shifts }: Folded,
  deadline: number,
): Float32Array | undefined {
  const { known } = frame.model
  const costs = new Float32Array(side * side * LABELS)
  const weights = new Float32Array(side * side)
  for (let i = 0; i < known.length; i++) {
    if (i % MODULES_A_LOOK === 0 && performance.now() > deadline) return undefined
    const colour = known[i] ?? 0
    const weight = colour === 0 ? 1 : (frame.weight[i] ?? 0)
    const first = node[i] ?? 0
    const [right, below] = [across[i] ?? 0, down[i] ?? 0]
    const upperLeft = (1 - right) * (1 - below) * weight
    const upperRight = right * (1 - below) * weight
    const lowerLeft = (1 - right) * below * weight
    const lowerRight = right * below * weight
    weights[first] = (weights[first] ?? 0) + upperLeft
    weights[first + 1] = (weights[first + 1] ?? 0) + upperRight
    weights[first + side] = (weights[first + side] ?? 0) + lowerLeft
    weights[first + side + 1] = (weights[first + side + 1] ?? 0) + lowerRight
    const [x, y] = [flat.x[i] ?? 0, flat.y[i] ?? 0]
    for (let label = 0; label < LABELS; label++) {
      const value = contrastAt(contrast, x + (shifts.x[label] ?? 0), y + (shifts.y[label] ?? 0))
      const fit = colour === 0 ? Math.abs(value) : colour * value
      const [a, b] = [first * LABELS + label, (first + side) * LABELS + label]
      costs[a] = (costs[a] ?? 0) - upperLeft * fit
      costs[a + LABELS] = (costs[a + LABELS] ?? 0) - upperRight * fit
      costs[b] = (costs[b] ?? 0) - lowerLeft * fit
      costs[b + LABELS] = (costs[b + LABELS] ?? 0) - lowerRight * fit
    }
  }
  for (let n = 0; n < weights.length; n++) {
    const share = 1 / (weights[n] || 1)
    for (let l = n * LABELS; l < (n + 1) * LABELS; l++) costs[l] = (costs[l] ?? 0) * share
  }
  return costs
}

/** The label of each node with the least cost for all together. */
function settle(costs: Float32Array, side: number, deadline: number): Uint16Array | undefined {
  const nodes = side * side
  // The message into a node from its left, right, upper and lower neighbour.
  const messages = [0, 1, 2, 3].map(() => new Float32Array(nodes * LABELS))
  const belief = new Float32Array(LABELS)
  const believe = (n: number): void => {
    for (let l = 0; l < LABELS; l++) {
      let sum = costs[n * LABELS + l] ?? 0
      for (let m = 0; m < 4; m++) sum += messages[m]?.[n * LABELS + l] ?? 0
      belief[l] = sum
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    if (performance.now() > deadline) return undefined
    for (let turn = 0; turn < nodes; turn++) {
      const n = round % 2 === 0 ? turn : nodes - 1 - turn
      const [column, row] = [n % side, (n / side) | 0]
      believe(n)
      if (column < side - 1) send(belief, messages[1], n, messages[0], n + 1)
      if (column > 0) send(belief, messages[0], n, messages[1], n - 1)
      if (row < side - 1) send(belief, messages[3], n, messages[2], n + side)
      if (row > 0) send(belief, messages[2], n, messages[3], n - side)
    }
  }
  return Uint16Array.from({ length: nodes }, (_, n) => {
    believe(n)
    return belief.indexOf(Math.min(...belief))
  })
}

const outgoing = new Float32Array(LABELS)
const halfway = new Float32Array(LABELS)
const PENALTY = Float32Array.from(
  { length: DIFFERENCE_AT_MOST + 1 },
  (_, d) => STIFFNESS * (d * STEP_MODULES) ** 2,
)

/** What a node tells a neighbour: for each of its labels, the least that the sender's side costs with it. */
function send(
  belief: Float32Array,
  from: Float32Array | undefined,
  sender: number,
  to: Float32Array | undefined,
  receiver: number,
): void {
  if (from === undefined || to === undefined) return
  for (let l = 0; l < LABELS; l++) outgoing[l] = (belief[l] ?? 0) - (from[sender * LABELS + l] ?? 0)
  let least = Number.POSITIVE_INFINITY
  for (let l = 0; l < LABELS; l++) {
    const column = l % SIDE
    let best = outgoing[l] ?? 0
    for (let d = 1; d <= DIFFERENCE_AT_MOST; d++) {
      const penalty = PENALTY[d] ?? 0
      if (column >= d) best = Math.min(best, (outgoing[l - d] ?? 0) + penalty)
      if (column + d < SIDE) best = Math.min(best, (outgoing[l + d] ?? 0) + penalty)
    }
    halfway[l] = best
  }
  for (let l = 0; l < LABELS; l++) {
    const row = (l / SIDE) | 0
    let best = halfway[l] ?? 0
    for (let d = 1; d <= DIFFERENCE_AT_MOST; d++) {
      const penalty = PENALTY[d] ?? 0
      if (row >= d) best = Math.min(best, (halfway[l - d * SIDE] ?? 0) + penalty)
      if (row + d < SIDE) best = Math.min(best, (halfway[l + d * SIDE] ?? 0) + penalty)
    }
    to[receiver * LABELS + l] = best
    if (best < least) least = best
  }
  for (let l = 0; l < LABELS; l++) to[receiver * LABELS + l] = (to[receiver * LABELS + l] ?? 0) - least
}
