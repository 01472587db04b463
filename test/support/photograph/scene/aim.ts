import type { Subject } from '../prints/print.ts'
import type { Shot } from '../shot.ts'
import { type Camera, type Point, project, rotation } from './camera.ts'
import type { SubjectView } from './subjectView.ts'
import type { Surface } from './surface.ts'

/** A phone's main camera: focal length as a share of the photo's longer side (26 mm on 36 mm). */
const FOCAL_SHARE = 0.74
/** Each try brings size and place nearer to what was asked; after so many they are right to the pixel. */
const TRIES = 6
/** The symbol keeps this far from the photo's edges, in pixels. */
const MARGIN = 14

/** Points a camera so that the symbol has the size and place that the shot asks for. */
export function aim(shot: Shot, subject: Subject, surface: Surface): Camera {
  const focal = FOCAL_SHARE * Math.max(shot.width, shot.height)
  const target = surface.at(subject.x, subject.y)
  let camera: Camera = {
    target,
    turn: rotation(shot.turn),
    distance: (focal * subject.side) / (shot.share * shot.width),
    focal,
    centre: [shot.width / 2, shot.height / 2],
  }
  for (let i = 0; i < TRIES; i++) {
    const view = subjectView(camera, subject, surface)
    const larger = Math.max((shot.share * shot.width) / view.side, shot.modulePixels / view.smallestModule)
    camera = { ...camera, distance: camera.distance / Math.min(larger, largestThatFits(shot, view)) }
    camera = { ...camera, centre: centred(shot, camera, subjectView(camera, subject, surface)) }
  }
  return camera
}

function largestThatFits({ width, height }: Shot, { corners }: SubjectView): number {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const across = Math.max(...xs) - Math.min(...xs)
  const down = Math.max(...ys) - Math.min(...ys)
  return Math.min((width - 2 * MARGIN) / across, (height - 2 * MARGIN) / down)
}

/** The centre that puts the symbol where it is wanted, whole within the photo. */
function centred({ width, height, aside }: Shot, { centre }: Camera, { corners }: SubjectView): Point {
  const moved = (axis: 0 | 1, length: number): number => {
    const along = corners.map((corner) => corner[axis])
    const [from, to] = [Math.min(...along), Math.max(...along)]
    const free = Math.max(0, length - (to - from) - 2 * MARGIN)
    return centre[axis] + MARGIN + (free * (1 + aside[axis])) / 2 - from
  }
  return [moved(0, width), moved(1, height)]
}

/** Where the symbol is seen, and how large its modules. */
export function subjectView(camera: Camera, { x, y, side, modules }: Subject, surface: Surface): SubjectView {
  const seen = (right: number, down: number): Point => {
    const [px, py] = project(camera, surface.at(x + right, y + down))
    return [px, py]
  }
  const half = side / 2
  const corners = [seen(-half, -half), seen(half, -half), seen(half, half), seen(-half, half)] as const
  const step = side / modules
  const moduleAt = (right: number, down: number): number[] => {
    const from = seen(right, down)
    return [gap(from, seen(right + step, down)), gap(from, seen(right, down + step))]
  }
  const [w = 0, h = 0] = moduleAt(0, 0)
  const near = half - step
  const small = [
    moduleAt(-half, -half),
    moduleAt(near, -half),
    moduleAt(near, near),
    moduleAt(-half, near),
  ].flat()
  return {
    corners,
    ...middleOf(corners),
    side: corners.reduce((sum, corner, i) => sum + gap(corner, corners[(i + 1) % 4] ?? corner), 0) / 4,
    module: Math.sqrt(w * h),
    smallestModule: Math.min(...small),
  }
}

function middleOf(corners: readonly Point[]): { x: number; y: number } {
  const mean = (axis: 0 | 1): number =>
    corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
  return { x: mean(0), y: mean(1) }
}

function gap(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
