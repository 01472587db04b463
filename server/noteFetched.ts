import type { Attachment } from '../bot/draw/attachment.ts'
import { recordAct } from '../db/acts.ts'
import { chatById } from '../db/chats.ts'
import type { Store } from '../db/connect.ts'
import { whoseExport } from '../db/exports.ts'

/**
 * Notes that a file of people's data is fetched from one of our own addresses, before it is given. False when nobody is there any
 * more whose file it is. What else is drawn is nobody's reading.
 */
export async function noteFetched(store: Store, attachment: Attachment, at: Date): Promise<boolean> {
  if (attachment.kind === 'ownData') {
    const { personId: actorId, chatId } = attachment
    if ((await chatById(store, chatId))?.personId !== actorId) return false
    await recordAct(store, { what: 'own data fetched', actorId, at })
  }
  if (attachment.kind === 'export') {
    const { exportId, first, last } = attachment
    const whose = await whoseExport(store, exportId)
    if (!whose) return false
    const { personId: actorId, venueId } = whose
    await recordAct(store, { what: 'log file fetched', actorId, venueId, first, last, at })
  }
  return true
}
