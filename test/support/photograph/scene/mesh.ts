import { type Camera, type Place, type Point, project } from './camera.ts'
import { type Lamp, lightAt } from './lamp.ts'
import type { Surface } from './surface.ts'

/** A sheet as a grid of points, each where the camera sees it. */
export interface Mesh {
  readonly columns: number
  readonly rows: number
  /** Seven numbers a point: pixel across and down, 1 / distance, and divided by the distance: x, y, light, wear. */
  readonly points: Float32Array
}

export const POINT_NUMBERS = 7

/** A rectangle of a sheet, in widths of the print. */
export interface Extent {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface MeshPlan {
  readonly surface: Surface
  readonly extent: Extent
  /** Where a point of the extent lies on the surface; the same place unless told. */
  readonly place?: (x: number, y: number) => Point
  /** How far the sheet stands out from the surface, in widths of the print. */
  readonly lift: number
  readonly columns: number
  readonly rows: number
}

/** Points nearer than this many widths of the print, or behind the camera, are not shown. */
const NEAREST = 0.02

export function meshOf(plan: MeshPlan, camera: Camera, lamp: Lamp | 'shines'): Mesh {
  const { extent, columns, rows, surface, lift } = plan
  const points = new Float32Array((columns + 1) * (rows + 1) * POINT_NUMBERS)
  const [stepX, stepY] = [(extent.right - extent.left) / columns, (extent.bottom - extent.top) / rows]
  const on = (x: number, y: number): Place => {
    const [px, py] = plan.place ? plan.place(x, y) : [x, y]
    return surface.at(px, py)
  }
  for (let row = 0, i = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++, i += POINT_NUMBERS) {
      const [x, y] = [extent.left + column * stepX, extent.top + row * stepY]
      const normal = normalOf(
        on(x - stepX / 2, y),
        on(x + stepX / 2, y),
        on(x, y - stepY / 2),
        on(x, y + stepY / 2),
      )
      const [px, py, pz] = on(x, y)
      const place: Place = [px + lift * normal[0], py + lift * normal[1], pz + lift * normal[2]]
      const [across, down, depth] = project(camera, place)
      const light = lamp === 'shines' ? 1 : lightAt(lamp, place, normal)
      const nearness = depth < NEAREST ? 0 : 1 / depth
      const worn = plan.place ? 0 : surface.worn(x, y)
      points[i] = across
      points[i + 1] = down
      points[i + 2] = nearness
      points[i + 3] = x * nearness
      points[i + 4] = y * nearness
      points[i + 5] = light * nearness
      points[i + 6] = worn * nearness
    }
  }
  return { columns, rows, points }
}

function normalOf(left: Place, right: Place, above: Place, below: Place): Place {
  const [ax, ay, az] = [right[0] - left[0], right[1] - left[1], right[2] - left[2]]
  const [bx, by, bz] = [below[0] - above[0], below[1] - above[1], below[2] - above[2]]
  const [x, y, z] = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}
