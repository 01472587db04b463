import { type RecordedVisit, takeBackDeparture, takeBackVisit, visitByKey } from '../../../db/doorVisits.ts'
import { correctFeedLine } from '../../../db/feed.ts'
import { lockPerson } from '../../../db/people.ts'
import { type GateOfVenue, gateById } from '../../../db/venues.ts'
import { clock } from '../../core/cityTime.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { whyShut } from '../checkIn/shut.ts'
import { noteAct } from '../noteAct.ts'
import { venueFor } from '../venue/venueFor.ts'
import { lastLines, PEOPLE_SHOWN, sayRecorded } from './answer.ts'
import { declaredAt } from './declared.ts'
import { whoText } from './lines.ts'
import { type Passage, recordPassing, type ScanWay } from './passing.ts'
import { notInLines, tellOthers } from './recorded.ts'
import { readRef, type ScanRef, writeRef } from './ref.ts'
import { rememberedAnswer, rememberInstead } from './remembered.ts'
import { type DoorVisitor, visitorOf } from './visitor.ts'

/** What was recorded longer ago has been read and counted as it stands. */
const CORRECTION_MILLISECONDS = 24 * 3_600_000

/** What a button of an answer is about, as it stands now: its person is locked. */
export type Held = {
  readonly ref: ScanRef
  readonly gate: GateOfVenue
  readonly visit: RecordedVisit
  readonly visitor: DoorVisitor
}

/** The visit of a button, for who may correct it; of what is over, or was taken back, they are told so. */
export async function heldRef(turn: Turn, ref: ScanRef | undefined): Promise<Held | undefined> {
  if (!ref) {
    say(turn, { text: text('menu.staleButton') })
    return undefined
  }
  if (!(await venueFor(turn, ref.venueId, 'correct what was recorded'))) return undefined
  const held = await standing(turn, ref)
  if (!held) say(turn, { text: text('scan.over') })
  return held
}

/** Whether it was staff who recorded what is held: what visitors said themselves is not theirs to take back. */
export function isByStaff({ ref, visit }: Held): boolean {
  return (ref.way === 'in' ? visit.scannedBy : visit.outBy) !== null
}

/** What is to be put right, if it was staff who recorded it. */
async function heldToCorrect(turn: Turn, ref: ScanRef | undefined): Promise<Held | undefined> {
  const held = await heldRef(turn, ref)
  if (!held || isByStaff(held)) return held
  say(turn, { text: text('scan.byVisitor') })
  return undefined
}

async function standing(turn: Turn, ref: ScanRef): Promise<Held | undefined> {
  const before = await visitByKey(turn.store, ref.visit)
  if (before?.venueId !== ref.venueId) return undefined
  await lockPerson(turn.store, before.personId)
  const visit = await visitByKey(turn.store, ref.visit)
  const gate = await gateById(turn.store, ref.gateId)
  const visitor = visit && (await visitorOf(turn, visit))
  if (!visit || !visitor || gate?.venueId !== ref.venueId || !isAsRecorded(turn, ref, visit)) return undefined
  return { ref, gate, visit, visitor }
}

/** A paper list says when somebody left, and is put right as a whole; else who has left since is nobody's mistake. */
function isAsRecorded({ now }: Turn, { way, at }: ScanRef, visit: RecordedVisit): boolean {
  const isPaper = visit.recordedBy === 'staff paper'
  if (!isPaper && now.getTime() - at.getTime() > CORRECTION_MILLISECONDS) return false
  if (way === 'out') return visit.endedBy === 'out' && visit.endedAt?.getTime() === at.getTime()
  return visit.endedBy === null || visit.endedBy === 'elsewhere' || visit.endedBy === 'usual stay' || isPaper
}

/** [Huỷ lượt này]: everything is as if it had not been recorded. */
export async function pressUndo(turn: Turn, argument: string): Promise<void> {
  const held = await heldToCorrect(turn, readRef(argument))
  if (!held) return
  await takeBack(turn, held)
  const who = whoText(held.visitor)
  const warning = await tellOthers(turn, held.gate, [])
  say(turn, {
    text: lines(text(`scan.undone.${held.ref.way}`, { who }), ...(await lastLines(turn, held.gate, warning))),
  })
}

