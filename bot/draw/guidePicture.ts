import { ACCENT, INK, PAPER } from './colours.ts'
import type { Guide } from './guide.ts'
import { tiles } from './guidePanels.ts'
import type { Mark, Page } from './page.ts'
import { roundedRectangle } from './shapes.ts'
import { boxMarks } from './textMarks.ts'

/** A picture for a phone's screen, in units of ten pixels. */
export const PICTURE_WIDTH = 108
const HEIGHT = 126
const MARGIN = 4
const INNER = PICTURE_WIDTH - 2 * MARGIN
const BAND_HEIGHT = 17
const TRIAL_WIDTH = 26

/** A guide as it is seen in the chat: its title, and a picture with a few words for each step. */
export function guidePicture(guide: Guide): Page {
  const room = { x: MARGIN, y: BAND_HEIGHT + MARGIN, width: INNER, height: HEIGHT - BAND_HEIGHT - 2 * MARGIN }
  return {
    width: PICTURE_WIDTH,
    height: HEIGHT,
    title: guide.title,
    marks: [...band(guide), ...tiles(guide.steps, room, MARGIN, 4.1)],
  }
}

function band({ name, title, issuer, trial }: Guide): Mark[] {
  const line = { x: MARGIN, align: 'left', colour: PAPER } as const
  const beside = trial === '' ? INNER : INNER - TRIAL_WIDTH - 3
  return [
    { kind: 'shape', path: `M0 0H${PICTURE_WIDTH}V${BAND_HEIGHT}H0Z`, fill: ACCENT },
    ...boxMarks({
      ...line,
      text: `${name} · ${issuer}`,
      width: beside,
      top: 2,
      height: 4.4,
      largest: 3.2,
      weight: 'semibold',
    }),
    ...boxMarks({
      ...line,
      text: title,
      width: INNER,
      top: 7,
      height: 8.4,
      largest: 6.2,
      weight: 'extrabold',
    }),
    ...(trial === '' ? [] : trialBox(trial)),
  ]
}

function trialBox(text: string): Mark[] {
  const left = PICTURE_WIDTH - MARGIN - TRIAL_WIDTH
  const box = { top: 1.9, height: 4.6, x: left + TRIAL_WIDTH / 2, width: TRIAL_WIDTH - 2 } as const
  return [
    { kind: 'shape', path: roundedRectangle(left, box.top, TRIAL_WIDTH, box.height, 1), fill: PAPER },
    ...boxMarks({ ...box, text, largest: 2.8, weight: 'extrabold', colour: INK, align: 'centre' }),
  ]
}
