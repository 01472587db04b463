import { ACCENT, FAINT, INK, PAPER } from './colours.ts'
import type { GuideStep } from './guide.ts'
import { type Box, placed } from './guideFigures.ts'
import { SCENE_HEIGHT, SCENE_WIDTH, scene } from './guideScenes.ts'
import type { Mark } from './page.ts'
import { circle, roundedRectangle } from './shapes.ts'
import { boxMarks } from './textMarks.ts'

/** How large things are in a panel, in the page's unit. */
export interface PanelLook {
  readonly padding: number
  readonly label: number
  /** The size of the whole step's letters; without it the label stands alone. */
  readonly text?: number
}

const COLUMNS = 2

/** The steps side by side and below each other, as many boxes as steps, in the order they are read. */
export function panels(steps: readonly GuideStep[], room: Box, gap: number, look: PanelLook): Mark[] {
  const rows = Math.ceil(steps.length / COLUMNS)
  const width = (room.width - gap * (COLUMNS - 1)) / COLUMNS
  const height = (room.height - gap * (rows - 1)) / rows
  return steps.flatMap((step, i) => {
    const x = room.x + (i % COLUMNS) * (width + gap)
    const y = room.y + Math.floor(i / COLUMNS) * (height + gap)
    return panel(step, i + 1, { x, y, width, height }, look)
  })
}

function panel(step: GuideStep, number: number, box: Box, look: PanelLook): Mark[] {
  const { padding } = look
  const inner = box.width - 2 * padding
  const scale = inner / SCENE_WIDTH
  const left = box.x + padding
  const below = box.y + padding + scale * SCENE_HEIGHT + padding
  const frame = roundedRectangle(box.x, box.y, box.width, box.height, padding)
  return [
    { kind: 'shape', path: frame, stroke: { colour: FAINT, width: 0.12 * padding } },
    ...placed(scene(step.scene, step.said), left, box.y + padding, scale),
    ...words(
      step,
      number,
      { x: left, y: below, width: inner, height: box.y + box.height - padding - below },
      look,
    ),
  ]
}

/** The number on a disc, beside it the label, below them the whole step. */
function words(step: GuideStep, number: number, box: Box, { label, text }: PanelLook): Mark[] {
  const radius = 0.95 * label
  const indent = 2 * radius + 0.6 * label
  const labelHeight = text === undefined ? box.height : 2.5 * label
  const line = { x: box.x + indent, width: box.width - indent, align: 'left', colour: INK } as const
  const middle = box.y + labelHeight / 2
  const textTop = box.y + labelHeight + 0.5 * label
  return [
    { kind: 'shape', path: circle(box.x + radius, middle, radius), fill: ACCENT },
    ...boxMarks({
      text: String(number),
      x: box.x + radius,
      width: 2 * radius,
      top: middle - radius,
      height: 2 * radius,
      largest: 1.2 * label,
      weight: 'extrabold',
      colour: PAPER,
      align: 'centre',
    }),
    ...boxMarks({
      ...line,
      text: step.label,
      top: box.y,
      height: labelHeight,
      largest: label,
      weight: 'extrabold',
    }),
    ...(text === undefined
      ? []
      : boxMarks({
          text: step.text,
          x: box.x,
          width: box.width,
          top: textTop,
          height: box.y + box.height - textTop,
          largest: text,
          weight: 'regular',
          colour: INK,
          align: 'left',
          stand: 'top',
        })),
  ]
}
