import { fold } from '../../core/fold.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { sayInside } from '../live/inside.ts'
import { endOwnShift } from '../shift/end.ts'
import { offerToPutRight } from './pick.ts'

/** What a guard means who writes no command, by its words without accents. "Huỷ" is a command elsewhere. */
const MEANT: readonly { readonly words: RegExp; readonly run: (turn: Turn) => Promise<void> }[] = [
  {
    words: /^(?:(?:toi |minh |em )?(?:het|xong|nghi|tan|ket thuc|dung) ca|nghi|(?:my )?shift (?:is )?over)$/,
    run: endOwnShift,
  },
  {
    words:
      /^(?:(?:toi |minh |em )?(?:ghi |go )?(?:nham|lon|sai)|(?:xoa|huy|sua)(?: luot)?(?: (?:nay|vua roi))?|mistake|my mistake|wrong|undo|delete|correct)$/,
    run: offerToPutRight,
  },
  {
    words:
      /^(?:(?:hien |dang )?(?:co )?(?:bao nhieu|may) (?:nguoi|khach)(?: (?:o )?(?:trong|ben trong|trong do))?|how many(?: people| are)?(?: inside| in)?)$/,
    run: sayInside,
  },
]
/** Small words behind: "hết ca rồi ạ", "nghỉ nhé". */
const BEHIND = /(?: (?:roi|nhe|a|day|vay|the|do|now))+$/

/** Does what plain words on shift mean; false when they are none. */
export async function meantPlainly(turn: Turn, typed: string): Promise<boolean> {
  const words = fold(typed)
    .replace(/[\s.,;:!?…]+/g, ' ')
    .trim()
  const meant = MEANT.find((one) => one.words.test(words.replace(BEHIND, '')))
  await meant?.run(turn)
  return meant !== undefined
}

/** What nobody can be read from: how a shift goes, shortly. */
export function saySmallHelp(turn: Turn): void {
  say(turn, { text: text('scan.smallHelp') })
}
