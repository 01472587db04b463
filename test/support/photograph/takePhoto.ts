import { type Chance, chanceOf } from './chance.ts'
import { defocus } from './optics/defocus.ts'
import { develop } from './optics/develop.ts'
import { fingerOnLens, holdWithThumb } from './optics/fingers.ts'
import { addGlare } from './optics/glare.ts'
import { expose } from './optics/sensor.ts'
import { castShadow } from './optics/shadow.ts'
import { shake } from './optics/shake.ts'
import { soften } from './optics/soften.ts'
import type { Light } from './picture.ts'
import { openPrint } from './prints/openPrint.ts'
import type { Print } from './prints/print.ts'
import { aim, subjectView } from './scene/aim.ts'
import type { Camera } from './scene/camera.ts'
import { lampBefore } from './scene/lamp.ts'
import { meshOf } from './scene/mesh.ts'
import { rasterise } from './scene/rasterise.ts'
import { room } from './scene/room.ts'
import { emptyScene } from './scene/scene.ts'
import { layersOf, surfaceOf } from './scene/stageScene.ts'
import type { SubjectView } from './scene/subjectView.ts'
import { viewOf } from './scene/view.ts'
import type { Shot } from './shot.ts'

/**
 * Takes a photo of a print as JPEG: paper in its place, light and shadow, reflections, lens, sensor, file. The same
 * print, shot and seed give the same bytes.
 */
export async function takePhoto(print: Print, shot: Shot, seed: number): Promise<Uint8Array> {
  const chance = chanceOf(seed)
  const { light, view, camera, isPrint } = await sceneOf(print, shot, chance)
  const widthPixels = camera.focal / camera.distance
  if (shot.shadow) castShadow(light, shot.shadow, view, chance.branch('shadow'))
  if (shot.thumb) holdWithThumb(light, view, widthPixels / print.centimetres, chance.branch('thumb'))
  for (const [i, kind] of shot.glare.entries())
    addGlare(light, kind, view, shot.pane ? () => true : isPrint, chance.branch(`glare ${i}`))
  if (shot.haze > 0) stray(light, shot.haze)
  if (shot.lensFinger) fingerOnLens(light, chance.branch('finger'))
  const exposed = expose(
    throughLens(light, shot, view, chance.branch('hand')),
    shot,
    view,
    chance.branch('sensor'),
  )
  const size = { width: shot.width * shot.enlarged, height: shot.height * shot.enlarged }
  return develop(exposed, { ...shot, ...size })
}

async function sceneOf(
  print: Print,
  shot: Shot,
  chance: Chance,
): Promise<{ light: Light; view: SubjectView; camera: Camera; isPrint: (pixel: number) => boolean }> {
  const opened = await openPrint(print, shot.covers, chance.branch('covers'))
  const surface = surfaceOf(shot.form, chance.branch('paper'))
  const camera = aim(shot, opened.subject, surface)
  const reach = chance.between(4, 10)
  const lamp = lampBefore(camera.target, reach, shot.slant, chance.between(0, 360), shot.ambient)
  const layers = await layersOf(shot, opened, surface, camera, chance.branch('wall'))
  const scene = emptyScene(shot.width, shot.height)
  for (const [i, layer] of layers.entries())
    rasterise(meshOf(layer.plan, camera, layer.shines ? 'shines' : lamp), i + 1, scene)
  const behind = room(chance.branch('room'))
  return {
    light: viewOf(scene, layers, behind),
    view: subjectView(camera, opened.subject, surface),
    camera,
    isPrint: (pixel) => scene.sheet[pixel] === layers.length,
  }
}

function throughLens(light: Light, shot: Shot, view: SubjectView, chance: Chance): Light {
  const blurred = shot.defocus > 0 ? defocus(light, shot.defocus * view.module) : light
  const shaken = shot.motion > 0 ? shake(blurred, shot.motion * view.module, chance) : blurred
  return soften(shaken, shot.softness)
}

/** Light from everywhere that falls on everything: contrast goes, detail stays. */
function stray({ pixels }: Light, share: number): void {
  let sum = 0
  for (let i = 0; i < pixels.length; i++) sum += Math.min(1.5, pixels[i] ?? 0)
  const veil = (share * sum) / pixels.length + share * 0.25
  for (let i = 0; i < pixels.length; i++) pixels[i] = (pixels[i] ?? 0) * (1 - share) + veil
}
