import { ACCENT, FAINT, INK, PAPER } from './colours.ts'
import type { GuideStep } from './guide.ts'
import { type Box, placed } from './guideFigures.ts'
import { SCENE_HEIGHT, SCENE_WIDTH, scene } from './guideScenes.ts'
import { fitText } from './lettering.ts'
import type { Mark } from './page.ts'
import { circle, roundedRectangle } from './shapes.ts'
import { boxMarks } from './textMarks.ts'

const COLUMNS = 2

/** Steps side by side and below each other, as the chat shows them: a scene each, and a few words under it. */
export function tiles(steps: readonly GuideStep[], room: Box, gap: number, label: number): Mark[] {
  const rows = Math.ceil(steps.length / COLUMNS)
  const width = (room.width - gap * (COLUMNS - 1)) / COLUMNS
  const height = (room.height - gap * (rows - 1)) / rows
  const padding = gap / 2
  return steps.flatMap((step, i) => {
    const x = room.x + (i % COLUMNS) * (width + gap)
    const y = room.y + Math.floor(i / COLUMNS) * (height + gap)
    const scale = (width - 2 * padding) / SCENE_WIDTH
    const below = y + 2 * padding + scale * SCENE_HEIGHT
    const words = {
      x: x + padding,
      y: below,
      width: width - 2 * padding,
      height: y + height - padding - below,
    }
    return [
      frame({ x, y, width, height }, padding),
      ...placed(scene(step.scene, step.said), x + padding, y + padding, scale),
      ...labelMarks(step.label, i + 1, words, label),
    ]
  })
}

/** Steps below each other, as paper shows them: a scene, its words beside it, then the whole step; all in one size. */
export function rows(
  steps: readonly GuideStep[],
  room: Box,
  gap: number,
  letters: { readonly label: number; readonly text: number },
): Mark[] {
  const height = (room.height - gap * (steps.length - 1)) / steps.length
  const padding = gap / 2
  const scale = (height - 2 * padding) / SCENE_HEIGHT
  const left = room.x + 3 * padding + scale * SCENE_WIDTH
  const width = room.x + room.width - 2 * padding - left
  const labelHeight = 2.6 * letters.label
  const look = {
    width,
    height: height - 3 * padding - labelHeight,
    weight: 'regular',
    reading: 'sentences',
  } as const
  const sizes = steps.map(({ text }) => fitText(text, { ...look, largest: letters.text }).size)
  return steps.flatMap((step, i) => {
    const y = room.y + i * (height + gap)
    const line = { ...look, x: left, top: y + padding + labelHeight, colour: INK, align: 'left' } as const
    return [
      frame({ x: room.x, y, width: room.width, height }, padding),
      ...placed(scene(step.scene, step.said), room.x + padding, y + padding, scale),
      ...labelMarks(
        step.label,
        i + 1,
        { x: left, y: y + padding, width, height: labelHeight },
        letters.label,
      ),
      ...boxMarks({ ...line, text: step.text, largest: Math.min(...sizes), stand: 'top' }),
    ]
  })
}

function frame({ x, y, width, height }: Box, radius: number): Mark {
  const path = roundedRectangle(x, y, width, height, 1.2 * radius)
  return { kind: 'shape', path, stroke: { colour: FAINT, width: 0.12 * radius } }
}

/** The number on a disc, and beside it the step in a few words. */
function labelMarks(text: string, number: number, box: Box, size: number): Mark[] {
  const radius = 0.95 * size
  const indent = 2 * radius + 0.6 * size
  const middle = box.y + box.height / 2
  const bold = { weight: 'extrabold' } as const
  const disc = { x: box.x + radius, width: 2 * radius, top: middle - radius, height: 2 * radius }
  const beside = { x: box.x + indent, width: box.width - indent, top: box.y, height: box.height }
  return [
    { kind: 'shape', path: circle(disc.x, middle, radius), fill: ACCENT },
    ...boxMarks({
      ...bold,
      ...disc,
      text: String(number),
      largest: 1.2 * size,
      colour: PAPER,
      align: 'centre',
    }),
    ...boxMarks({ ...bold, ...beside, text, largest: size, colour: INK, align: 'left' }),
  ]
}
