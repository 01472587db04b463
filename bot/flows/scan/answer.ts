import type { GateOfVenue } from '../../../db/venues.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { gateInSentence } from '../gateName.ts'
import { insideLine } from '../live/insideLine.ts'
import { timeText } from '../timeText.ts'
import { recordedLine } from './lines.ts'
import type { Recorded } from './recorded.ts'
import { type ScanRef, writeRef } from './ref.ts'
import { rememberAnswer } from './remembered.ts'

/** People of one answer that are shown, with names of the longest kind in a message of Zalo; a number can mean any of them. */
export const PEOPLE_SHOWN = 15

/** What an answer says besides who was recorded: what could not be, and that the venue is full. */
export type Besides = {
  readonly problems?: readonly Text[]
  readonly warning?: Text | undefined
  /** What had been recorded the other way. */
  readonly isChanged?: boolean
}

/** One answer to all that was sent at once: what was recorded, a line a person, and how it is put right. */
export async function sayRecorded(
  turn: Turn,
  gate: GateOfVenue,
  recorded: readonly Recorded[],
  { problems = [], warning, isChanged = false }: Besides = {},
): Promise<void> {
  const [only] = recorded
  if (recorded.length === 0) return say(turn, { text: lines(...problems) })
  const isOne = recorded.length === 1
  rememberAnswer(
    turn,
    recorded.map(({ passed }) => passed.ref),
  )
  say(turn, {
    text: lines(
      ...headLines(turn, gate, recorded, isChanged),
      ...(isOne ? [] : numberedLines(turn, recorded)),
      ...needsLines(gate, recorded),
      ...problems,
      ...(await lastLines(turn, gate, warning)),
    ),
    buttons: isOne && only ? [buttonsOf(only)] : [[fixButton(turn.at)]],
  })
}

/** Where people can be too many: how many are inside, which a warning says too. */
export async function lastLines(turn: Turn, gate: GateOfVenue, warning: Text | undefined): Promise<Text[]> {
  if (warning) return [warning]
  return gate.capacity === null ? [] : [await insideLine(turn.store, gate)]
}

/** How what was recorded of one person is put right. */
export function buttonsOf({ passed: { ref, isNew } }: Pick<Recorded, 'passed'>): Button<Text>[] {
  const written = writeRef(ref)
  const label = text(ref.way === 'in' ? 'scan.button.toOut' : 'scan.button.toIn')
  if (!isNew) return [{ label, press: `${ref.way === 'in' ? 'scanLeave' : 'scanEnter'}:${written}` }]
  return [
    { label, press: `scanFlip:${written}` },
    { label: text('scan.button.undo'), press: `scanUndo:${written}` },
  ]
}

/** [Sửa] names its answer by when what it answered was sent. */
export function fixButton(at: Date): Button<Text> {
  return { label: text('scan.button.fix'), press: `scanFix:${at.getTime().toString(36)}` }
}

function headLines(turn: Turn, gate: GateOfVenue, recorded: readonly Recorded[], isChanged: boolean): Text[] {
  const [only] = recorded
  const at = only && recorded.length === 1 ? only.passed.ref.at : turn.at
  const place = { gate: gateInSentence(gate.gateName), time: timeText(turn, at) }
  const mark = recorded.some((one) => isUnwelcome(gate, one)) ? '⚠️' : '✅'
  if (only && recorded.length === 1) {
    const { isNew, ref } = only.passed
    const line = recordedLine(turn, only)
    if (!isNew) return [line]
    return [
      isChanged ? text(`scan.changed.${ref.way}`, place) : text(`scan.one.${ref.way}`, { ...place, mark }),
      line,
    ]
  }
  const [ins, outs] = [newOnes(recorded, 'in'), newOnes(recorded, 'out')]
  if (ins > 0 && outs > 0) return [text('scan.several.both', { ...place, mark, ins, outs })]
  if (ins + outs === 0) return [text('scan.several.none', place)]
  return [text(ins > 0 ? 'scan.several.in' : 'scan.several.out', { ...place, mark, count: ins + outs })]
}

function newOnes(recorded: readonly Recorded[], way: ScanRef['way']): number {
  return recorded.filter(({ passed }) => passed.isNew && passed.ref.way === way).length
}

/** Which way stands in each line only where people went both. */
function numberedLines(turn: Turn, recorded: readonly Recorded[]): Text[] {
  const isMixed = newOnes(recorded, 'in') > 0 && newOnes(recorded, 'out') > 0
  const shown = recorded.slice(0, PEOPLE_SHOWN).map((one, index) => {
    const line = recordedLine(turn, one)
    const { isNew, ref } = one.passed
    const said = isMixed && isNew ? text(`scan.way.${ref.way}`, { line }) : line
    return text('scan.numbered', { number: index + 1, line: said })
  })
  const more = recorded.length - shown.length
  return more > 0 ? [...shown, text('scan.more', { count: more })] : shown
}

/** Who came in without the declaration that the venue asks for: recorded all the same, and the guard is told. */
function isUnwelcome(gate: GateOfVenue, { passed, isDeclared }: Recorded): boolean {
  return gate.needsDeclaration && passed.isNew && passed.ref.way === 'in' && isDeclared === false
}

function needsLines(gate: GateOfVenue, recorded: readonly Recorded[]): Text[] {
  const numbers = recorded.flatMap((one, index) => (isUnwelcome(gate, one) ? [index + 1] : []))
  if (numbers.length === 0) return []
  if (recorded.length === 1) return [text('scan.needs.one')]
  return [text('scan.needs.several', { numbers: numbers.join(', ') })]
}
