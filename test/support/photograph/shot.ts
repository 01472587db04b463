import type { GlareKind } from './optics/glare.ts'
import type { ShadowKind } from './optics/shadow.ts'
import type { CoverKind } from './prints/covers.ts'
import type { Turn } from './scene/camera.ts'
import type { Crumpling } from './scene/crumpled.ts'
import type { WallKind } from './scene/wallPatterns.ts'

/** How the sheet lies: on the wall, round a pillar, bent in the hand, or crushed. */
export type SheetForm =
  | { readonly kind: 'flat' }
  | { readonly kind: 'curved'; readonly radius: number; readonly axis: number; readonly hollow: boolean }
  | { readonly kind: 'crumpled'; readonly crumpling: Crumpling }

/** One photo, as it is to be taken. */
export interface Shot {
  /** Size in pixels of what the lens resolves. */
  readonly width: number
  readonly height: number
  /** How many times wider the file is: a phone's full resolution holds about half as much detail. */
  readonly enlarged: 1 | 2
  /** The side of the symbol as a share of the photo's width. */
  readonly share: number
  /** Pixels of a module where it is seen smallest; the camera goes nearer when `share` would give less. */
  readonly modulePixels: number
  readonly turn: Turn
  /** Where the symbol lies in the photo: from −1, as far left or up as it is still whole, to 1. */
  readonly aside: readonly [x: number, y: number]
  readonly form: SheetForm
  /** Whether the sheet is in the hand or on a table, and not fixed to what is behind it. */
  readonly loose: boolean
  readonly wall: WallKind
  /** Other papers on the wall. */
  readonly neighbours: number
  /** The lamp: share of light from everywhere, and how far from straight ahead it stands, in degrees. */
  readonly ambient: number
  readonly slant: number
  readonly shadow?: ShadowKind
  readonly glare: readonly GlareKind[]
  /** Whether a pane before everything reflects, or the print's own lamination. */
  readonly pane: boolean
  readonly covers: readonly CoverKind[]
  /** A thumb over an edge of the symbol. */
  readonly thumb: boolean
  /** A finger before the lens. */
  readonly lensFinger: boolean
  /** Radius of the circle that a point is blurred to, in modules. */
  readonly defocus: number
  /** Length of the path that the hand moved, in modules. */
  readonly motion: number
  /** Blur of any lens and of making the photo smaller, in pixels (standard deviation). */
  readonly softness: number
  /** Stops that the photo is darker (below 0) or brighter than the phone would make it. */
  readonly exposure: number
  /** Colours of the light, as factors. */
  readonly balance: readonly [red: number, green: number, blue: number]
  /** Noise, as a multiple of a phone's by daylight. */
  readonly noise: number
  /** Side of the window by which the phone smears the noise away; 0 for none. */
  readonly denoise: 0 | 3 | 5
  /** How strongly the phone draws edges sharper, 0 to 2. */
  readonly sharpened: number
  /** Share of the light that strays over the whole photo, from a fingerprint on the lens or plastic over the print. */
  readonly haze: number
  readonly quality: number
  /** Qualities of the JPEG files that it was before, by phone and other chats. */
  readonly before: readonly number[]
}
