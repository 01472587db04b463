import type { Language } from '../../../locales/catalogue.ts'
import { dayText } from '../../core/cityTime.ts'
import { render, type Text, text } from '../../core/text.ts'
import { RANKING_ROWS, type SummaryPicture } from '../../draw/official/summary.ts'
import { activeRate, hasRanks, percentText } from './rates.ts'
import type { Part, Summary } from './summary.ts'
import { asOf, changeBase, ratesOf, signed } from './summaryText.ts'

/** Units that are named of those for which the ranking has no row. */
const LAST_NAMED = 5

/** A summary as a picture tells it: the same figures as in words, the ranking, and the last fourteen days. */
export function summaryPicture(summary: Summary, language: Language): SummaryPicture {
  const said = (shown: Text) => render(language, shown)
  const { ranking, days, tellsDeclarations } = summary
  return {
    title: said(title(summary)),
    asOf: said(asOfLine(summary)),
    leading: leading(summary).map(({ label, value, change }) => ({
      label: said(label),
      value: said(value),
      ...(change && { change: said(change) }),
    })),
    ...(hasRanks(ranking) && { ranking: rankingOf(ranking, said) }),
    days: {
      title: said(text('figures.picture.days', { day: dayText(summary.period.last) })),
      labels: days.map(({ day }) => `${day.slice(8)}/${day.slice(5, 7)}`),
      visits: { name: said(text('figures.picture.ins')), counts: days.map(({ ins }) => ins) },
      declarations: {
        name: said(text('figures.picture.declarations')),
        counts: days.map(({ declarations }) => (tellsDeclarations ? declarations : null)),
      },
    },
    foot: said(text('figures.picture.foot')),
    language,
  }
}

function title({ unit, period }: Summary): Text {
  const [first, last] = [dayText(period.first), dayText(period.last)]
  if (period.kind === 'day') return text('figures.picture.day', { day: first, unit })
  if (period.kind === 'week') return text('figures.picture.week', { first, last, unit })
  return text('figures.picture.range', { first, last, unit })
}

function asOfLine(summary: Summary): Text {
  const time = asOf(summary)
  return summary.change
    ? text('figures.picture.asOfChange', { time, base: changeBase(summary.period) })
    : text('figures.picture.asOf', { time })
}

type Leading = { readonly label: Text; readonly value: Text; readonly change?: Text | undefined }

function leading({ figures, change, tellsDeclarations }: Summary): Leading[] {
  const declared = [
    { label: text('figures.picture.declarations'), value: number(figures.declarations) },
    { label: text('figures.picture.risky'), value: number(figures.risky) },
  ]
  return [
    { label: text('figures.picture.rate'), value: rate(figures), change: change && points(change.points) },
    {
      label: text('figures.picture.open'),
      value: number(figures.open),
      change: change && changed(change.open),
    },
    { label: text('figures.picture.quiet'), value: number(figures.open - figures.active) },
    { label: text('figures.picture.ins'), value: number(figures.ins), change: change && changed(change.ins) },
    {
      label: text('figures.picture.outs'),
      value: number(figures.outs),
      change: change && changed(change.outs),
    },
    ...(tellsDeclarations ? declared : []),
  ]
}

function rate(figures: Summary['figures']): Text {
  const { active, open } = figures
  const share = activeRate(figures)
  if (share === undefined) return text('figures.noneOpen')
  return text('figures.picture.rateValue', { rate: { rate: share }, active, open })
}

function number(count: number): Text {
  return text('plain.words', { words: count })
}

function points(change: number): Text {
  if (change === 0) return text('figures.picture.same')
  const size = { rate: Math.abs(change) }
  const way = change < 0 ? text('figures.less', { count: size }) : text('figures.more', { count: size })
  return text('figures.picture.points', { points: way })
}

function changed(change: number): Text {
  return change === 0 ? text('figures.picture.same') : signed(change)
}

/** Best first; of those that have no row the last are named. */
function rankingOf(
  ranking: readonly Part[],
  said: (shown: Text) => string,
): NonNullable<SummaryPicture['ranking']> {
  const count = ranking.length - RANKING_ROWS
  const last = ranking.slice(Math.max(RANKING_ROWS, ranking.length - LAST_NAMED)).reverse()
  return {
    title: said(text('figures.picture.ranking')),
    columns: [
      said(text('figures.picture.column.unit')),
      said(text('figures.picture.column.counts')),
      said(text('figures.picture.column.rate')),
      said(text('figures.picture.column.ins')),
    ],
    rows: ranking.slice(0, RANKING_ROWS).map((part) => rankedRow(part, said)),
    ...(count > 0 && { rest: said(text('figures.picture.restOfRanking', { count, units: ratesOf(last) })) }),
  }
}

function rankedRow({ name, figures }: Part, said: (shown: Text) => string) {
  const share = activeRate(figures)
  return {
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    counts: `${said(number(figures.active))}/${said(number(figures.open))}`,
    rate: share ?? 0,
    rateText: said(percentText(share)),
    ins: said(number(figures.ins)),
  }
}
