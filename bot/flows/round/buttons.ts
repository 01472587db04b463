import type { Round } from '../../../db/rounds.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { Button } from '../../core/outgoing.ts'
import { type Text, text } from '../../core/text.ts'
import { isOpener, type OwnRound } from './ownRound.ts'
import { partsOf, reportingTo } from './tree.ts'

type Rows = readonly (readonly Button<Text>[])[]

/** What the group can do with a round now. */
export function roundButtons(own: OwnRound, now: Date, zone: string): Rows {
  const acts = isOpener(own) ? [] : reportButtons(own, cityDay(now, zone))
  const hasBelow = reportingTo(own.tree, own.report.unitCode).length > 0
  return [...acts, ...(hasBelow ? belowButtons(own) : [])].filter((row) => row.length > 0)
}

/** To send, or to write what belongs to it; once it is sent, to correct it until the round's day is over. */
function reportButtons({ round, tree, report }: OwnRound, today: string): Rows {
  if (round.closedAt) return []
  const { id } = round
  if (report.firstSentAt)
    return today > round.dueDay ? [] : [[{ label: text('round.button.correct'), press: `roundSend:${id}` }]]
  const isLowest = partsOf(tree, report).length === 0
  return [
    [{ label: text('round.button.send'), press: `roundSend:${id}` }],
    [
      ...(isLowest ? [{ label: text('round.button.target'), press: `roundTarget:${id}` }] : []),
      { label: text('round.button.remarks'), press: `roundRemarks:${id}` },
    ],
  ]
}

function belowButtons(own: OwnRound): Rows {
  const { id, closedAt } = own.round
  return [
    [
      boardButton(own.round),
      ...(closedAt ? [] : [{ label: text('round.button.remind'), press: `roundRemind:${id}` }]),
    ],
    [
      { label: text('round.button.xlsx'), press: `roundXlsx:${id}` },
      { label: text('round.button.pdf'), press: `roundPdf:${id}` },
    ],
    isOpener(own) && !closedAt ? [{ label: text('round.button.close'), press: `roundClose:${id}` }] : [],
  ]
}

export function boardButton({ id }: Pick<Round, 'id'>): Button<Text> {
  return { label: text('round.button.board'), press: `roundBoard:${id}` }
}
