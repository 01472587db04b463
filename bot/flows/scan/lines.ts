import { maskedName } from '../../core/personName.ts'
import { type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { timeText } from '../checkIn/answers.ts'
import type { Recorded } from './recorded.ts'
import type { DoorVisitor } from './visitor.ts'

/** Whom a guard sees: the document, the masked name, the year of birth, and how many with them. */
export function whoText({ profile, document }: DoorVisitor, companions = 0): Text {
  const { name, birth } = profile
  const called = name === undefined ? text('scan.noName') : maskedName(name)
  const group = companions > 0 ? text('scan.group', { who: called, count: companions }) : called
  const year = birth === undefined ? group : text('scan.and', { first: group, rest: birth.slice(0, 4) })
  if (document !== undefined)
    return text('scan.and', { first: text(`scan.document.${document}`), rest: year })
  return text('scan.who', { who: year })
}

/** A line of an answer: who, and whether the declaration is valid, or since when they were recorded already. */
export function recordedLine(turn: Turn, { visitor, passed, isDeclared }: Recorded): Text {
  const who = whoText(visitor, passed.companions)
  if (!passed.isNew) {
    const time = timeText(turn, passed.ref.at)
    return text(`scan.already.${passed.ref.way}`, { who, time })
  }
  const declared = text(isDeclared ? 'scan.declared' : 'scan.undeclared')
  const line = text('scan.and', { first: who, rest: declared })
  return passed.isUnseen ? text('scan.unseen', { line }) : line
}
