import { text } from '../../core/text.ts'
import { say } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { pressFlags, showFlags } from './list.ts'

/** What officials see of visits that are hard to believe. */
export const flagFlow: Flow = {
  commands: [
    // Not without a slash: people in a group speak of signs of illness.
    { words: 'command.flags', where: 'group', run: showFlags },
    {
      words: 'command.flags',
      where: 'private',
      run: async (turn) => say(turn, { text: text('group.onlyInGroup') }),
    },
  ],
  groupPresses: { flags: pressFlags },
}