/** [Đổi thành Ra], [Đổi thành Vào]: everything is as if the other way had been recorded at that moment. */
export async function pressFlip(turn: Turn, argument: string): Promise<void> {
  const held = await heldToCorrect(turn, readRef(argument))
  if (!held) return
  const { ref, visit } = held
  await takeBack(turn, held)
  const way = ref.way === 'in' ? 'out' : 'in'
  const passage = { way, at: ref.at, by: wayAgain(visit), companions: visit.companions } as const
  await passNow(turn, held, passage, true)
}

/** [Đổi thành Ra] of somebody who was in already, [Đổi thành Vào] of who had left: they pass now. */
export async function pressOtherWay(turn: Turn, argument: string): Promise<void> {
  const held = await heldRef(turn, readRef(argument))
  if (!held) return
  const way = held.ref.way === 'in' ? 'out' : 'in'
  const isShut = way === 'in' && whyShut(held.gate) !== undefined
  if (isShut) return say(turn, { text: lines(...notInLines(held.gate, 1)) })
  await passNow(turn, held, { way, at: turn.at, by: wayAgain(held.visit), companions: 0 }, false)
}

/** How staff know somebody of whom a button is: as before, if that was by staff; whom a paper list names was typed. */
function wayAgain({ recordedBy }: RecordedVisit): ScanWay {
  if (recordedBy === 'staff typed' || recordedBy === 'staff paper') return 'staff typed'
  return recordedBy === 'staff code' ? 'staff code' : 'staff photo'
}

async function passNow(
  turn: Turn,
  { ref, gate, visitor }: Held,
  passage: Passage,
  isChanged: boolean,
): Promise<void> {
  const passed = await recordPassing(turn, gate, visitor, passage)
  const isDeclared = await declaredAt(turn, gate, [visitor.id], passage.at)
  const recorded = { visitor, passed, isDeclared: isDeclared(visitor.id) }
  rememberInstead(turn, ref, passed.ref)
  const { scans } = turn.session
  const warning = await tellOthers(turn, gate, [recorded])
  await sayRecorded(turn, gate, [recorded], { warning, isChanged })
  // The list that was answered goes on being what numbers mean.
  if (scans) turn.session = { ...turn.session, scans }
}

async function takeBack(turn: Turn, { ref, gate, visit, visitor }: Held): Promise<void> {
  await noteAct(turn, 'passage corrected', { venueId: gate.venueId, personId: visitor.id })
  const rule = { now: turn.now, usualEnd }
  if (ref.way === 'in') {
    await takeBackVisit(turn.store, visit, rule)
    return correctFeedLine(turn.store, { personId: visitor.id, at: visit.startedAt, people: 0 })
  }
  await takeBackDeparture(turn.store, visit, rule)
}

/** [Sửa]: which of those that an answer recorded. */
export async function pressFix(turn: Turn, argument: string): Promise<void> {
  const at = new Date(Number.parseInt(argument, 36))
  const refs = Number.isNaN(at.getTime()) ? [] : rememberedAnswer(turn, at)
  if (refs.length === 0) return say(turn, { text: text('scan.tooOldToFix') })
  await sayWhich(turn, refs)
}

/** Asks which of those that an answer recorded is wrong. */
export async function sayWhich(turn: Turn, refs: readonly ScanRef[]): Promise<void> {
  const [first] = refs
  if (!first) return
  if (!(await venueFor(turn, first.venueId, 'correct what was recorded'))) return
  const buttons = await Promise.all(refs.slice(0, PEOPLE_SHOWN).map((ref) => pickButton(turn, ref)))
  const which = text('scan.which', { most: refs.length })
  say(turn, { text: which, buttons: buttons.map((button) => [button]) })
}

async function pickButton(turn: Turn, ref: ScanRef) {
  const visit = await visitByKey(turn.store, ref.visit)
  const visitor = visit && (await visitorOf(turn, visit))
  return {
    label: visitor ? pickLabel(turn, ref, visit, visitor) : text('scan.gone'),
    press: `scanPick:${writeRef(ref)}`,
  }
}

/** Of a paper list people are told apart by their times. */
function pickLabel(turn: Turn, ref: ScanRef, visit: RecordedVisit, visitor: DoorVisitor) {
  const who = whoText(visitor, visit.companions)
  if (visit.recordedBy !== 'staff paper') return who
  return text('scan.and', { first: clock(ref.at, turn.city.timeZone), rest: who })
}
