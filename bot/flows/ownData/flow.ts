import type { Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { showConsents } from './consents.ts'
import { offerCopy } from './copy.ts'
import { correctFormEnds, leaveUntouched, startCorrecting } from './correct.ts'
import { pressReceipts, showDeleted } from './deleted.ts'
import { askToErase, eraseNow } from './eraseAll.ts'
import { showOwnData } from './overview.ts'
import { showReads } from './reads.ts'
import { requestFormEnd, startRequest } from './requests.ts'
import { pressDrop } from './withdrawn.ts'

/** A person's own data: what is held and who saw it, a copy, and every right in it. */
export const ownDataFlow: Flow = {
  commands: [
    { words: 'command.ownData', where: 'private', run: elsewhere(showOwnData) },
    { words: 'command.correct', where: 'private', run: startCorrecting },
    { words: 'command.erase', where: 'private', run: elsewhere(askToErase) },
  ],
  forms: [...correctFormEnds, requestFormEnd],
  presses: {
    data: elsewhere(showOwnData),
    dataCopy: elsewhere(offerCopy),
    dataFix: startCorrecting,
    dataReads: elsewhere(showReads),
    dataYes: elsewhere(showConsents),
    dataErase: elsewhere(askToErase),
    dataEraseNow: eraseNow,
    dataAsk: elsewhere(startRequest),
    dataGone: elsewhere(showDeleted),
    dataTell: elsewhere(pressReceipts),
    dataDrop: pressDrop,
  },
}

/** What is asked about one's data beside a correction. */
function elsewhere(act: (turn: Turn, argument: string) => Promise<void>) {
  return async (turn: Turn, argument: string): Promise<void> => {
    leaveUntouched(turn)
    await act(turn, argument)
  }
}
