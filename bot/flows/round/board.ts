import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { levelName, levelsOf } from './levels.ts'
import { ownRound } from './ownRound.ts'
import { allBelow, calledInside, type RoundTree, type Standing, standingOf } from './tree.ts'
import { momentText, roundValues } from './words.ts'

/** Units of a page: with their longest names and who is above them they fit a message of any messenger. */
const UNITS_ON_A_PAGE = 30

/** In the order in which something is to be done about them. */
const STANDINGS: readonly Standing[] = ['notSent', 'lost', 'late', 'sent']

/** A unit of the board, as deep below as it stands. */
export type BoardEntry = {
  readonly depth: number
  readonly isBody: boolean
  readonly type: string
  readonly standing: Standing
  readonly name: string
}

/**
 * Who of those below a unit has sent, level by level. Further down only those are named who have not: whoever consolidates them
 * has the rest.
 */
export function boardOf(tree: RoundTree, unitCode: string, zone: string): BoardEntry[] {
  const entries = allBelow(tree, unitCode).map(({ report, depth }) => {
    const above = depth > 1 ? tree.byCode.get(report.aboveCode ?? '') : undefined
    const name = calledInside(report)
    return {
      depth,
      isBody: report.isBody,
      type: report.type,
      standing: standingOf(report, tree.round, zone),
      name: above ? `${name} (${calledInside(above)})` : name,
    }
  })
  return entries.sort(
    (one, other) =>
      one.depth - other.depth ||
      Number(one.isBody) - Number(other.isBody) ||
      STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing),
  )
}

/** [Tình hình gửi]: `12`, or `12.30` from the thirty-first unit on. */
export async function pressBoard(turn: Turn, argument: string): Promise<void> {
  const [number = '', from = '0'] = argument.split('.')
  const found = await ownRound(turn, number)
  if (!found) return
  const start = Number(from)
  const entries = boardOf(found.tree, found.own.unitCode, turn.city.timeZone)
  if (!Number.isSafeInteger(start) || start < 0 || start > entries.length)
    return say(turn, { text: text('menu.staleButton') })
  const named = entries.filter(isNamed)
  const page = named.slice(start, start + UNITS_ON_A_PAGE)
  const isMore = start + UNITS_ON_A_PAGE < named.length
  const more = { label: text('round.button.more'), press: `roundBoard:${number}.${start + UNITS_ON_A_PAGE}` }
  say(turn, {
    text: lines(
      text('round.board.head', {
        ...roundValues(found.tree),
        moment: momentText(turn.now, turn.city.timeZone),
      }),
      ...(start === 0 ? countLines(entries) : []),
      ...(page.length > 0 ? namedLines(page, entries) : [text('round.board.all')]),
    ),
    ...(isMore && { buttons: [[more]], numbersHint: text('group.sendActNumber') }),
  })
}

function isNamed({ depth, standing }: BoardEntry): boolean {
  return depth === 1 || standing === 'notSent' || standing === 'lost'
}

/** How many of each level have sent. */
function countLines(entries: readonly BoardEntry[]): Text[] {
  return levelsOf(entries).map((level) => {
    const late = level.filter(({ standing }) => standing === 'late').length
    const sent = late + level.filter(({ standing }) => standing === 'sent').length
    const counts = { level: levelName(level), sent, all: level.length }
    return late > 0 ? text('round.board.countLate', { ...counts, late }) : text('round.board.count', counts)
  })
}

/** The units of a page under what they have in common, with how many they are in all. */
function namedLines(page: readonly BoardEntry[], all: readonly BoardEntry[]): Text[] {
  const levels = levelsOf(all)
  return levels.flatMap((level) =>
    STANDINGS.flatMap((standing) => {
      const names = page.filter((entry) => level.includes(entry) && entry.standing === standing)
      if (names.length === 0) return []
      const count = level.filter((entry) => entry.standing === standing).length
      const said = text(`round.board.${standing}`, { count, names: names.map(({ name }) => name).join(', ') })
      return levels.length === 1 ? said : text('round.board.atLevel', { level: levelName(level), said })
    }),
  )
}
