import type { Flow } from '../flow.ts'
import { pressCardOf, pressCards, pressRevoke, sendCard } from './card.ts'
import { pressPick } from './pick.ts'
import { pressFix, pressFlip, pressOtherWay, pressUndo } from './presses.ts'

/** What a shift records is put right, and people without a phone at hand get a card to be scanned. */
export const scanFlow: Flow = {
  commands: [{ words: 'command.card', where: 'private', run: sendCard }],
  presses: {
    scanFlip: pressFlip,
    scanUndo: pressUndo,
    scanLeave: pressOtherWay,
    scanEnter: pressOtherWay,
    scanFix: pressFix,
    scanPick: pressPick,
    card: sendCard,
    cardOf: pressCardOf,
    cards: pressCards,
    oldCards: pressRevoke,
  },
}
