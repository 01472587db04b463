import { describe, expect, it } from 'vitest'
import type { Grid } from '../../../../../bot/qr/engine/grid/warp.ts'
import { axesAt, createAxes } from '../../../../../bot/qr/engine/modules/axes.ts'
import { drawn } from '../drawn.ts'
import { laid, rolled, sheared, turned } from '../laying.ts'

describe('the axes at a module', () => {
  it('are the ways to its neighbours, at the edges too', () => {
    const { grid, size } = drawn({ version: 1, lies: laid(sheared(1.2, 0.9, 0.3), turned(30)) })
    const axes = createAxes()
    const all = Array.from({ length: size * size }, (_, i) => {
      axesAt(grid, size, i, axes)
      return { ...axes }
    })
    const [rightX, rightY] = [(grid.x[1] ?? 0) - (grid.x[0] ?? 0), (grid.y[1] ?? 0) - (grid.y[0] ?? 0)]
    const [downX, downY] = [(grid.x[size] ?? 0) - (grid.x[0] ?? 0), (grid.y[size] ?? 0) - (grid.y[0] ?? 0)]
    const off = all.map((found) =>
      Math.max(
        Math.hypot(found.rightX - rightX, found.rightY - rightY),
        Math.hypot(found.downX - downX, found.downY - downY),
      ),
    )
    expect(Math.hypot(rightX, rightY)).toBeCloseTo(6, 3)
    expect(Math.max(...off)).toBeLessThan(1e-3)
  })

  it('follow the paper where it bends away', () => {
    const { grid, size } = drawn({ version: 3, lies: rolled(20, 0) })
    const axes = createAxes()
    const across = (grid: Grid, column: number): number => {
      axesAt(grid, size, 10 * size + column, axes)
      return axes.rightX
    }
    const middle = across(grid, size >> 1)
    expect(middle).toBeCloseTo(5, 1)
    expect(across(grid, 0)).toBeLessThan(0.9 * middle)
    expect(across(grid, size - 1)).toBeCloseTo(across(grid, 0), 3)
  })
})
