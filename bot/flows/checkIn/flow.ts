import { openVisitOf } from '../../../db/visits.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { sayOver } from '../history/now.ts'
import { departureSaid } from '../history/said.ts'
import { pressAlongYes } from './along.ts'
import { pressCompanions, pressIn, pressOut, pressStay, pressUndo } from './presses.ts'
import { visitorFormEnd } from './visitorForm.ts'

/** Coming to a venue and leaving it. */
export const checkInFlow: Flow = {
  commands: [
    { words: 'command.checkIn', where: 'private', run: async (turn) => sayHow(turn) },
    { words: 'command.leave', where: 'private', run: leave },
  ],
  forms: [visitorFormEnd],
  presses: {
    out: pressOut,
    stay: pressStay,
    undo: pressUndo,
    with: pressCompanions,
    in: pressIn,
    alongYes: pressAlongYes,
  },
}

function sayHow(turn: Turn): void {
  say(turn, { text: text('checkIn.how') })
}

/** /ra does what [Ra] does, or with a time behind it what is said of that time; who is nowhere is told so. */
async function leave(turn: Turn, rest: string): Promise<void> {
  if (rest !== '' && (await departureSaid(turn, `ra ${rest}`))) return
  const open = turn.person && (await openVisitOf(turn.store, turn.person.id))
  if (!open) return sayOver(turn)
  await pressOut(turn, String(open.visitId))
}
