import type { UnitKey } from '../../../db/officials.ts'
import { hasUnitsBelow, type Round, roundsOfUnit } from '../../../db/rounds.ts'
import { dayText } from '../../core/cityTime.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { endedHereText } from '../scheme/ended.ts'
import { unitName } from '../unitName.ts'
import { roundButtons } from './buttons.ts'
import { figuresNow } from './figures.ts'
import { isOpener, type OwnRound, ownRound, ownUnit, withReports } from './ownRound.ts'
import { reportingTo } from './tree.ts'
import { dropReportOfClosed } from './withoutReports.ts'
import { belowText, momentText, openerName, reportText, roundValues } from './words.ts'

/** Rounds that are offered to choose from. */
const ROUNDS_SHOWN = 8
/** Days for which a closed round is still offered, for its papers. */
const CLOSED_DAYS = 30
const DAY_MILLISECONDS = 86_400_000

/** /baocao: the only round there is, or which of several, and a new one where the unit has others below. */
export async function showRounds(turn: Turn): Promise<void> {
  const own = await ownUnit(turn)
  if (!own) return
  await dropReportOfClosed(turn)
  const since = new Date(turn.now.getTime() - CLOSED_DAYS * DAY_MILLISECONDS)
  const rounds = await roundsOfUnit(turn.store, own, since)
  const ended = await endedHereText(turn)
  if (ended && rounds.length === 0) return say(turn, { text: ended })
  const fresh = !ended && (await hasUnitsBelow(turn.store, own)) ? [[newButton()]] : []
  const [only, ...others] = rounds
  const found = only && others.length === 0 ? await withReports(turn, own, only) : undefined
  if (found) return sayRound(turn, found, fresh, ended)
  const shown = rounds.slice(0, ROUNDS_SHOWN)
  const which = text(rounds.length === 0 ? 'round.none' : 'round.which', { unit: unitName(turn.city, own) })
  say(turn, {
    text: ended ? lines(ended, which) : which,
    buttons: [...shown.map((round) => [choiceOf(round, own)]), ...fresh],
    numbersHint: text('group.sendActNumber'),
  })
}

/** A round that was chosen. */
export async function pressRound(turn: Turn, number: string): Promise<void> {
  const found = await ownRound(turn, number)
  if (found) await sayRound(turn, found)
}

/** How a round stands for the group's unit, and what can be done. */
export async function sayRound(
  turn: Turn,
  own: OwnRound,
  more: readonly (readonly Button<Text>[])[] = [],
  first?: Text,
): Promise<void> {
  const said = isOpener(own) ? openerText(turn, own) : await ownReportText(turn, own)
  say(turn, {
    text: first ? lines(first, said) : said,
    buttons: [...roundButtons(own, turn.now, turn.city.timeZone), ...more],
    numbersHint: text('group.sendActNumber'),
  })
}

async function ownReportText(turn: Turn, own: OwnRound): Promise<Text> {
  const { round, report } = own
  const now = report.figures ?? (await figuresNow(turn.store, round, [report.unitCode])).get(report.unitCode)
  return lines(
    text('round.openedBy', { opener: openerName(own.tree, turn.city) }),
    reportText(own, now ?? null, turn.city, turn.now),
  )
}

function openerText({ city }: Turn, { round, tree }: OwnRound): Text {
  return lines(
    text('round.head', roundValues(tree)),
    belowText(reportingTo(tree, round.unitCode)),
    ...(round.closedAt
      ? [text('round.isClosed', { moment: momentText(round.closedAt, city.timeZone) })]
      : []),
  )
}

function choiceOf(round: Round, own: UnitKey): Button<Text> {
  const values = { title: round.title, due: dayText(round.dueDay) }
  if (round.closedAt) return { label: text('round.choiceClosed', values), press: `round:${round.id}` }
  const key = round.unitCode === own.unitCode ? 'round.choiceOwn' : 'round.choice'
  return { label: text(key, values), press: `round:${round.id}` }
}

function newButton(): Button<Text> {
  return { label: text('round.button.new'), press: 'newRound:' }
}
