import { Resvg } from '@resvg/resvg-js'
import * as echarts from 'echarts'
import { drawAttachment } from '../../bot/draw/drawAttachment.ts'
import { sampleDays, sampleSummary } from '../support/summaries.ts'
import { compare } from './harness.ts'
import { eachCosts } from './processorTime.ts'
import type { Section } from './section.ts'

/** Drawings of a round; their median is the round's figure. */
const DRAWINGS = 12
/** As wide as ours. */
const WIDTH = 1080

/**
 * What the picture of a summary costs, beside the plainest thing that packages give: the same days as echarts draws them by
 * itself, made a picture by resvg.
 */
export const summaryPictures: Section = {
  name: 'picture',
  async run() {
    const summaries = Array.from({ length: DRAWINGS }, (_, i) => sampleSummary({ days: sampleDays(i + 1) }))
    return [
      await compare({
        name: "a summary's picture, beside its chart alone by echarts and resvg",
        unit: 'CPU ms',
        ours: () => eachCosts(summaries, (summary) => drawAttachment({ kind: 'summaryPng', summary })),
        peer: () => eachCosts(summaries, async ({ days }) => chartAlone(days)),
      }),
    ]
  },
}

function chartAlone({ labels, visits, declarations }: ReturnType<typeof sampleDays>): Uint8Array {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: WIDTH / 2 })
  chart.setOption({
    animation: false,
    xAxis: { type: 'category', data: [...labels] },
    yAxis: [{ type: 'value' }, { type: 'value' }],
    series: [
      { type: 'bar', name: visits.name, data: [...visits.counts] },
      { type: 'line', name: declarations.name, data: [...declarations.counts], yAxisIndex: 1 },
    ],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return new Resvg(svg).render().asPng()
}
