import { type BoundGroup, boundGroups, type UnitKey } from '../../../db/officials.ts'
import type { ReportedFigures, RoundReport } from '../../../db/rounds.ts'
import { roundsOfUnit } from '../../../db/rounds.ts'
import type { City } from '../../core/city.ts'
import { languageOf } from '../../core/languageOf.ts'
import type { Reply } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn, tell } from '../../core/turn.ts'
import { roundButtons } from './buttons.ts'
import { figureLines, figuresNow } from './figures.ts'
import { isOpener, type OwnRound, withReports } from './ownRound.ts'
import { calledInside, partsOf, type RoundTree } from './tree.ts'
import { momentText, openerAlone, roundValues } from './words.ts'

/** What a unit's group hears of a round: what is asked, by when, and its own figures, filled in. */
export function askedReply(
  { own, round, tree, report }: OwnRound,
  first: Text,
  figures: ReportedFigures | undefined,
  { city, now }: { city: City; now: Date },
): Reply {
  const isLowest = partsOf(tree, report).length === 0
  return {
    text: lines(
      text('round.addressed', { unit: calledInside(report) }),
      first,
      ...(figures
        ? [...figureLines(figures), text('round.asOf', { moment: momentText(now, city.timeZone) })]
        : []),
      isLowest ? text('round.pleaseWithTarget') : text('round.pleaseConsolidate'),
    ),
    buttons: roundButtons({ own, round, tree, report }, now, city.timeZone),
    numbersHint: text('group.sendActNumber'),
  }
}

/** The same where nobody asked for it: no number answers what was pushed. */
export function pushedReply(reply: Reply): Reply {
  return { ...reply, insteadOfNumbers: text('round.byCommand') }
}

/** That the round was opened, in words for those who are to report. */
export function openedText(tree: RoundTree, city: City): Text {
  return text('round.asked', { opener: openerAlone(tree, city), ...roundValues(tree) })
}

/** The groups of the city that are bound to a round's units, by unit. */
export async function groupsOfRound(
  { store }: Pick<Turn, 'store'>,
  { round, byCode }: RoundTree,
): Promise<(BoundGroup & { readonly report: RoundReport })[]> {
  return (await boundGroups(store)).flatMap((group) => {
    const report = group.edition === round.edition ? byCode.get(group.unitCode) : undefined
    return report ? [{ ...group, report }] : []
  })
}

/** Tells every group of the round but those of the opener, each with its own figures. */
export async function tellAsked(turn: Turn, tree: RoundTree): Promise<void> {
  const { round } = tree
  const groups = (await groupsOfRound(turn, tree)).filter(({ unitCode }) => unitCode !== round.unitCode)
  const codes = [...new Set(groups.map(({ unitCode }) => unitCode))]
  const figures = await figuresNow(turn.store, round, codes)
  for (const { report, ...group } of groups) {
    const own = { own: group, round, tree, report }
    const reply = askedReply(own, openedText(tree, turn.city), figures.get(group.unitCode), turn)
    tell(turn, { id: group.chatId, language: languageOf(group) }, pushedReply(reply), 'push')
  }
}

/** Tells the opener's other groups what was done in one of them. */
export async function tellOpeners(turn: Turn, { edition, unitCode }: UnitKey, said: Text): Promise<void> {
  for (const group of await boundGroups(turn.store, { edition, unitCode })) {
    if (group.chatId === turn.chat.id) continue
    tell(turn, { id: group.chatId, language: languageOf(group) }, { text: said }, 'push')
  }
}

/** Says in a group that has just been bound which rounds wait for its unit's report. */
export async function sayOpenRounds(turn: Turn, unit: UnitKey): Promise<void> {
  for (const round of await roundsOfUnit(turn.store, unit, turn.now)) {
    const own = await withReports(turn, unit, round)
    if (!own || round.closedAt || isOpener(own) || own.report.firstSentAt) continue
    const figures = await figuresNow(turn.store, round, [unit.unitCode])
    say(turn, askedReply(own, openedText(own.tree, turn.city), figures.get(unit.unitCode), turn))
  }
}
