import type { EChartsCoreOption } from 'echarts/core'
import { ACCENT, FAINT, INK, SOFT_INK } from '../colours.ts'
import { FONT_FAMILY } from '../fonts.ts'
import { widthOf } from '../wrapping.ts'
import type { SummaryPicture } from './summary.ts'
import { LETTERS } from './summarySection.ts'

/** An orange that is lighter than the green for who sees no colours; its line has points, the green has bars. */
export const LINE_COLOUR = '#cc5500'
/** One of the two panels without its heading; under the lower one stand the days. */
const PANEL_HEIGHT = 76
const DAYS_HEIGHT = 24
/** From a number beside the chart to the chart. */
const LABEL_GAP = 7
/** Room for the upper half of the uppermost number. */
const TOP = 10
/** Where the upper panel ends and the white between the two begins. */
export const UPPER_HEIGHT = TOP + PANEL_HEIGHT
/** A day that is named needs this much, with the white around it. */
const DAY_WIDTH = 48
/** Counts of nothing stand up this far, so that they are told from days of which nothing is known. */
const ZERO_HEIGHT = 2

type Days = SummaryPicture['days']
export interface Chart {
  /** An SVG document of `width` and `height`. */
  readonly markup: string
  readonly height: number
}

/**
 * The days as two panels over each other, visits as bars, declarations as a line with points: each has a scale of its own, because the
 * one is often a hundred times the other. `between` is the white between them, for a heading.
 */
export async function daysChart(
  { labels, visits, declarations }: Days,
  { width, between, language }: { width: number; between: number; language: 'vi' | 'en' },
): Promise<Chart> {
  const format = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format
  const tops = [topOf(visits.counts), topOf(declarations.counts)] as const
  const left = LETTERS * Math.max(...tops.map((top) => widthOf(format(top), 'regular'))) + LABEL_GAP
  const height = 2 * UPPER_HEIGHT + between + DAYS_HEIGHT
  const lower = UPPER_HEIGHT + between + TOP
  const named = Math.ceil((labels.length * DAY_WIDTH) / (width - left))
  const isNamed = (day: number) => (labels.length - 1 - day) % named === 0
  const option: EChartsCoreOption = {
    animation: false,
    textStyle: { fontFamily: FONT_FAMILY, fontSize: LETTERS, color: INK },
    grid: [TOP, lower].map((top) => ({ left, right: 6, top, height: PANEL_HEIGHT })),
    xAxis: [false, true].map((isLower, gridIndex) => ({
      gridIndex,
      type: 'category',
      data: [...labels],
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: SOFT_INK } },
      axisLabel: {
        show: isLower,
        fontSize: LETTERS,
        color: INK,
        margin: 8,
        interval: isNamed,
        hideOverlap: true,
      },
    })),
    yAxis: tops.map((top, gridIndex) => scale(top, gridIndex, format)),
    series: [
      {
        type: 'bar',
        data: gaps(visits.counts),
        itemStyle: { color: ACCENT },
        barCategoryGap: '25%',
        barMinHeight: ZERO_HEIGHT,
      },
      {
        type: 'line',
        data: gaps(declarations.counts),
        xAxisIndex: 1,
        yAxisIndex: 1,
        lineStyle: { color: LINE_COLOUR, width: 2.5 },
        itemStyle: { color: LINE_COLOUR },
        symbol: 'circle',
        symbolSize: 7,
        showAllSymbol: true,
        clip: false,
      },
    ],
  }
  return { markup: await drawn(option, width, height), height }
}

function scale(top: number, gridIndex: number, format: (count: number) => string): object {
  return {
    gridIndex,
    type: 'value',
    min: 0,
    max: top,
    interval: top / 2,
    splitLine: { lineStyle: { color: FAINT, width: 0.6 } },
    axisLabel: { fontSize: LETTERS, color: INK, margin: LABEL_GAP, formatter: format },
  }
}

/** What the library takes for a day without a value. */
function gaps(counts: Days['visits']['counts']): (number | '-')[] {
  return counts.map((count) => count ?? '-')
}

/** The least even number of one or two digits and zeros that is no less than all: its half is a whole number too. */
function topOf(counts: Days['visits']['counts']): number {
  const most = Math.max(2, ...counts.map((count) => count ?? 0))
  const unit = Math.max(1, 10 ** (Math.floor(Math.log10(most)) - 1))
  return Math.ceil(most / (2 * unit)) * 2 * unit
}

/** The library measures letters with ours, and is loaded when the first chart is drawn: that takes longer than a thread's whole start. */
async function drawn(option: EChartsCoreOption, width: number, height: number): Promise<string> {
  const [{ init, setPlatformAPI, use }, charts, components, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  use([charts.BarChart, charts.LineChart, components.GridComponent, SVGRenderer])
  setPlatformAPI({ measureText: (text) => ({ width: widthOf(text, 'regular') * LETTERS }) })
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
