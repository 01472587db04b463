import { blurred, type Contrast, localContrast } from '../../picture/contrast.ts'
import type { GreyImage } from '../../picture/greyImage.ts'
import { type Part, shrink } from '../../picture/shrink.ts'
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
const MODULE_PIXELS = 4
/** Of a large symbol, that would be too large a picture; but no fewer than these. */
const FEWEST_MODULE_PIXELS = 3
/** The contrast is taken against so many modules to each side: wide enough to see dark and light, not the shadow. */
const CONTRAST_MODULES = 4
const CONTRAST_PIXELS = 3
const BLUR_MODULES = 0.28
/** Parts begin and end on a raster of so many pixels, so that places of one symbol have the same. */
const RASTER = 24
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
  const limit = place.isGuessed ? GUESSED_PIXELS_LIMIT : PIXELS_LIMIT
  const factor = factorFor(module, part, limit)
  const { width, height } = shrunkSize(part, factor)
  if (width * height > limit || width < SMALLEST_SIDE || height < SMALLEST_SIDE) return undefined
  const shown = module / factor
  const { sharp, soft } = picturesOf(image, part, factor, shown)
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
    soft,
    module: shown,
  }
}

function factorFor(module: number, part: Part, limit: number): number {
  let factor = Math.max(1, Math.floor(module / MODULE_PIXELS))
  const isTooLarge = (): boolean => {
    const { width, height } = shrunkSize(part, factor)
    return width * height > limit
  }
  while (isTooLarge() && module / (factor + 1) >= FEWEST_MODULE_PIXELS) factor++
  return factor
}

function shrunkSize({ left, top, right, bottom }: Part, factor: number): { width: number; height: number } {
  return { width: (right - left) / factor, height: (bottom - top) / factor }
}

type Pictures = { readonly sharp: Contrast; readonly soft: Contrast }

const opened = new WeakMap<GreyImage, Map<string, Pictures>>()

/** Places of one symbol, seen by several looks, show the same part: it is made once. */
function picturesOf(image: GreyImage, part: Part, factor: number, module: number): Pictures {
  const made = opened.get(image) ?? new Map<string, Pictures>()
  opened.set(image, made)
  const radius = Math.max(CONTRAST_PIXELS, Math.round(module * CONTRAST_MODULES))
  const blur = Math.round(module * BLUR_MODULES)
  const key = [part.left, part.top, part.right, part.bottom, factor, radius, blur].join()
  const known = made.get(key)
  if (known !== undefined) return known
  const sharp = localContrast(shrink(image, part, factor), radius)
  const pictures = { sharp, soft: blurred(sharp, blur) }
  made.set(key, pictures)
  return pictures
}

function partAround(image: GreyImage, { upperLeft, upperRight, lowerLeft }: Place, margin: number): Part {
  const x = upperRight.x + lowerLeft.x - upperLeft.x
  const y = upperRight.y + lowerLeft.y - upperLeft.y
  const corners = [upperLeft, upperRight, lowerLeft, { x, y }]
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)]
  const down = (value: number): number => Math.max(0, Math.floor((value - margin) / RASTER) * RASTER)
  const up = (value: number, limit: number): number =>
    Math.min(limit, Math.ceil((value + margin) / RASTER) * RASTER)
  return {
    left: down(Math.min(...xs)),
    top: down(Math.min(...ys)),
    right: up(Math.max(...xs), image.width),
    bottom: up(Math.max(...ys), image.height),
  }
}
