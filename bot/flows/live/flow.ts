import type { Flow } from '../flow.ts'
import { pressInside, pressInsideAgain, sayInside } from './inside.ts'

/** Who is inside now, in numbers. */
export const liveFlow: Flow = {
  leavesEdits: true,
  commands: [{ words: 'command.inside', where: 'private', run: sayInside }],
  presses: { inside: pressInside, insideAgain: pressInsideAgain },
}
