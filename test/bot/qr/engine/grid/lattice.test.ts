import { describe, expect, it } from 'vitest'
import { latticeOf } from '../../../../../bot/qr/engine/grid/lattice.ts'
import { symbolModel } from '../../../../../bot/qr/engine/symbol/model.ts'

const NETS = [1, 2, 7, 14].flatMap((version) => [5, 3.2].map((spacing) => [version, spacing] as const))

describe('a lattice', () => {
  it.each(NETS)('over version %d has a node about every %d modules', (version, spacing) => {
    const model = symbolModel(version)
    const { side } = latticeOf(model, spacing)
    const apart = model.size / (side - 1)
    expect(apart).toBeGreaterThan(0.75 * spacing)
    expect(apart).toBeLessThan(1.34 * spacing)
  })

  it.each(NETS)('over version %d, %d apart, moves every module as a plane would', (version, spacing) => {
    const { size } = symbolModel(version)
    const { side, node, across, down } = latticeOf(symbolModel(version), spacing)
    const apart = size / (side - 1)
    const first = { column: node.map((n) => n % side), row: node.map((n) => Math.floor(n / side)) }
    expect(Math.max(...first.column, ...first.row)).toBeLessThan(side - 1)
    expect(Math.min(...across, ...down)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...across, ...down)).toBeLessThanOrEqual(1)
    // The nodes stand evenly, the first and the last on the symbol's edges.
    const off = Array.from(node.keys()).flatMap((i) => [
      ((first.column[i] ?? 0) + (across[i] ?? 0)) * apart - ((i % size) + 0.5),
      ((first.row[i] ?? 0) + (down[i] ?? 0)) * apart - (Math.floor(i / size) + 0.5),
    ])
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(1e-3)
  })

  it.each(NETS)('over version %d, %d apart, names the modules around each node', (version, spacing) => {
    const model = symbolModel(version)
    const { side, moved } = latticeOf(model, spacing)
    const apart = model.size / (side - 1)
    expect(moved).toHaveLength(side * side)
    expect(new Set(moved.flatMap((modules) => Array.from(modules))).size).toBe(model.size ** 2)
    for (const [n, modules] of moved.entries()) {
      expect(modules.length).toBeGreaterThan(0)
      expect(new Set(modules).size).toBe(modules.length)
      const away = Array.from(modules).flatMap((i) => [
        (i % model.size) + 0.5 - (n % side) * apart,
        Math.floor(i / model.size) + 0.5 - Math.floor(n / side) * apart,
      ])
      expect(Math.max(...away.map(Math.abs))).toBeLessThan(apart)
    }
  })

  it('is made once for a version and a spacing', () => {
    const lattice = latticeOf(symbolModel(3), 5)
    expect(latticeOf(symbolModel(3), 5) === lattice).toBe(true)
    expect(latticeOf(symbolModel(4), 5) === lattice).toBe(false)
    expect(latticeOf(symbolModel(3), 4) === lattice).toBe(false)
  })
})
