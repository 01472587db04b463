import { closeRound, holdRound } from '../../../db/rounds.ts'
import { languageOf } from '../../core/languageOf.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn, tell } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { isOpener, type OwnRound, officialHere, ownRound } from './ownRound.ts'
import { sayRound } from './show.ts'
import { groupsOfRound, tellOpeners } from './tell.ts'
import { allBelow, calledInside } from './tree.ts'
import { roundValues } from './words.ts'

/** [Đóng đợt]: asked once, because nothing can be sent afterwards. */
export async function pressClose(turn: Turn, number: string): Promise<void> {
  const found = await roundToClose(turn, number)
  if (!found) return
  const unsent = unsentOf(found)
  say(turn, {
    text: lines(
      text('round.closeAsked', roundValues(found.tree)),
      ...(unsent.size > 0 ? [text('round.closeUnsent', { count: unsent.size })] : []),
    ),
    buttons: [
      [
        { label: text('round.button.closeYes'), press: `roundShut:${number}` },
        { label: text('round.button.closeNo'), press: `round:${number}` },
      ],
    ],
    numbersHint: text('group.sendActNumber'),
  })
}

/** [Đóng]: groups that have not sent are told that they can't any more. */
export async function pressShut(turn: Turn, number: string): Promise<void> {
  const asked = await roundToClose(turn, number)
  if (!asked) return
  await holdRound(turn.store, asked.round.id, 'alone')
  // What was sent while the round was being held counts.
  const found = await ownRound(turn, number)
  if (!found) return
  if (!(await closeRound(turn.store, found.round.id, turn.now)))
    return say(turn, { text: text('round.alreadyClosed', { title: found.round.title }) })
  await noteAct(turn, 'round closed', { unit: found.own })
  const unsent = unsentOf(found)
  for (const { report, ...group } of await groupsOfRound(turn, found.tree)) {
    if (!unsent.has(group.unitCode)) continue
    const told = lines(
      text('round.addressed', { unit: calledInside(report) }),
      text('round.closedUnsent', roundValues(found.tree)),
    )
    tell(turn, { id: group.chatId, language: languageOf(group) }, { text: told }, 'push')
  }
  await tellOpeners(turn, found.own, text('round.closedTold', roundValues(found.tree)))
  const closed = { ...found.round, closedAt: turn.now }
  await sayRound(turn, { ...found, round: closed, tree: { ...found.tree, round: closed } })
}

async function roundToClose(turn: Turn, number: string): Promise<OwnRound | undefined> {
  const found = await ownRound(turn, number)
  if (!found) return undefined
  if (!isOpener(found)) say(turn, { text: text('round.ofOthers') })
  else if (found.round.closedAt)
    say(turn, { text: text('round.alreadyClosed', { title: found.round.title }) })
  else if ((await officialHere(turn, found.own, 'open and close a report round')) !== undefined) return found
  return undefined
}

function unsentOf({ tree, own }: OwnRound): Set<string> {
  const unsent = allBelow(tree, own.unitCode).filter(({ report }) => !report.firstSentAt)
  return new Set(unsent.map(({ report }) => report.unitCode))
}
