import type { GreyImage } from '../../read/greyImage.ts'
import { blurred, type Contrast, localContrast } from '../picture/contrast.ts'
import { type Part, shrink } from '../picture/shrink.ts'
import { distance, type Place, type Point } from './place.ts'

/** The part of a picture around a place, as contrast, and the place in it. */
export interface Window {
  readonly place: Place
  /** Sharp, and blurred by about half a module, which leads a fit from further away. */
  readonly sharp: Contrast
  readonly soft: Contrast
  /** Pixels a module, in the window. */
  readonly module: number
}

/** Modules around the finders' middles that the window shows: the quiet zone and what bends beyond. */
const MARGIN_MODULES = 9
/** A module needs no more pixels than this; larger ones only cost time. */
const MODULE_PIXELS = 6
/** The contrast is taken against so many modules to each side: wide enough to see dark and light, not the shadow. */
const CONTRAST_MODULES = 4
const CONTRAST_PIXELS = 3
const BLUR_MODULES = 0.28
/** A guessed place that is larger is not worth its time. */
const PIXELS_LIMIT = 600_000
const GUESSED_PIXELS_LIMIT = 250_000
const SMALLEST_SIDE = 20
/** The smallest symbol's finders lie 14 modules apart. */
const FEWEST_BETWEEN = 14

/** Opens a window on a place; undefined when it is too large, or hardly in the picture. */
export function openWindow(image: GreyImage, place: Place): Window | undefined {
  const between = Math.max(FEWEST_BETWEEN, place.size - 7)
  const { upperLeft, upperRight, lowerLeft } = place
  const module = (distance(upperLeft, upperRight) + distance(upperLeft, lowerLeft)) / 2 / between
  const part = partAround(image, place, module * MARGIN_MODULES)
  const factor = Math.max(1, Math.floor(module / MODULE_PIXELS))
  const [width, height] = [(part.right - part.left) / factor, (part.bottom - part.top) / factor]
  const limit = place.isGuessed ? GUESSED_PIXELS_LIMIT : PIXELS_LIMIT
  if (width * height > limit || width < SMALLEST_SIDE || height < SMALLEST_SIDE) return undefined
  const shown = module / factor
  const radius = Math.max(CONTRAST_PIXELS, Math.round(shown * CONTRAST_MODULES))
  const sharp = localContrast(shrink(image, part, factor), radius)
  const moved = ({ x, y }: Point): Point => ({
    x: (x - part.left + 0.5) / factor - 0.5,
    y: (y - part.top + 0.5) / factor - 0.5,
  })
  return {
    place: {
      ...place,
      upperLeft: moved(upperLeft),
      upperRight: moved(upperRight),
      lowerLeft: moved(lowerLeft),
    },
    sharp,
    soft: blurred(sharp, Math.round(shown * BLUR_MODULES)),
    module: shown,
  }
}

function partAround(image: GreyImage, { upperLeft, upperRight, lowerLeft }: Place, margin: number): Part {
  const x = upperRight.x + lowerLeft.x - upperLeft.x
  const y = upperRight.y + lowerLeft.y - upperLeft.y
  const corners = [upperLeft, upperRight, lowerLeft, { x, y }]
  const clamp = (value: number, limit: number): number => Math.min(limit, Math.max(0, Math.trunc(value)))
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)]
  return {
    left: clamp(Math.min(...xs) - margin, image.width),
    top: clamp(Math.min(...ys) - margin, image.height),
    right: clamp(Math.max(...xs) + margin, image.width),
    bottom: clamp(Math.max(...ys) + margin, image.height),
  }
}
