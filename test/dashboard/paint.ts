import { Resvg } from '@resvg/resvg-js'
import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components'
import { type EChartsCoreOption, init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import sharp from 'sharp'
import { FONT_FAMILY, FONT_FILES } from '../../bot/draw/fonts.ts'
import { widthOf } from '../../bot/draw/wrapping.ts'
import { type Panel, redLine } from './panels.ts'
import type { Line } from './prometheus.ts'
import { shown } from './units.ts'

/** A panel with what Prometheus answered, each line with its name. */
export type Drawn = { readonly panel: Panel; readonly lines: readonly (Line & { readonly name: string })[] }

/** Grafana's grid: 24 columns, and rows of 30 points with 8 between. */
const COLUMN = 66
const ROW = 38
const GAP = 8
const LETTERS = 11
/** The names under a chart: space at the sides, the coloured mark, between two names, and a line of them. */
const LEGEND = { side: 8, mark: 12, gap: 10, row: 22 }
const [PAPER, CARD, INK, SOFT, RED, GREEN] = [
  '#111217',
  '#181b1f',
  '#ccccdc',
  '#8e8e9c',
  '#f2495c',
  '#3a9d4f',
]
const LINE_COLOURS = [
  '#73bf69',
  '#f2cc0c',
  '#8ab8ff',
  '#ff780a',
  '#b877d9',
  '#56d9c1',
  '#ff9bc6',
  '#fade2a',
  '#c0d8ff',
]

use([LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer])
setPlatformAPI({ measureText: (text) => ({ width: widthOf(text, 'regular') * LETTERS }) })

/** Draws panels where their dashboard puts them. The drawing is ours: Grafana's own looks a little different. */
export async function paintDashboard(drawn: readonly Drawn[], note: string, zone: string): Promise<Buffer> {
  const rows = Math.max(...drawn.map(({ panel: { gridPos } }) => gridPos.y + gridPos.h))
  const [width, height] = [24 * COLUMN + GAP, (rows + 1) * ROW]
  const axis = { zone, ...spanOf(drawn) }
  const parts = drawn.map((one) => panelSvg(one, axis))
  const foot = `<text x="${GAP}" y="${height - 14}" font-size="12" fill="${SOFT}">${escaped(note)}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FONT_FAMILY}"><rect width="100%" height="100%" fill="${PAPER}"/>${parts.join('')}${foot}</svg>`
  const font = {
    loadSystemFonts: false,
    fontFiles: [FONT_FILES.regular, FONT_FILES.semibold],
    defaultFontFamily: FONT_FAMILY,
  }
  const png = new Resvg(svg, { font }).render().asPng()
  return sharp(png).png({ palette: true, colours: 64, compressionLevel: 9 }).toBuffer()
}

/** The time that all charts show, in milliseconds. */
type Axis = { readonly zone: string; readonly min: number; readonly max: number }

function spanOf(drawn: readonly Drawn[]): Omit<Axis, 'zone'> {
  const moments = drawn.flatMap(({ lines }) =>
    lines.flatMap(({ points }) => points.map(([seconds]) => seconds * 1000)),
  )
  return { min: Math.min(...moments), max: Math.max(...moments) }
}

function panelSvg(drawn: Drawn, axis: Axis): string {
  const { panel } = drawn
  const { x, y, w, h } = panel.gridPos
  const box = { x: x * COLUMN + GAP, y: y * ROW + GAP, width: w * COLUMN - GAP, height: h * ROW - GAP }
  const title = `<text x="10" y="20" font-size="13" font-weight="600" fill="${INK}">${escaped(panel.title)}</text>`
  if (panel.type === 'row')
    return `<svg x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" overflow="visible">${title}</svg>`
  const inner = panel.type === 'stat' ? statSvg(drawn, box) : chartSvg(drawn, box, axis)
  return `<svg x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"><rect width="100%" height="100%" rx="3" fill="${CARD}"/>${inner}${title}</svg>`
}

type Box = { readonly width: number; readonly height: number }

function statSvg({ panel, lines }: Drawn, { width, height }: Box): string {
  const value = lines[0]?.points.at(-1)?.[1]
  const red = redLine(panel)
  const isRed = value !== undefined && red !== undefined && (red.below ? value < red.at : value >= red.at)
  const words = value === undefined ? 'không có số liệu' : shown(value, unitOf(panel))
  const size = value === undefined ? 14 : 38
  return `<rect width="100%" height="100%" rx="3" fill="${isRed ? RED : GREEN}"/><text x="${width / 2}" y="${height / 2 + 22}" font-size="${size}" font-weight="600" text-anchor="middle" fill="#ffffff">${escaped(words)}</text>`
}

function chartSvg({ panel, lines }: Drawn, { width, height }: Box, axis: Axis): string {
  if (lines.length === 0)
    return `<text x="${width / 2}" y="${height / 2}" font-size="13" text-anchor="middle" fill="${SOFT}">không có</text>`
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(chartOption(panel, lines, { ...axis, width }))
    return chart.renderToSVGString().replace('<svg ', '<svg x="0" y="0" ')
  } finally {
    chart.dispose()
  }
}

