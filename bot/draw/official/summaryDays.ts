import { ACCENT, INK } from '../colours.ts'
import type { Mark } from '../page.ts'
import { circle, roundedRectangle } from '../shapes.ts'
import { lineMarks } from '../textMarks.ts'
import { widthOf } from '../wrapping.ts'
import { daysChart, LINE_COLOUR, UPPER_HEIGHT } from './daysChart.ts'
import type { DailyCounts, SummaryPicture } from './summary.ts'
import { heading } from './summaryHead.ts'
import { INNER, LETTERS, MARGIN, type Section } from './summarySection.ts'

/** A panel's name and what its last day counted, over it. */
const PANEL_HEAD = 26
const PANEL_GAP = 12
const KEY_WIDTH = 22
const KEY_GAP = 10

/** The last days as two panels; without a day there is nothing to draw. */
export async function daysSection(
  { days, language = 'vi' }: Pick<SummaryPicture, 'days' | 'language'>,
  top: number,
): Promise<Section> {
  if (days.labels.length === 0) return { marks: [], bottom: top }
  const titled = heading(days.title, top)
  const upper = titled.bottom + 8
  const chartTop = upper + PANEL_HEAD
  const lower = chartTop + UPPER_HEIGHT + PANEL_GAP
  const chart = await daysChart(days, { width: INNER, between: PANEL_HEAD + PANEL_GAP, language })
  const lastDay = { label: days.labels.at(-1) ?? '', place: days.labels.length - 1, language }
  return {
    marks: [
      ...titled.marks,
      { kind: 'shape', path: roundedRectangle(MARGIN, upper + 4, 13, 13, 1), fill: ACCENT },
      ...panelHead(days.visits, lastDay, upper),
      ...lineKey(lower + 10.5),
      ...panelHead(days.declarations, lastDay, lower),
      { kind: 'inset', markup: chart.markup, x: MARGIN, y: chartTop, scale: 1 },
    ],
    bottom: chartTop + chart.height,
  }
}

type LastDay = { readonly label: string; readonly place: number; readonly language: 'vi' | 'en' }

function panelHead({ name, counts }: DailyCounts, { label, place, language }: LastDay, top: number): Mark[] {
  const count = counts[place]?.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB') ?? '–'
  const line = { baseline: top + 15.5, largest: LETTERS, weight: 'semibold', colour: INK } as const
  const last = `${label}: ${count}`
  const nameWidth = INNER - KEY_WIDTH - KEY_GAP - LETTERS * widthOf(last, 'semibold')
  return [
    ...lineMarks({ ...line, text: name, x: MARGIN + KEY_WIDTH, width: nameWidth, align: 'left' }),
    ...lineMarks({ ...line, text: last, x: MARGIN + INNER, width: INNER, align: 'right' }),
  ]
}

/** A piece of the line with one of its points. */
function lineKey(middle: number): Mark[] {
  return [
    { kind: 'shape', path: `M${MARGIN} ${middle}h16`, stroke: { colour: LINE_COLOUR, width: 2.5 } },
    { kind: 'shape', path: circle(MARGIN + 8, middle, 3.5), fill: LINE_COLOUR },
  ]
}
