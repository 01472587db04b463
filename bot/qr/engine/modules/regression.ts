/** Observations, `taps` features each, and what they should give; those with weight 0 do not count. */
export interface Observations {
  readonly features: Float32Array
  readonly taps: number
  readonly wanted: ArrayLike<number>
  readonly weight: (i: number) => number
  readonly ridge: number
}

/** A pivot below this is none. */
const TINY = 1e-9

/** The weights of the features that give what is wanted with the least squared error and small weights (Hoerl 1970). */
export function ridgeRegression(observations: Observations): Float64Array {
  const { taps, ridge } = observations
  const width = taps + 1
  const equations = normalEquations(observations)
  for (let row = 0; row < taps; row++) {
    for (let column = 0; column < row; column++) {
      equations[row * width + column] = equations[column * width + row] ?? 0
    }
    equations[row * width + row] = (equations[row * width + row] ?? 0) + ridge
  }
  eliminate(equations, taps)
  return substituteBack(equations, taps)
}

/** The upper half of the normal equations, each row ending with its right-hand side. */
function normalEquations({ features, taps, wanted, weight }: Observations): Float64Array {
  const width = taps + 1
  const equations = new Float64Array(taps * width)
  for (let i = 0; i < wanted.length; i++) {
    const share = weight(i)
    if (share === 0) continue
    const from = i * taps
    const target = wanted[i] ?? 0
    for (let row = 0; row < taps; row++) {
      const feature = (features[from + row] ?? 0) * share
      const to = row * width
      for (let column = row; column < taps; column++) {
        equations[to + column] = (equations[to + column] ?? 0) + feature * (features[from + column] ?? 0)
      }
      equations[to + taps] = (equations[to + taps] ?? 0) + feature * target
    }
  }
  return equations
}

/** The matrix is symmetric and, by the ridge, positive, so no rows need to be exchanged. */
function eliminate(equations: Float64Array, taps: number): void {
  const width = taps + 1
  for (let row = 0; row < taps; row++) {
    const pivot = equations[row * width + row] || TINY
    for (let other = row + 1; other < taps; other++) {
      const factor = (equations[other * width + row] ?? 0) / pivot
      if (factor === 0) continue
      for (let column = row; column <= taps; column++) {
        const at = other * width + column
        equations[at] = (equations[at] ?? 0) - factor * (equations[row * width + column] ?? 0)
      }
    }
  }
}

function substituteBack(equations: Float64Array, taps: number): Float64Array {
  const width = taps + 1
  const weights = new Float64Array(taps)
  for (let row = taps - 1; row >= 0; row--) {
    let sum = equations[row * width + taps] ?? 0
    for (let column = row + 1; column < taps; column++) {
      sum -= (equations[row * width + column] ?? 0) * (weights[column] ?? 0)
    }
    weights[row] = sum / (equations[row * width + row] || TINY)
  }
  return weights
}
