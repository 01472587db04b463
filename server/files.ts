import type { DrawnFile } from '../bot/channels/channel.ts'
import { type Attachment, attachmentFile } from '../bot/qr/draw/attachment.ts'
import type { QrWorkshop } from '../bot/qr/workshop/qrWorkshop.ts'
import type { Store } from '../db/connect.ts'
import { exportBytes, hasExport } from '../db/exports.ts'

/** The file was kept for a time, and the time is over. */
export class FileGone extends Error {
  override readonly name = 'FileGone'
}

/** The bytes of whatever a message carries: drawn now, or written before and kept. */
export type Files = {
  /** Throws `QrWorkshopBusy` or `FileGone`. */
  draw(attachment: Attachment): Promise<DrawnFile>
  /** Whether it can still be had. */
  isThere(attachment: Attachment): Promise<boolean>
}

export function createFiles(store: Store, qr: Pick<QrWorkshop, 'draw'>): Files {
  return {
    async draw(attachment) {
      const bytes =
        attachment.kind === 'export'
          ? await exportBytes(store, attachment.exportId)
          : await qr.draw(attachment)
      if (!bytes) throw new FileGone()
      return { ...attachmentFile(attachment), bytes }
    },
    isThere: async (attachment) =>
      attachment.kind !== 'export' || (await hasExport(store, attachment.exportId)),
  }
}
