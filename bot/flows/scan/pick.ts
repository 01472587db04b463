import { setCompanionsOf } from '../../../db/doorVisits.ts'
import { correctFeedLine } from '../../../db/feed.ts'
import { COMPANIONS_AT_MOST } from '../../core/doorLine.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { buttonsOf, lastLines } from './answer.ts'
import { declaredAt } from './declared.ts'
import { recordedLine, whoText } from './lines.ts'
import { heldRef, isByStaff, sayWhich } from './presses.ts'
import { tellOthers } from './recorded.ts'
import { readRef, type ScanRef } from './ref.ts'
import { rememberedAnswer } from './remembered.ts'

/** One of those that an answer recorded, by its number, and how many came along, if that was said: "2", "+3", "2 +3". */
const PICKED = /^(?:(?:số|so)\s+)?(\d{1,2})?[.)]?\s*(?:\+\s?(\d{1,4})(?:\s*(?:người|nguoi|people))?)?$/iu

/** A number of the last answer, or how many came along. False when the words are neither, or nothing was recorded. */
export async function pickedByNumber(turn: Turn, typed: string): Promise<boolean> {
  const [, number, companions] = PICKED.exec(typed.normalize('NFC').trim()) ?? []
  if (number === undefined && companions === undefined) return false
  const refs = rememberedAnswer(turn)
  if (refs.length === 0) return false
  const ref = number === undefined && refs.length > 1 ? undefined : refs[Number(number ?? 1) - 1]
  if (!ref) say(turn, { text: text('scan.whichNumber', { most: refs.length }) })
  else if (companions === undefined) await show(turn, ref)
  else await group(turn, ref, Number(companions))
  return true
}

/** "Ghi nhầm": how the newest answer is put right, where there is one. */
export async function offerToPutRight(turn: Turn): Promise<void> {
  const refs = rememberedAnswer(turn)
  const [first] = refs
  if (!first) return say(turn, { text: text('scan.nothingToFix') })
  if (refs.length === 1) await show(turn, first)
  else await sayWhich(turn, refs)
}

/** A button of the list that [Sửa] shows. */
export async function pressPick(turn: Turn, argument: string): Promise<void> {
  await show(turn, readRef(argument))
}

async function show(turn: Turn, ref: ScanRef | undefined): Promise<void> {
  const held = await heldRef(turn, ref)
  if (!held) return
  const { visit, visitor } = held
  const isDeclared = (await declaredAt(turn, held.gate, [visitor.id], held.ref.at))(visitor.id)
  const passed = { ref: held.ref, isNew: isByStaff(held), companions: visit.companions }
  const line = recordedLine(turn, { visitor, passed, isDeclared })
  const offered = buttonsOf({ passed })
  // A paper list says when somebody left, and is put right as a whole.
  const buttons = passed.isNew && visit.recordedBy === 'staff paper' ? offered.slice(1) : offered
  say(turn, { text: passed.isNew ? text(`scan.way.${held.ref.way}`, { line }) : line, buttons: [buttons] })
}

async function group(turn: Turn, ref: ScanRef, companions: number): Promise<void> {
  if (companions > COMPANIONS_AT_MOST) {
    return say(turn, { text: text('scan.tooMany', { most: COMPANIONS_AT_MOST }) })
  }
  const held = await heldRef(turn, ref)
  if (!held) return
  await setCompanionsOf(turn.store, held.visit, companions)
  await noteAct(turn, 'passage corrected', { venueId: held.gate.venueId, personId: held.visitor.id })
  const grown = { personId: held.visitor.id, at: held.visit.startedAt, people: 1 + companions }
  if (ref.way === 'in') await correctFeedLine(turn.store, grown)
  const warning = await tellOthers(turn, held.gate, [])
  const kept = text('scan.grouped', { who: whoText(held.visitor), count: companions })
  say(turn, { text: lines(kept, ...(await lastLines(turn, held.gate, warning))) })
}
