import { ACCENT, INK, PAPER } from './colours.ts'
import { directionDrawing } from './drawings.ts'
import type { GatePoster, PosterTexts } from './gatePoster.ts'
import { readable } from './letters.ts'
import type { Mark } from './page.ts'
import { BAR_HEIGHT, BAR_LEFT, BAR_RIGHT, FRAME_TOP, INNER, MARGIN, MIDDLE, RIGHT } from './posterSheet.ts'
import { roundedRectangle } from './shapes.ts'
import { boxMarks, heightInBox, lineMarks, markWidth } from './textMarks.ts'

const TRIAL_WIDTH = 58
const VENUE_TOP = 15
/** Down to a little above the frame. */
const VENUE_HEIGHT = FRAME_TOP - 2 - VENUE_TOP

/** What stands above the symbol: city and ward, the venue as large as it fits, its address, the gate. */
export function posterHeading(poster: GatePoster, texts: PosterTexts): Mark[] {
  return [...topLine(poster, texts), ...venue(poster), ...gateBar(poster, texts)]
}

function topLine(poster: GatePoster, texts: PosterTexts): Mark[] {
  const { cityName, unitName, trial } = poster
  const line = { baseline: 11.7, largest: 4.2, weight: 'semibold', colour: ACCENT } as const
  const beside = trial ? (INNER - TRIAL_WIDTH) / 2 - 3 : 0.55 * INNER
  const city = lineMarks({ ...line, text: cityName, x: MARGIN, width: beside, align: 'left' })
  const unitWidth = trial ? beside : INNER - 8 - Math.max(0, ...city.map(markWidth))
  const unit = lineMarks({ ...line, text: unitName, x: RIGHT, width: unitWidth, align: 'right' })
  return [...city, ...unit, ...(trial ? trialBadge(texts) : [])]
}

function trialBadge({ trial }: PosterTexts): Mark[] {
  const [top, height] = [6.7, 7]
  const text = `${trial.vi} · ${trial.en}`
  const box = { text, x: MIDDLE, top, height, width: TRIAL_WIDTH - 4, largest: 4.2, align: 'centre' } as const
  return [
    {
      kind: 'shape',
      path: roundedRectangle(MIDDLE - TRIAL_WIDTH / 2, top, TRIAL_WIDTH, height, 1.5),
      fill: INK,
    },
    ...boxMarks({ ...box, weight: 'extrabold', colour: PAPER }),
  ]
}

/**
 * Name and address stand together in the middle of their place, the name as large as the address leaves room for. A
 * name in letters that the font lacks gives its place to the address.
 */
function venue(poster: GatePoster): Mark[] {
  const name = readable(poster.venueName)
  const line = { x: MIDDLE, width: INNER, align: 'centre', colour: INK } as const
  const small = { ...line, text: name && poster.address, largest: 4.9, weight: 'regular' } as const
  const large = { ...line, text: name || poster.address, largest: 20.5, weight: 'extrabold' } as const
  const smallHeight = heightInBox({ ...small, height: 9.6 })
  const gap = smallHeight === 0 ? 0 : 3.2
  const largeHeight = heightInBox({ ...large, height: VENUE_HEIGHT - smallHeight - gap })
  const top = VENUE_TOP + (VENUE_HEIGHT - largeHeight - gap - smallHeight) / 2
  return [
    ...boxMarks({ ...large, top, height: largeHeight }),
    ...boxMarks({ ...small, top: top + largeHeight + gap, height: smallHeight }),
  ]
}

/** The gate and what to do at it, white on the frame's head: it is read from across the pavement. */
function gateBar(poster: GatePoster, texts: PosterTexts): Mark[] {
  const { vi, en } = texts.directions[poster.direction]
  const right = { x: BAR_RIGHT - 12.2, width: 88, align: 'right', colour: PAPER, weight: 'semibold' } as const
  const said = [
    ...lineMarks({ ...right, text: vi, baseline: FRAME_TOP + 5.6, largest: 4.9 }),
    ...lineMarks({ ...right, text: en, baseline: FRAME_TOP + 9.9, largest: 3.3 }),
  ]
  const width = right.x - Math.max(0, ...said.map(markWidth)) - 7 - BAR_LEFT
  const gate = { text: poster.gateName, x: BAR_LEFT, width, align: 'left', colour: PAPER } as const
  const inBar = { top: FRAME_TOP + 0.8, height: BAR_HEIGHT - 1.6, largest: 7, weight: 'extrabold' } as const
  return [
    ...boxMarks({ ...gate, ...inBar }),
    ...said,
    ...directionDrawing(poster.direction, BAR_RIGHT - 9, FRAME_TOP + (BAR_HEIGHT - 9) / 2, 9, PAPER),
  ]
}
