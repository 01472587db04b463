import type { Flow } from '../flow.ts'
import { pressAdopt, pressAdoptAt } from './adopt.ts'
import { pressBody } from './body.ts'
import { changeEnds, pressChange } from './changes.ts'
import { pressGate, pressReplaceAll } from './gateActs.ts'
import { newGateEnd, pressAddGate, renameGateEnd, turnGateEnd } from './gateForms.ts'
import { pressGates } from './gates.ts'
import { pressGive } from './give.ts'
import { listVenues, pressPosters, pressVenue } from './menu.ts'
import { pressClose, pressPause } from './pause.ts'
import { doubleFormEnd, pressOwnVenue, startRegistration, venueFormEnd } from './register.ts'
import { pressNeedsDeclaration, pressSettings } from './settings.ts'
import { pressTakeNot, takerFormEnd, takeVenue } from './take.ts'

/** An owner's side of a venue: registering it, its posters and gates, what can be changed, giving it away. */
export const venueFlow: Flow = {
  leavesEdits: true,
  commands: [
    { words: 'command.registerVenue', where: 'private', run: startRegistration },
    { words: 'command.venues', where: 'private', run: listVenues },
  ],
  forms: [venueFormEnd, doubleFormEnd, takerFormEnd, ...changeEnds, newGateEnd, renameGateEnd, turnGateEnd],
  presses: {
    venue: pressVenue,
    posters: pressPosters,
    settings: pressSettings,
    change: pressChange,
    body: pressBody,
    needs: pressNeedsDeclaration,
    pause: pressPause,
    close: pressClose,
    give: pressGive,
    take: takeVenue,
    takeNot: pressTakeNot,
    gates: pressGates,
    gate: pressGate,
    addgate: pressAddGate,
    recode: pressReplaceAll,
    adopt: pressAdopt,
    adoptAt: pressAdoptAt,
    register: startRegistration,
    ownvenue: pressOwnVenue,
  },
}
