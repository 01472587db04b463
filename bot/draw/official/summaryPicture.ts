import type { Picture } from '../page.ts'
import { paintPng } from '../paintPng.ts'
import type { SummaryPicture } from './summary.ts'
import { daysSection } from './summaryDays.ts'
import { band, foot, leadingFigures } from './summaryHead.ts'
import { ranking } from './summaryRanking.ts'
import { MARGIN, WIDTH } from './summarySection.ts'

/** As wide as messengers send photos, or a little less. */
const PIXELS = 1080
/** Between two parts. */
const GAP = 22

/** A summary as a PNG. */
export async function summaryPicture(summary: SummaryPicture): Promise<Uint8Array> {
  return paintPng(await summaryPage(summary), PIXELS)
}

/** Its parts under each other: what leads, the ranking where there is one, the last days. */
export async function summaryPage(summary: SummaryPicture): Promise<Picture> {
  const head = band(summary)
  const figures = leadingFigures(summary.leading, head.bottom + MARGIN)
  const ranked = summary.ranking
    ? ranking(summary.ranking, figures.bottom + GAP)
    : { marks: [], bottom: figures.bottom }
  const last = await daysSection(summary, ranked.bottom + GAP)
  const closing = foot(summary.foot, last.bottom + 12)
  return {
    width: WIDTH,
    height: Math.ceil(closing.bottom + MARGIN),
    title: summary.title,
    marks: [head, figures, ranked, last, closing].flatMap(({ marks }) => marks),
  }
}
