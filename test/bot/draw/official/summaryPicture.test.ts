import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawAttachment } from '../../../../bot/draw/drawAttachment.ts'
import { RANKING_ROWS } from '../../../../bot/draw/official/summary.ts'
import { summaryPage } from '../../../../bot/draw/official/summaryPicture.ts'
import type { Inset, Mark, Picture } from '../../../../bot/draw/page.ts'
import { widthOf } from '../../../../bot/draw/wrapping.ts'
import { ODD_SUMMARIES, sampleRanking, sampleSummary } from '../../../support/summaries.ts'
import { isInside, overlap, type Rectangle, textRectangles } from '../ink.ts'

/** White to the edge that every letter keeps. */
const EDGE = 5
/** What a messenger's own letters are on a screen 360 wide. */
const READABLE = 14
/** Half the height of a figure, about the line through its middle. */
const HALF_FIGURE = 0.4

type Placed = { readonly text: string; readonly at: Rectangle }

const isMark = (mark: Mark | Inset): mark is Mark => mark.kind !== 'inset'

/** The texts of a chart where they stand in the picture. */
function insetRectangles({ markup, x, y, scale }: Inset): Placed[] {
  return [...markup.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, marks = '', text = '']) => {
    const number = (pattern: RegExp) => Number(pattern.exec(marks)?.[1] ?? 0)
    const size = number(/font-size:([\d.]+)px/) * scale
    const width = widthOf(text, 'regular') * size
    const share = { start: 0, middle: 0.5, end: 1 }[/text-anchor="(\w+)"/.exec(marks)?.[1] ?? 'start'] ?? 0
    const left = x + scale * number(/translate\(([-\d.]+)/) - share * width
    const middle = y + scale * (number(/translate\([-\d.]+ ([-\d.]+)/) + number(/ y="([-\d.]+)"/))
    const half = HALF_FIGURE * size
    return { text, at: { left, top: middle - half, right: left + width, bottom: middle + half } }
  })
}

const textsOf = (page: Picture): Placed[] => [
  ...textRectangles(page.marks.filter(isMark)),
  ...page.marks.flatMap((mark) => (isMark(mark) ? [] : insetRectangles(mark))),
]

function onEachOther(texts: readonly Placed[]): string[] {
  return texts.flatMap((one, i) =>
    texts
      .slice(i + 1)
      .filter((other) => overlap(one.at, other.at))
      .map((other) => `${one.text} / ${other.text}`),
  )
}

describe.each(Object.entries(ODD_SUMMARIES))('the picture of a summary: %s', (_, summary) => {
  it('has every text inside and none on another', async () => {
    const page = await summaryPage(summary)
    const texts = textsOf(page)
    const inner = { left: EDGE, top: EDGE, right: page.width - EDGE, bottom: page.height - EDGE }
    expect(texts.filter(({ at }) => !isInside(at, inner))).toEqual([])
    expect(onEachOther(texts)).toEqual([])
    for (const { label } of summary.leading) expect(texts.map(({ text }) => text)).toContain(label)
  })
})

describe('the picture of a summary', () => {
  it.each(['usual', 'the communes of 2025', 'the wards of 2021', 'nothing at all'])(
    'is read on a phone, and is no longer than messengers show pictures: %s',
    async (name) => {
      const page = await summaryPage(ODD_SUMMARIES[name] ?? sampleSummary())
      const sizes = page.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.size] : []))
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(READABLE)
      expect(page.height).toBeLessThan(4.5 * page.width)
    },
  )

  it('is 1080 pixels wide, and says what found no room', async () => {
    const rest = 'Còn 94 đơn vị khác.'
    const summary = sampleSummary({ ranking: { ...sampleRanking(114), rest } })
    const { format, width } = await sharp(await drawAttachment({ kind: 'summaryPng', summary })).metadata()
    expect({ format, width }).toEqual({ format: 'png', width: 1080 })
    const said = textsOf(await summaryPage(summary)).map(({ text }) => text)
    expect(said).toContain(rest)
    expect(said.filter((text) => /^\d+\. /.test(text))).toHaveLength(RANKING_ROWS)
  })

  it('draws a bar for a day without visits and none for one that is not known', async () => {
    const bars = async (counts: readonly (number | null)[]) => {
      const { days } = sampleSummary()
      const page = await summaryPage(sampleSummary({ days: { ...days, visits: { ...days.visits, counts } } }))
      const inset = page.marks.find((mark): mark is Inset => mark.kind === 'inset')
      return (inset?.markup.match(/<path[^>]*fill="#005544"/g) ?? []).length
    }
    expect(await bars([5, 0, 0, 3])).toBe(4)
    expect(await bars([5, null, 0, 3])).toBe(3)
  })
})
