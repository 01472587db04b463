import { maskedName } from '../../core/personName.ts'
import { type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { timeText } from '../timeText.ts'
import type { Recorded } from './recorded.ts'
import type { DoorVisitor } from './visitor.ts'

/** So much of an address tells one from another, and fifteen of them stay within a message. */
const ADDRESS_SHOWN = 40

/** Whom a guard sees: the document, the masked name, the address just typed, the year of birth, and how many with them. */
export function whoText({ profile, document, typedAddress }: DoorVisitor, companions = 0): Text {
  const { name, birth } = profile
  const masked = name === undefined ? text('scan.noName') : maskedName(name)
  const called =
    typedAddress === undefined
      ? masked
      : text('scan.livesAt', { who: masked, address: shortened(typedAddress) })
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
  const line =
    isDeclared === undefined ? who : text('scan.and', { first: who, rest: declaredText(isDeclared) })
  return passed.isUnseen ? text('scan.unseen', { line }) : line
}

function declaredText(isDeclared: boolean): Text {
  return text(isDeclared ? 'scan.declared' : 'scan.undeclared')
}

function shortened(address: string): string {
  const letters = [...address]
  return letters.length > ADDRESS_SHOWN
    ? `${letters
        .slice(0, ADDRESS_SHOWN - 1)
        .join('')
        .trimEnd()}…`
    : address
}
