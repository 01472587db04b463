import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { traceFor } from './mayTrace.ts'
import { previewNotices } from './notices.ts'
import { sendTraceLink } from './pageLink.ts'

/** [Mở danh sách]: the names, on a page of ours and nowhere else. */
export async function pressList(turn: Turn, number: string): Promise<void> {
  const trace = await traceFor(turn, number)
  if (!trace) return
  if (trace.personId === undefined) say(turn, { text: text('trace.erased') })
  else await sendTraceLink(turn, trace)
}

/** [Gửi thông báo]: to those who were there, once another official has agreed. */
export async function pressNotices(turn: Turn, number: string): Promise<void> {
  const trace = await traceFor(turn, number)
  if (trace) await previewNotices(turn, trace)
}
