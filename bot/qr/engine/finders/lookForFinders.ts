import { type Bitmap, binarise } from '../../picture/bitmap.ts'
import type { GreyImage } from '../../picture/greyImage.ts'
import { scaled } from '../../picture/scales.ts'
import { sumsOf } from '../../picture/sums.ts'
import type { Look } from '../effort.ts'
import type { Finder } from './finder.ts'
import { findFinders } from './findFinders.ts'
import { findSpots } from './findSpots.ts'

/** A finder that only one row saw is mostly a letter or a leaf. */
const SIGHTINGS_AT_LEAST = 2
/** Three of so many are tried in every order. */
const FINDERS_AT_MOST = 14
const WINDOW_AT_LEAST = 6
/** The bitmap in which the rings of a spot are measured: finders are small beside this window. */
const SPOT_RADIUS_SHARE = 1 / 16
const SPOT_DARK_SHARE = 0.93
/** A spot twice its spread clear is as sure as a finder that this many rows saw. */
const SIGHTINGS_A_CLARITY = 6

const found = new WeakMap<GreyImage, Map<Look, readonly Finder[]>>()

/** The finders that one look sees, in pixels of the shrunk picture; the surest of them when there are many. */
export function lookForFinders(image: GreyImage, look: Look, deadline: number): readonly Finder[] {
  const looks = found.get(image) ?? new Map<Look, readonly Finder[]>()
  found.set(image, looks)
  const finders = looks.get(look) ?? see(scaled(image, look.shrink), look, deadline)
  if (performance.now() < deadline) looks.set(look, finders)
  return finders
}

function see(image: GreyImage, look: Look, deadline: number): readonly Finder[] {
  if (look.by === 'areas') return finderSpots(image, deadline)
  const bitmap = bitmapOf(image, look.radiusShare, look.darkShare)
  const finders = findFinders(bitmap, deadline).filter(({ sightings }) => sightings >= SIGHTINGS_AT_LEAST)
  return finders.sort((a, b) => b.sightings - a.sightings).slice(0, FINDERS_AT_MOST)
}

function finderSpots(image: GreyImage, deadline: number): readonly Finder[] {
  const spots = findSpots(sumsOf(image), deadline)
  if (spots.length < 2) return []
  const bitmap = bitmapOf(image, SPOT_RADIUS_SHARE, SPOT_DARK_SHARE)
  return spots.map(({ clarity, ...spot }) => ({
    ...spot,
    sightings: Math.round(clarity * SIGHTINGS_A_CLARITY),
    bitmap,
  }))
}

function bitmapOf(image: GreyImage, radiusShare: number, share: number): Bitmap {
  const radius = Math.max(WINDOW_AT_LEAST, Math.round(Math.max(image.width, image.height) * radiusShare))
  return binarise(image, { radius, share })
}
