import { showCode } from '../qr/code.ts'
import { INK, PAPER } from './colours.ts'
import type { Bilingual, GatePoster, PosterTexts } from './gatePoster.ts'
import type { Mark } from './page.ts'
import { BAR_LEFT, BAR_RIGHT, FOOT_HEIGHT, FOOT_TOP, INNER, MARGIN, RIGHT } from './posterSheet.ts'
import { posterSteps } from './posterSteps.ts'
import { lineMarks, markWidth } from './textMarks.ts'
import { widthOf } from './wrapping.ts'

/** How high a capital without marks is, as a share of its size. */
const CAPITAL = 0.74

/** What stands below the symbol: the code for typing, the three steps, what is kept and when it was issued. */
export function posterFoot(poster: GatePoster, texts: PosterTexts): Mark[] {
  return [...typedCode(poster, texts), ...posterSteps(texts), ...footer(poster, texts)]
}

/** The code at the bar's right end, its letters apart so that none is overlooked, and before it what it is for. */
function typedCode(poster: GatePoster, texts: PosterTexts): Mark[] {
  const [size, spacing] = [12.8, 1.1]
  const look = { size, spacing, weight: 'extrabold', colour: PAPER, align: 'left' } as const
  const baseline = FOOT_TOP + (FOOT_HEIGHT + CAPITAL * size) / 2
  const code = { kind: 'text', text: showCode(poster.code), x: 0, baseline, ...look } as const
  const left = BAR_RIGHT - markWidth(code)
  const label = { x: BAR_LEFT, width: left - BAR_LEFT - 4, align: 'left', colour: PAPER } as const
  return [
    { ...code, x: left },
    ...lineMarks({
      ...label,
      text: texts.typeCode.vi,
      baseline: FOOT_TOP + 6.3,
      largest: 4.7,
      weight: 'semibold',
    }),
    ...lineMarks({
      ...label,
      text: texts.typeCode.en,
      baseline: FOOT_TOP + 10.7,
      largest: 3.4,
      weight: 'semibold',
    }),
  ]
}

function footer(poster: GatePoster, texts: PosterTexts): Mark[] {
  const kept = filled(texts.kept, poster)
  const issued = filled(texts.issued, poster)
  const [upper, lower, largest] = [286.4, 289.8, 2.7]
  const issuedWidth = Math.max(...[issued.vi, issued.en].map((text) => widthOf(text, 'regular'))) * largest
  const line = { largest, weight: 'regular', colour: INK } as const
  const left = { ...line, x: MARGIN, width: INNER - issuedWidth - 6, align: 'left' } as const
  const right = { ...line, x: RIGHT, width: issuedWidth, align: 'right' } as const
  return [
    ...lineMarks({ ...left, text: kept.vi, baseline: upper }),
    ...lineMarks({ ...left, text: kept.en, baseline: lower }),
    ...lineMarks({ ...right, text: issued.vi, baseline: upper }),
    ...lineMarks({ ...right, text: issued.en, baseline: lower }),
  ]
}

function filled({ vi, en }: Bilingual, poster: GatePoster): Bilingual {
  const [year, month, day] = poster.issuedOn.split('-')
  const fill = (text: string): string =>
    text.replace('{days}', String(poster.keptDays)).replace('{date}', `${day}/${month}/${year}`)
  return { vi: fill(vi), en: fill(en) }
}
