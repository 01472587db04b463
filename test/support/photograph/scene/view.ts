import type { Light } from '../picture.ts'
import type { Layer } from './layer.ts'
import type { Backdrop } from './room.ts'
import type { Scene } from './scene.ts'
import { addSample, levelFor } from './texture.ts'

/** The light that comes from each pixel of the scene; where there is no sheet, `behind` is seen. */
export function viewOf(scene: Scene, layers: readonly Layer[], behind: Backdrop): Light {
  const { width, height, sheet } = scene
  const pixels = new Float32Array(width * height * 3)
  const colour = new Float32Array(3)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const layer = layers[(sheet[at] ?? 0) - 1]
      if (layer === undefined) behind(x / width, y / height, colour)
      else {
        look(scene, layer, at, x, y, colour)
        lightUp(scene, layer, at, colour)
      }
      for (let c = 0; c < 3; c++) pixels[at * 3 + c] = colour[c] ?? 0
    }
  }
  return smoothEdges({ pixels, width, height }, scene)
}

/** Where one sheet ends before another, the pixel becomes the mean of itself and its four neighbours. */
function smoothEdges({ pixels, width, height }: Light, { sheet }: Scene): Light {
  const result = pixels.slice()
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const own = sheet[at]
      const isInside = sheet[at - 1] === own && sheet[at + 1] === own
      if (isInside && sheet[at - width] === own && sheet[at + width] === own) continue
      for (let i = at * 3; i < at * 3 + 3; i++) {
        const aside = (pixels[i - 3] ?? 0) + (pixels[i + 3] ?? 0)
        const upright = (pixels[i - width * 3] ?? 0) + (pixels[i + width * 3] ?? 0)
        result[i] = ((pixels[i] ?? 0) + aside + upright) / 5
      }
    }
  }
  return { pixels: result, width, height }
}

/** From what is printed to the light that it sends back. */
function lightUp(scene: Scene, { white, black, shade }: Layer, at: number, colour: Float32Array): void {
  const light = (scene.light[at] ?? 0) * (shade ? shade(scene.x[at] ?? 0, scene.y[at] ?? 0) : 1)
  const worn = scene.worn[at] ?? 0
  for (let c = 0; c < 3; c++) {
    const paper = white[c] ?? 1
    const printed = black + (paper - black) * (colour[c] ?? 0)
    colour[c] = light * (printed + (paper - printed) * worn)
  }
}

/** From this many pixels of the texture in one of the photo, the mean of four points is taken and not just one. */
const SEVERAL_FROM = 0.8

/** The mean colour of as much of the sheet as the pixel covers. */
function look(scene: Scene, layer: Layer, at: number, x: number, y: number, colour: Float32Array): void {
  const { width, height } = scene
  const aside = nextTo(scene, at, x < width - 1 ? 1 : -1)
  const below = nextTo(scene, at, y < height - 1 ? width : -width)
  const sx = scene.x[at] ?? 0
  const sy = scene.y[at] ?? 0
  const ax = (scene.x[aside] ?? 0) - sx
  const ay = (scene.y[aside] ?? 0) - sy
  const bx = (scene.x[below] ?? 0) - sx
  const by = (scene.y[below] ?? 0) - sy
  const spot = layer.scaleU * Math.sqrt(Math.max(ax * ax + ay * ay, bx * bx + by * by))
  const { repeats, levels } = layer.texture
  const several = spot * (levels[0]?.width ?? 1) > SEVERAL_FROM && !repeats
  const level = levelFor(layer.texture, several ? spot / 2 : spot)
  if (level === undefined) return
  colour.fill(0)
  const count = several ? 4 : 1
  for (let i = 0; i < count; i++) {
    const right = several ? (i & 1) / 2 - 0.25 : 0
    const down = several ? (i >> 1) / 2 - 0.25 : 0
    const u = (sx + ax * right + bx * down) * layer.scaleU + layer.offsetU
    const v = (sy + ay * right + by * down) * layer.scaleV + layer.offsetV
    addSample(level, repeats, u, v, colour)
  }
  for (let c = 0; c < 3; c++) colour[c] = (colour[c] ?? 0) / count
}

/** The neighbouring pixel, or the one on the other side where another sheet begins. */
function nextTo({ sheet }: Scene, at: number, step: number): number {
  if (sheet[at + step] === sheet[at]) return at + step
  return sheet[at - step] === sheet[at] ? at - step : at
}
