import type { Chance } from '../chance.ts'
import type { OpenPrint } from '../prints/print.ts'
import type { Layer } from './layer.ts'
import { NOTICES, noticeOf } from './notices.ts'
import type { Surface } from './surface.ts'

/** Papers beside the print keep this far from it and from each other, in widths of the print. */
const GAP = 0.05
/** Paper beside the print, a little behind it so that where both lie the print is on top. */
const LIFT = 0.0015
const CELLS = 12

/** Other papers on the wall around the print: right, left, above, below, as many as asked. */
export function neighboursOf(
  count: number,
  opened: OpenPrint,
  surface: Surface,
  chance: Chance,
): Promise<Layer[]> {
  return Promise.all(
    Array.from({ length: Math.min(4, count) }, (_, i) =>
      neighbour(i, opened, surface, chance.branch(`${i}`)),
    ),
  )
}

async function neighbour(
  side: number,
  { print, ratio }: OpenPrint,
  surface: Surface,
  chance: Chance,
): Promise<Layer> {
  const { texture, ratio: tall } = await noticeOf(chance.whole(0, NOTICES - 1))
  const width = chance.between(15, 30) / print.centimetres
  const [across, down] = [0.5 + width / 2 + GAP, ratio / 2 + (width * tall) / 2 + GAP]
  const free = chance.between(-0.4, 0.4)
  const [x, y] = [
    [across, free],
    [-across, free],
    [free, -down],
    [free, down],
  ][side] ?? [across, 0]
  const angle = (chance.between(-3, 3) * Math.PI) / 180
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const whiteness = chance.between(0.7, 0.88)
  return {
    plan: {
      surface,
      extent: { left: -width / 2, top: (-width * tall) / 2, right: width / 2, bottom: (width * tall) / 2 },
      place: (u, v) => [(x ?? 0) + u * cosine - v * sine, (y ?? 0) + u * sine + v * cosine],
      lift: LIFT,
      columns: CELLS,
      rows: CELLS,
    },
    shines: false,
    texture,
    ...{ scaleU: 1 / width, scaleV: 1 / (width * tall), offsetU: 0.5, offsetV: 0.5 },
    ...{ black: 0.04, white: [whiteness, whiteness, whiteness * 0.97] },
  }
}
