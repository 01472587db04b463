import { standingPlaces } from '../../../db/shifts.ts'
import type { Reply } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import type { ParsedCode } from '../../qr/parseCode.ts'

/**
 * What somebody is told who sends a person's code and stands at no door: no code is looked up, so that the answer tells
 * nothing of whose it is. Whoever may stand at one is told how.
 */
export async function notOnShift(turn: Turn, codes: readonly ParsedCode[], said: Text): Promise<Reply> {
  const isPersons = codes.some(({ kind }) => ['person', 'nationalPerson', 'citizenCard'].includes(kind))
  const places = isPersons && turn.person ? await standingPlaces(turn.store, turn.person.id) : []
  if (places.length === 0) return { text: said }
  return {
    text: lines(said, text('scan.beginShift')),
    buttons: [[{ label: text('shift.button.start'), press: 'shift:' }]],
  }
}
