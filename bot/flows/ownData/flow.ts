import type { Flow } from '../flow.ts'
import { showConsents } from './consents.ts'
import { offerCopy } from './copy.ts'
import { correctFormEnds, startCorrecting } from './correct.ts'
import { pressReceipts, showDeleted } from './deleted.ts'
import { askToErase, eraseNow } from './eraseAll.ts'
import { showOwnData } from './overview.ts'
import { showReads } from './reads.ts'
import { requestFormEnd, startRequest } from './requests.ts'
import { pressDrop } from './withdrawn.ts'

/** A person's own data: what is held and who saw it, a copy, and every right in it. */
export const ownDataFlow: Flow = {
  commands: [
    { words: 'command.ownData', where: 'private', run: showOwnData },
    { words: 'command.correct', where: 'private', run: startCorrecting },
    { words: 'command.erase', where: 'private', run: askToErase },
  ],
  forms: [...correctFormEnds, requestFormEnd],
  presses: {
    data: showOwnData,
    dataCopy: offerCopy,
    dataFix: startCorrecting,
    dataReads: showReads,
    dataYes: showConsents,
    dataErase: askToErase,
    dataEraseNow: eraseNow,
    dataAsk: startRequest,
    dataGone: showDeleted,
    dataTell: pressReceipts,
    dataDrop: pressDrop,
  },
}
