import type { Flow } from '../flow.ts'
import { chooseShift, pressShift, pressStand } from './choose.ts'
import { endOwnShift } from './end.ts'
import { pressFeed } from './liveFeed.ts'

/** Standing at a gate: where, which way, and until when. */
export const shiftFlow: Flow = {
  leavesEdits: true,
  commands: [
    { words: 'command.shift', where: 'private', run: chooseShift },
    { words: 'command.endShift', where: 'private', run: endOwnShift },
  ],
  presses: { shift: pressShift, stand: pressStand, endShift: endOwnShift, feed: pressFeed },
}
