import type { Trace } from '../../../db/traces.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'

/** [Gửi thông báo]: asks another official for their yes to telling everybody who was there too. */
export async function askForNotices(turn: Turn, trace: Trace): Promise<void> {
  say(turn, { text: text('notice.asked', { reference: trace.reference }) })
}
