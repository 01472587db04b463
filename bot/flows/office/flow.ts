import type { Flow } from '../flow.ts'
import { pressCut, pressEnd, pressEnded, pressLost } from './end.ts'
import { inviteForms, pressInvite } from './invite.ts'
import { pressList, showOffices } from './list.ts'

/** Who acts for a unit: what one is appointed to oneself, and for whoever leads the appointing and ending of others. */
export const officeFlow: Flow = {
  commands: [{ words: 'command.officials', where: 'private', run: showOffices }],
  forms: inviteForms,
  leavesEdits: true,
  presses: {
    office: pressList,
    officeInvite: pressInvite,
    officeEnd: pressEnd,
    officeEnded: pressEnded,
    officeLost: pressLost,
    officeCut: pressCut,
  },
}
