import type { GateOfVenue } from '../../../db/venues.ts'
import type { OpenVisit, VisitKey } from '../../../db/visits.ts'
import type { Kin } from '../../core/family.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { namesOf } from '../family/members.ts'
import { gateInSentence } from '../gateName.ts'
import { timeText } from '../timeText.ts'
import { unitName } from '../unitName.ts'
import { rememberChoice } from './choice.ts'

export const outButton = (visitId: number): Button<Text> => ({
  label: text('checkIn.button.out'),
  press: `out:${visitId}`,
})

function visitButtons(visitId: number): Button<Text>[][] {
  return [
    [outButton(visitId), { label: text('checkIn.button.companions'), press: `with:${visitId}` }],
    [{ label: text('checkIn.button.undo'), press: `undo:${visitId}` }],
  ]
}

/**
 * The visit is recorded: where, when, what became of an earlier one, and what comes next; `orOut` where the person may have been going
 * out.
 */
export function sayIn(
  turn: Turn,
  gate: GateOfVenue,
  visit: VisitKey,
  { elsewhere, orOut = [] }: { elsewhere: OpenVisit | undefined; orOut?: readonly Button<Text>[] },
): void {
  const time = timeText(turn, visit.startedAt)
  const recorded = text('checkIn.in', {
    time,
    venue: gate.venueName,
    unit: unitName(turn.city, gate),
    gate: gateInSentence(gate.gateName),
  })
  const next = elsewhere
    ? text('checkIn.endedElsewhere', { venue: elsewhere.venueName, time })
    : text('checkIn.next')
  const buttons = visitButtons(visit.id).map((row, index) => (index === 1 ? [...orOut, ...row] : row))
  say(turn, { text: lines(recorded, next), buttons })
}

/** An arrival that is older than where the person is now. */
export function sayCameBefore(turn: Turn, gate: GateOfVenue, at: Date, now: OpenVisit): void {
  say(turn, {
    text: text('checkIn.cameBefore', {
      time: timeText(turn, at),
      venue: gate.venueName,
      unit: unitName(turn.city, gate),
      gate: gateInSentence(gate.gateName),
      now: now.venueName,
      since: timeText(turn, now.startedAt),
    }),
    buttons: visitButtons(now.visitId),
  })
}

/** The same photo again within minutes: nothing is recorded twice. */
export function sayAlreadyIn(turn: Turn, open: OpenVisit): void {
  const time = timeText(turn, open.startedAt)
  say(turn, {
    text: text('checkIn.already', { time, venue: open.venueName }),
    buttons: visitButtons(open.visitId),
  })
}

/** The same venue again, later: going or still here? */
export function askWhetherLeaving(turn: Turn, open: OpenVisit): void {
  const time = timeText(turn, open.startedAt)
  say(turn, {
    text: text('checkIn.leaving', { time, venue: open.venueName }),
    buttons: [
      [outButton(open.visitId), { label: text('checkIn.button.stay'), press: `stay:${open.visitId}` }],
    ],
  })
}

/** "tôi đang ở đâu": where somebody is, since when. */
export function sayWhere(turn: Turn, open: OpenVisit): void {
  const time = timeText(turn, open.startedAt)
  say(turn, {
    text: text('history.where.now', { time, venue: open.venueName, gate: gateInSentence(open.gateName) }),
    buttons: visitButtons(open.visitId),
  })
}

/** A visit was taken back; the one before it may go on. */
export function sayUndone(turn: Turn, venue: string, before: OpenVisit | undefined): void {
  const undone = before
    ? text('checkIn.undoneBack', { venue, before: before.venueName })
    : text('checkIn.undone', { venue })
  say(turn, { text: undone })
}

/** [Vẫn ở đây]: the visit goes on. */
export function sayStays(turn: Turn, open: OpenVisit): void {
  const time = timeText(turn, open.startedAt)
  say(turn, {
    text: text('checkIn.stays', { time, venue: open.venueName }),
    buttons: visitButtons(open.visitId),
  })
}

/** Whoever came along left along. */
export function sayOut(turn: Turn, left: OpenVisit, at: Date, company: readonly Kin[] = []): void {
  const time = timeText(turn, at)
  const said = text('checkIn.out', { time, venue: left.venueName })
  const along = company.length > 0 ? text('family.along.out', { names: namesOf(company) }) : undefined
  say(turn, { text: along ? lines(said, along) : said })
}

/** An exit's poster, from somebody who never came in: offered, not guessed. */
export function sayNotIn(turn: Turn, gate: GateOfVenue, at: Date): void {
  rememberChoice(turn, [gate], at)
  say(turn, {
    text: text('checkIn.notIn', { venue: gate.venueName, gate: gateInSentence(gate.gateName) }),
    buttons: [[{ label: text('checkIn.button.inAfterAll'), press: `in:${gate.gateId}` }]],
  })
}
