import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { qrPath } from '../../../bot/draw/qrPath.ts'

/** Whether a point lies in the dark area of a path of straight loops, by the even-odd rule. */
function isInside(path: string, x: number, y: number): boolean {
  const loops = path
    .split('Z')
    .filter((loop) => loop !== '')
    .map((loop) =>
      loop
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number)),
    )
  let crossings = 0
  for (const loop of loops) {
    for (const [i, [x1 = 0, y1 = 0]] of loop.entries()) {
      const [x2 = 0, y2 = 0] = loop[(i + 1) % loop.length] ?? []
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) crossings++
    }
  }
  return crossings % 2 === 1
}

describe('the outline of a symbol', () => {
  it.each([
    ['3, strengthened to H', 'HTTPS://A.VN/V/7KQ2M9XH4T', 3, 'H'],
    ['3', 'HTTPS://KHAIBAO.HAIPHONG.GOV.VN/V/7KQ2M9XH4T', 3, 'Q'],
    ['5', 'HTTPS://KHAIBAO.HAIPHONG.GOV.VN/P/0123456789ABCDEFGHJKMNPQRS/AND-MORE', 5, 'Q'],
  ] as const)('covers exactly the dark modules of version %s', (_, text, version, errorCorrectionLevel) => {
    const { modules } = create(text, { version, errorCorrectionLevel })
    const { path, module } = qrPath(text, 30, 80, 150)
    expect(module).toBeCloseTo(150 / modules.size)
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) {
        const isDark = isInside(path, 30 + (column + 0.5) * module, 80 + (row + 0.5) * module)
        expect(isDark).toBe(modules.get(row, column) === 1)
      }
    }
  })
})
