import { ACCENT, INK, PAPER, SYMBOL } from './colours.ts'
import type { Guide } from './guide.ts'
import { rows } from './guidePanels.ts'
import type { Mark, Page } from './page.ts'
import { qrPathInArea } from './qrPath.ts'
import { roundedRectangle } from './shapes.ts'
import { boxMarks, lineMarks } from './textMarks.ts'

/** A4, in millimetres; the margin is beyond what any printer leaves out. */
const WIDTH = 210
const HEIGHT = 297
const MARGIN = 12
const INNER = WIDTH - 2 * MARGIN
const RIGHT = WIDTH - MARGIN
const BAND = { top: 19, height: 18 }
const STEPS = { x: MARGIN, y: 41, width: INNER, height: 205 }
const FOOT_TOP = 249
/** The symbol's side with its quiet zone. */
const QR_AREA = 37
const TRIAL_WIDTH = 52

/** A guide on one page of A4: the same steps in whole sentences, the way into the chat, whom to ask. */
export function guidePaper(guide: Guide): Page {
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${guide.name}. ${guide.title}`,
    marks: [...heading(guide), ...rows(guide.steps, STEPS, 4, { label: 6.4, text: 5.2 }), ...foot(guide)],
  }
}

function heading({ name, title, issuer, trial }: Guide): Mark[] {
  const width = trial === '' ? INNER : INNER - TRIAL_WIDTH - 5
  const line = { x: MARGIN, baseline: 15, width, largest: 5, align: 'left' } as const
  return [
    ...lineMarks({ ...line, text: issuer, weight: 'semibold', colour: ACCENT }),
    ...(trial === '' ? [] : trialBadge(trial)),
    ...band(name, title),
  ]
}

/** The guide's name and title, white on green, with a thin line between them. */
function band(name: string, title: string): Mark[] {
  const between = MARGIN + 37
  const { top, height } = BAND
  const look = {
    top: top + 2,
    height: height - 4,
    weight: 'extrabold',
    colour: PAPER,
    align: 'left',
  } as const
  const left = { x: MARGIN + 6, width: between - MARGIN - 7, largest: 7 }
  const right = { x: between + 5, width: RIGHT - between - 11, largest: 8.6 }
  const rule = `M${between} ${top + 4}v${height - 8}`
  return [
    { kind: 'shape', path: roundedRectangle(MARGIN, top, INNER, height, 3), fill: ACCENT },
    ...boxMarks({ ...look, ...left, text: name }),
    { kind: 'shape', path: rule, stroke: { colour: PAPER, width: 0.5 } },
    ...boxMarks({ ...look, ...right, text: title }),
  ]
}

function trialBadge(text: string): Mark[] {
  const left = RIGHT - TRIAL_WIDTH
  const box = { top: 9.6, height: 7, x: left + TRIAL_WIDTH / 2, width: TRIAL_WIDTH - 4 } as const
  return [
    { kind: 'shape', path: roundedRectangle(left, box.top, TRIAL_WIDTH, box.height, 1.5), fill: INK },
    ...boxMarks({ ...box, text, largest: 4.4, weight: 'extrabold', colour: PAPER, align: 'centre' }),
  ]
}

/** The way into the chat beside its symbol, then whom to ask and when this was printed. */
function foot({ entrance, contact, issued }: Guide): Mark[] {
  const { path } = qrPathInArea(entrance.url, MARGIN, FOOT_TOP, QR_AREA)
  const left = MARGIN + QR_AREA + 3
  const line = { x: left, width: RIGHT - left, align: 'left', colour: INK } as const
  const invitation = { text: entrance.invitation, top: FOOT_TOP + 3, height: 7, largest: 5.4 } as const
  const ways = {
    text: entrance.ways,
    top: FOOT_TOP + 10.5,
    height: 11,
    largest: 4.4,
    stand: 'top',
    reading: 'sentences',
  } as const
  const asked = { text: contact, top: FOOT_TOP + 22.5, height: 6.5, largest: 4.8 } as const
  return [
    { kind: 'shape', path, fill: SYMBOL, edges: 'sharp' },
    ...boxMarks({ ...line, ...invitation, weight: 'extrabold' }),
    ...boxMarks({ ...line, ...ways, weight: 'regular' }),
    ...boxMarks({ ...line, ...asked, weight: 'semibold' }),
    ...lineMarks({
      ...line,
      text: issued,
      baseline: FOOT_TOP + QR_AREA - 3.4,
      largest: 3.2,
      weight: 'regular',
    }),
  ]
}
