import type { Chance } from '../chance.ts'
import type { Colour } from '../picture.ts'
import type { OpenPrint } from '../prints/print.ts'
import type { SheetForm, Shot } from '../shot.ts'
import type { Camera } from './camera.ts'
import { crumpled } from './crumpled.ts'
import type { Layer } from './layer.ts'
import type { Extent } from './mesh.ts'
import { neighboursOf } from './neighbours.ts'
import { curved, flat, type Surface } from './surface.ts'
import { type Wall, wallOf } from './walls.ts'

/** Cells of the meshes: creases need many, a wall only enough that it ends near the camera. */
const WALL_CELLS = 90
const FLAT_CELLS = 24
const BENT_CELLS = 72
const CRUMPLED_CELLS = 220
/** How far paper stands out from the wall it hangs on, in widths of the print. */
const PAPER_LIFT = 0.003
/** How far a loose sheet lies before what is behind it. */
const LOOSE_GAP = 0.06

export function surfaceOf(form: SheetForm, chance: Chance): Surface {
  if (form.kind === 'curved') return curved(form.radius, form.axis, form.hollow)
  return form.kind === 'crumpled' ? crumpled(form.crumpling, chance) : flat()
}

/** What the photo shows, from the back: the wall, other papers on it, the print. */
export async function layersOf(
  shot: Shot,
  opened: OpenPrint,
  surface: Surface,
  camera: Camera,
  chance: Chance,
): Promise<Layer[]> {
  const wall = wallOf(shot.wall, chance.whole(0, 3))
  const isOnWall = shot.form.kind !== 'crumpled' && !shot.loose && opened.print.material === 'paper'
  const behind = isOnWall ? surface : flat()
  const count = isOnWall && shot.form.kind === 'flat' ? shot.neighbours : 0
  const hung = await neighboursOf(count, opened, behind, chance)
  return [
    wallLayer(
      wall,
      wallExtent(shot, camera),
      behind,
      opened,
      isOnWall ? 0 : -deepest(surface, opened) - LOOSE_GAP,
      shot,
    ),
    ...hung,
    printLayer(shot, opened, surface, chance),
  ]
}

/** A pillar is seen round to where it turns away; a wall as far as the camera sees. */
function wallExtent({ form, loose }: Shot, { distance }: Camera): Extent {
  const far = distance * 2.5 + 2
  const across = form.kind === 'curved' && !loose ? form.radius * (form.hollow ? 1.2 : 1.6) : far
  return { left: -across, top: -far, right: across, bottom: far }
}

function wallLayer(
  wall: Wall,
  extent: Extent,
  surface: Surface,
  opened: OpenPrint,
  lift: number,
  shot: Shot,
): Layer {
  const scale = opened.print.centimetres / wall.centimetres
  const turned = lift === 0 && shot.form.kind === 'curved' ? (shot.form.axis * Math.PI) / 180 : 0
  const [sine, cosine] = [Math.sin(turned), Math.cos(turned)]
  const place = (x: number, y: number) => [x * cosine - y * sine, x * sine + y * cosine] as const
  const [reach, dark] = lift < 0 ? [0.14, 0.5] : [0.014, 0.4]
  return {
    plan: { surface, extent, place, lift, columns: WALL_CELLS, rows: WALL_CELLS },
    shines: false,
    texture: wall.texture,
    ...{ scaleU: scale, scaleV: scale, offsetU: 0.37, offsetV: 0.61 },
    ...{ black: 0.01, white: [0.92, 0.92, 0.92] },
    shade: (x, y) => {
      const distance = outside(x * cosine - y * sine, x * sine + y * cosine, opened.ratio)
      return distance > 6 * reach ? 1 : 1 - dark * Math.exp(-distance / reach)
    },
  }
}

/** How far a point is from the print that hangs there, in widths of it. */
function outside(x: number, y: number, ratio: number): number {
  const [aside, below] = [Math.max(0, Math.abs(x) - 0.5), Math.max(0, Math.abs(y) - ratio / 2)]
  return Math.sqrt(aside * aside + below * below)
}

/** How far the sheet goes back behind its middle, looked up at points all over it. */
function deepest(surface: Surface, { ratio }: OpenPrint): number {
  let depth = 0
  for (let y = -6; y <= 6; y++) {
    for (let x = -6; x <= 6; x++) depth = Math.min(depth, surface.at(x / 12, (y / 12) * ratio)[2])
  }
  return -depth
}

const CELLS = { flat: FLAT_CELLS, curved: BENT_CELLS, crumpled: CRUMPLED_CELLS } as const

function printLayer(
  shot: Shot,
  { print, ratio, texture }: OpenPrint,
  surface: Surface,
  chance: Chance,
): Layer {
  const columns = CELLS[shot.form.kind]
  const isScreen = print.material === 'screen'
  const shine = chance.between(0.9, 1.6)
  const paper: Colour = [0.86, chance.between(0.83, 0.87), chance.between(0.74, 0.88)]
  return {
    plan: {
      surface,
      extent: { left: -0.5, top: -ratio / 2, right: 0.5, bottom: ratio / 2 },
      lift: PAPER_LIFT,
      columns,
      rows: Math.round(columns * ratio),
    },
    shines: isScreen,
    texture,
    ...{ scaleU: 1, scaleV: 1 / ratio, offsetU: 0.5, offsetV: 0.5 },
    black: isScreen ? 0.02 : chance.between(0.02, 0.07),
    white: isScreen ? [shine, shine, shine * 1.05] : paper,
  }
}
