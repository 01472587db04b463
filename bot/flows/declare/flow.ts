import { lastDeclaration } from '../../../db/declarations.ts'
import type { Answers } from '../../core/form/form.ts'
import type { Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { declarationEnd, sendDeclaration } from './form.ts'
import { fillIn, startDeclaration } from './start.ts'

/** The health declaration: full the first time, two taps when nothing changed. */
export const declareFlow: Flow = {
  commands: [{ words: 'command.declare', where: 'private', run: (turn) => startDeclaration(turn) }],
  forms: [declarationEnd],
  presses: { same: pressSame, changed: pressChanged },
}

/** [Vẫn vậy] sends the last answers again. A last declaration with a risk is never repeated by a tap. */
async function pressSame(turn: Turn): Promise<void> {
  const last = await lastOf(turn)
  if (!last || last.risk) return startDeclaration(turn)
  await sendDeclaration(turn, last.answers)
  turn.wishDue = true
}

async function pressChanged(turn: Turn): Promise<void> {
  await fillIn(turn, (await lastOf(turn))?.answers)
}

async function lastOf(turn: Turn) {
  return turn.person && (await lastDeclaration<Answers>(turn.store, turn.person.id))
}
