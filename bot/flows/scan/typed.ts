import type { GateDirection } from '../../../db/venues.ts'
import { cityDay } from '../../core/cityTime.ts'
import { DAYS_BACK } from '../../core/doorDay.ts'
import { type Listed, parseDoorList } from '../../core/doorList.ts'
import { innermostForm } from '../../core/session.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { findCode } from '../../qr/code.ts'
import { looksMistyped } from '../checkIn/codes.ts'
import { sayRecorded } from './answer.ts'
import { type NotRecorded, notRecordedLines } from './notRecorded.ts'
import { recordPaper } from './paper.ts'
import { pickedByNumber } from './pick.ts'
import { type DoorPlace, placeOnShift } from './place.ts'
import { meantPlainly, saySmallHelp } from './plainWords.ts'
import { recordAll } from './recorded.ts'
import { holderVisitor, typedVisitors } from './visitor.ts'

/** People that a chat may enter in an hour: a gate that lets in five a minute. More is no door, or somebody who tries names. */
const TYPED_AN_HOUR = 300
const HOUR_MILLISECONDS = 3_600_000

/** Lines that are recorded, and those that are not. */
type Lines = { readonly listed: readonly Listed[]; readonly not: readonly NotRecorded[] }

/** Every address has a slash before its path. */
const ADDRESS = /https?:|\/[vp]\//i

/**
 * Words that a chat on shift writes outside forms and commands: the code of a card, a number of the last answer, people by
 * name, a paper list. False when there is no shift, or they are a gate's code or mistyped: that is answered as to anybody.
 */
export async function typedOnShift(turn: Turn, typed: string): Promise<boolean> {
  if (turn.chat.kind !== 'private' || !turn.session.onShift) return false
  if (innermostForm(turn.session) || ADDRESS.test(typed)) return false
  // A visit of the guard's own that waits for a yes keeps nobody else from being recorded.
  if (turn.session.wish && !namesPeople(turn, typed)) return false
  const place = await placeOnShift(turn)
  if (typeof place === 'string') return place === 'told'
  const code = findCode(typed)
  if (code !== undefined || looksMistyped(typed)) return cardTyped(turn, place, code)
  if ((await pickedByNumber(turn, typed)) || (await meantPlainly(turn, typed))) return true
  await peopleTyped(turn, place, typed)
  return true
}

/** Whether words of a chat on shift are people, and so nothing that is said to a human who answers by hand. */
export function namesPeople(turn: Turn, typed: string): boolean {
  const list = parseDoorList(typed, cityDay(turn.at, turn.city.timeZone))
  return turn.session.onShift === true && 'listed' in list && list.listed.length > 0
}

async function cardTyped(turn: Turn, { gate, way }: DoorPlace, code: string | undefined): Promise<boolean> {
  const visitor = code === undefined ? undefined : await holderVisitor(turn, 'code', code)
  if (!visitor) return false
  const { recorded, warning, notIn } = await recordAll(turn, gate, [{ visitor }], { way, by: 'staff code' })
  await sayRecorded(turn, gate, recorded, { problems: notIn, warning })
  return true
}

async function peopleTyped(turn: Turn, place: DoorPlace, typed: string): Promise<void> {
  const today = cityDay(turn.at, turn.city.timeZone)
  const list = parseDoorList(typed, today)
  if ('problem' in list) return say(turn, { text: text('scan.wrongDay', { days: DAYS_BACK }) })
  const { listed, not } = withinLimit(turn, passable(place.way, list))
  const [first] = not
  if (listed.length === 0 && not.length === 1 && first) return sayLacks(turn, first)
  const uncounted = uncountedLines(listed, list.listed.length + list.not.length === 1)
  if (listed.some(({ when }) => when)) {
    return recordPaper(turn, place, { listed, not, uncounted, day: list.day ?? today })
  }
  if (listed.length === 0) return say(turn, { text: lines(text('scan.not.any'), ...notRecordedLines(not)) })
  const { gate, way } = place
  const visitors = await typedVisitors(
    turn,
    listed.map(({ person }) => person),
  )
  const comers = visitors.map((visitor, index) => ({
    visitor,
    companions: listed[index]?.companions,
    way: listed[index]?.way,
  }))
  const { recorded, warning, notIn } = await recordAll(turn, gate, comers, { way, by: 'staff typed' })
  await sayRecorded(turn, gate, recorded, {
    problems: [...notIn, ...notRecordedLines(not), ...uncounted],
    warning,
  })
}

/** A line alone that is nobody: what it lacks, and how a line is written. Talk lacks nothing. */
function sayLacks(turn: Turn, { problem }: NotRecorded): void {
  if (problem === 'unclear') {
    saySmallHelp(turn)
    return
  }
  const why = text(`scan.why.${problem}`)
  const isOfWay = problem === 'onlyIn' || problem === 'onlyOut'
  say(turn, { text: text(isOfWay ? 'scan.otherWay' : 'scan.lineAlone', { why }) })
}

/** Without the lines that say the way which the shift does not record. */
function passable(way: GateDirection, { listed, not }: Lines): Lines {
  const isPassable = (line: Listed) => way === 'both' || line.way === undefined || line.way === way
  const problem = way === 'in' ? 'onlyIn' : 'onlyOut'
  const others = listed
    .filter((line) => !isPassable(line))
    .map(({ number }) => ({ number, problem }) as const)
  return { listed: listed.filter(isPassable), not: [...not, ...others] }
}

/** Who comes with others that we could not count: they are recorded alone, and the guard can say how many. */
function uncountedLines(listed: readonly Listed[], isAlone: boolean): Text[] {
  const numbers = listed.flatMap(({ number, isUncounted }) => (isUncounted ? [number] : []))
  if (numbers.length === 0) return []
  return [
    isAlone ? text('scan.uncounted.one') : text('scan.uncounted.several', { numbers: numbers.join(', ') }),
  ]
}

/** As many as a chat may still enter in this hour; the others are to be sent in the next. */
function withinLimit(turn: Turn, { listed, not }: Lines): Lines {
  const hour = new Date(Math.floor(turn.now.getTime() / HOUR_MILLISECONDS) * HOUR_MILLISECONDS).toISOString()
  const { typed } = turn.session
  const before = typed?.hour === hour ? typed.people : 0
  const within = listed.slice(0, Math.max(0, TYPED_AN_HOUR - before))
  if (within.length > 0) turn.session = { ...turn.session, typed: { hour, people: before + within.length } }
  const beyond = listed.slice(within.length).map(({ number }) => ({ number, problem: 'limit' }) as const)
  return { listed: within, not: [...not, ...beyond] }
}
