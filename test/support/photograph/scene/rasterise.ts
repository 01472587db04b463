import { type Mesh, POINT_NUMBERS } from './mesh.ts'
import type { Scene } from './scene.ts'

/** Draws a sheet into the scene, in front of what is farther away. */
export function rasterise({ columns, rows, points }: Mesh, number: number, scene: Scene): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const a = (row * (columns + 1) + column) * POINT_NUMBERS
      const [b, c] = [a + POINT_NUMBERS, a + (columns + 1) * POINT_NUMBERS]
      const d = c + POINT_NUMBERS
      fill(points, a, b, c, number, scene)
      fill(points, b, d, c, number, scene)
    }
  }
}

/** What is seen divided by the distance changes evenly over a triangle in the picture, so that is what is mixed. */
function fill(points: Float32Array, a: number, b: number, c: number, number: number, scene: Scene): void {
  const ax = points[a] ?? 0
  const ay = points[a + 1] ?? 0
  const [toBx, toBy] = [(points[b] ?? 0) - ax, (points[b + 1] ?? 0) - ay]
  const [toCx, toCy] = [(points[c] ?? 0) - ax, (points[c + 1] ?? 0) - ay]
  const area = toBx * toCy - toCx * toBy
  // A point without nearness lies behind the camera; what turns its back to the camera is not seen.
  if (!points[a + 2] || !points[b + 2] || !points[c + 2] || area <= 0) return
  const { width, height } = scene
  const left = Math.max(0, Math.ceil(ax + Math.min(0, toBx, toCx)))
  const right = Math.min(width - 1, Math.floor(ax + Math.max(0, toBx, toCx)))
  const bottom = Math.min(height - 1, Math.floor(ay + Math.max(0, toBy, toCy)))
  for (let y = Math.max(0, Math.ceil(ay + Math.min(0, toBy, toCy))); y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const ofB = ((x - ax) * toCy - toCx * (y - ay)) / area
      const ofC = (toBx * (y - ay) - (x - ax) * toBy) / area
      if (ofB >= 0 && ofC >= 0 && ofB + ofC <= 1)
        show(points, a, b, c, ofB, ofC, number, scene, y * width + x)
    }
  }
}

/** Shows one point of a triangle in its pixel, unless something nearer is there. */
function show(
  points: Float32Array,
  a: number,
  b: number,
  c: number,
  ofB: number,
  ofC: number,
  number: number,
  scene: Scene,
  at: number,
): void {
  const ofA = 1 - ofB - ofC
  const nearness = ofA * (points[a + 2] ?? 0) + ofB * (points[b + 2] ?? 0) + ofC * (points[c + 2] ?? 0)
  if (nearness <= (scene.nearness[at] ?? 0)) return
  scene.nearness[at] = nearness
  scene.sheet[at] = number
  scene.x[at] =
    (ofA * (points[a + 3] ?? 0) + ofB * (points[b + 3] ?? 0) + ofC * (points[c + 3] ?? 0)) / nearness
  scene.y[at] =
    (ofA * (points[a + 4] ?? 0) + ofB * (points[b + 4] ?? 0) + ofC * (points[c + 4] ?? 0)) / nearness
  scene.light[at] =
    (ofA * (points[a + 5] ?? 0) + ofB * (points[b + 5] ?? 0) + ofC * (points[c + 5] ?? 0)) / nearness
  scene.worn[at] =
    (ofA * (points[a + 6] ?? 0) + ofB * (points[b + 6] ?? 0) + ofC * (points[c + 6] ?? 0)) / nearness
}
