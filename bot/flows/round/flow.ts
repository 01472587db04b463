import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { pressBoard } from './board.ts'
import { pressClose, pressShut } from './close.ts'
import { pressFile } from './files.ts'
import { pressNew, roundFormEnd, sayMoreLost } from './open.ts'
import { ownRound } from './ownRound.ts'
import { pressRemind } from './remind.ts'
import { pressRemarks, pressSend, pressTarget, reportForms } from './report.ts'
import { pressRound, showRounds } from './show.ts'

/** Report rounds, in groups of officials: to open one, to report in it, to see who has, to consolidate. */
export const roundFlow: Flow = {
  commands: [
    { words: 'command.report', where: 'group', plainly: true, run: showRounds },
    {
      words: 'command.report',
      where: 'private',
      run: async (turn) => say(turn, { text: text('group.onlyInGroup') }),
    },
  ],
  forms: [roundFormEnd, ...reportForms],
  groupPresses: {
    round: pressRound,
    newRound: pressNew,
    roundSend: pressSend,
    roundTarget: pressTarget,
    roundRemarks: pressRemarks,
    roundBoard: pressBoard,
    roundLost: pressLost,
    roundRemind: pressRemind,
    roundXlsx: pressFile('reportXlsx'),
    roundPdf: pressFile('reportPdf'),
    roundClose: pressClose,
    roundShut: pressShut,
  },
}

/** [Xem tiếp] under the units that no message reaches: `12.30`. */
async function pressLost(turn: Turn, argument: string): Promise<void> {
  const [number = '', from = ''] = argument.split('.')
  const found = await ownRound(turn, number)
  if (found) await sayMoreLost(turn, found, Number(from))
}