function chartOption(
  panel: Panel,
  lines: Drawn['lines'],
  { zone, min, max, width }: Axis & Pick<Box, 'width'>,
): EChartsCoreOption {
  const custom = panel.fieldConfig?.defaults.custom
  const isStacked = custom?.stacking.mode === 'normal'
  const red = custom?.thresholdsStyle.mode === 'line' ? redLine(panel) : undefined
  const clock = new Intl.DateTimeFormat('vi-VN', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const most = Math.max(
    0,
    ...lines.flatMap(({ points }) => points.map(([, value]) => value).filter(Number.isFinite)),
  )
  const letters = { fontFamily: FONT_FAMILY, fontSize: LETTERS, color: SOFT }
  return {
    animation: false,
    textStyle: letters,
    color: LINE_COLOURS,
    grid: { left: 62, right: 14, top: 34, bottom: 30 + legendHeight(lines, width) },
    legend: {
      bottom: 4,
      left: LEGEND.side,
      right: LEGEND.side,
      type: 'plain',
      itemWidth: LEGEND.mark,
      itemHeight: 6,
      itemGap: LEGEND.gap,
      textStyle: letters,
      icon: 'rect',
    },
    xAxis: {
      type: 'time',
      min,
      max,
      splitNumber: 4,
      axisLabel: { ...letters, hideOverlap: true, formatter: (at: number) => clock.format(at) },
      axisLine: { lineStyle: { color: SOFT } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(!isStacked && red && { max: Math.max(most, red.at) * 1.15 }),
      splitNumber: 4,
      axisLabel: {
        ...letters,
        formatter: (value: number) => shown(value, unitOf(panel)),
        showMaxLabel: false,
      },
      splitLine: { lineStyle: { color: '#2c3036' } },
    },
    series: lines.map(({ name, points }, place) => ({
      type: 'line',
      name,
      symbol: 'none',
      lineStyle: { width: 1.4 },
      ...(isStacked && { stack: 'all', areaStyle: { opacity: 0.5 } }),
      data: points.map(([seconds, value]) => [seconds * 1000, Number.isFinite(value) ? value : null]),
      ...(place === 0 &&
        red && {
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: RED, type: 'dashed', width: 1.2 },
            data: [{ yAxis: red.at }],
          },
        }),
    })),
  }
}

/** As many lines of names as fit beside each other, so that the chart ends above them. */
function legendHeight(lines: Drawn['lines'], width: number): number {
  const { side, mark, gap, row } = LEGEND
  let [rows, filled] = [1, 0]
  for (const { name } of lines) {
    const item = mark + 5 + widthOf(name, 'regular') * LETTERS + gap
    if (filled > 0 && filled + item > width - 2 * side) [rows, filled] = [rows + 1, 0]
    filled += item
  }
  return rows * row
}

function unitOf(panel: Panel): string {
  return panel.fieldConfig?.defaults.unit ?? 'short'
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
