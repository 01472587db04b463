import { catalogues, type TextKey } from '../../locales/catalogue.ts'
import { fold } from '../core/fold.ts'
import { offeredPress } from '../core/offers.ts'
import type { Session } from '../core/session.ts'

/** To stop, to leave, to take a yes back, to have everything erased. */
const COMMANDS = [
  'command.cancel',
  'command.leave',
  'command.withdraw',
  'command.erase',
] as const satisfies readonly TextKey[]
/** [Ra], [Huỷ lượt này], no, and what /xoa asks. */
const PRESSES = /^(?:out|undo|no|dataErase|dataEraseNow|endShift):/

const WORDS = new Set(
  COMMANDS.flatMap((command) => [catalogues.vi[command], catalogues.en[command]])
    .flatMap((list) => list.split('|'))
    .map(fold),
)

/** Whether words or a button stop something, leave or erase: that works also where all else is too much. */
export function isWayOut(
  session: Session,
  done: { readonly kind: string; readonly text?: string; readonly data?: string },
): boolean {
  if (done.kind === 'press') return PRESSES.test(done.data ?? '')
  if (done.kind !== 'text') return false
  const typed = done.text ?? ''
  const said = fold(typed.replace(/^\s*\/([^\s@]+)(?:@\S+)?/u, '$1'))
  return WORDS.has(said) || PRESSES.test(offeredPress(session, typed) ?? '')
}
