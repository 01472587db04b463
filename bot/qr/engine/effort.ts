/** One look for finders in the picture shrunk by a factor. */
export type Look =
  /** By the runs of dark and light in its rows: precise, and blind for what breaks an edge. */
  | {
      readonly by: 'runs'
      readonly shrink: number
      /** The radius of the window whose mean decides what is dark, as a share of the longer side. */
      readonly radiusShare: number
      readonly darkShare: number
    }
  /** By areas: for creases, missing ink, noise and blur. */
  | { readonly by: 'areas'; readonly shrink: number }

/** How widely the engine tries, and for how long. */
export interface Effort {
  /** Nothing is begun after so many milliseconds. */
  readonly milliseconds: number
  readonly looks: readonly Look[]
  /** Places taken from each look, and ranked in all. */
  readonly placesALook: number
  readonly placesRanked: number
  /** Pairs of finders taken from each size whose third is guessed, where no three fit well. */
  readonly pairs: number
  /** Of the ranked places with their versions, how many are fitted to the end. */
  readonly fits: number
  /** Of a candidate's grids, how many are tried. */
  readonly grids: number
}

const WIDE_WINDOW: Look = { by: 'runs', shrink: 1, radiusShare: 1 / 40, darkShare: 0.93 }
const NARROW_WINDOW: Look = { by: 'runs', shrink: 1, radiusShare: 1 / 100, darkShare: 0.97 }
const HALF_SIZE: Look = { by: 'runs', shrink: 2, radiusShare: 1 / 30, darkShare: 0.95 }
const AREAS: Look = { by: 'areas', shrink: 1 }
const AREAS_OF_HALF: Look = { by: 'areas', shrink: 2 }
const AREAS_OF_QUARTER: Look = { by: 'areas', shrink: 4 }
const AREAS_OF_EIGHTH: Look = { by: 'areas', shrink: 8 }

/** One look and one fit: reads most of what the packages leave. */
export const QUICK: Effort = {
  milliseconds: 150,
  looks: [WIDE_WINDOW],
  placesALook: 4,
  placesRanked: 8,
  pairs: 0,
  fits: 1,
  grids: 1,
}

/**
 * One look over 12 MP, for a code far away. Of 26 such photos, the symbol 2 to 5 % of their width, 22 were read with it
 * and 16 from the picture of 1280 pixels with everything; a second look found no more.
 */
export const DISTANT: Effort = { ...QUICK, milliseconds: 600, placesRanked: 12, fits: 2 }

/**
 * What the person's time allows. Most of it is only spent on what looks like a symbol: a photo without one ends after the
 * looks.
 */
export const STEADY: Effort = {
  milliseconds: 500,
  looks: [WIDE_WINDOW, HALF_SIZE, AREAS_OF_QUARTER, AREAS_OF_HALF, AREAS_OF_EIGHTH],
  placesALook: 4,
  placesRanked: 16,
  pairs: 2,
  fits: 4,
  grids: 5,
}

/** What the rest of the person's time allows, on a picture whose edges were steepened. */
export const STEEP: Effort = {
  milliseconds: 300,
  looks: [WIDE_WINDOW, HALF_SIZE],
  placesALook: 4,
  placesRanked: 6,
  pairs: 0,
  fits: 3,
  grids: 3,
}

/** Everything. */
export const THOROUGH: Effort = {
  milliseconds: 1_000,
  looks: [WIDE_WINDOW, NARROW_WINDOW, HALF_SIZE, AREAS, AREAS_OF_HALF, AREAS_OF_QUARTER, AREAS_OF_EIGHTH],
  placesALook: 5,
  placesRanked: 40,
  pairs: 2,
  fits: 5,
  grids: 5,
}
