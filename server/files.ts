import type { DrawnFile } from '../bot/channels/channel.ts'
import { type Attachment, attachmentFile, type OwnDataFile } from '../bot/draw/attachment.ts'
import type { QrWorkshop } from '../bot/qr/workshop/qrWorkshop.ts'
import type { Store } from '../db/connect.ts'
import { exportBytes, exportParts, hasExport } from '../db/exports.ts'

/** The file was kept for a time, and the time is over. */
export class FileGone extends Error {
  override readonly name = 'FileGone'
}

/** A file whose bytes are read while they are sent. */
export type FileInParts = Omit<DrawnFile, 'bytes'> & { readonly parts: AsyncIterable<Uint8Array> }
export type ServedFile = DrawnFile | FileInParts

/** The bytes of whatever a message carries: drawn now, or written before and kept. */
export type Files = {
  /** Throws `QrWorkshopBusy` or `FileGone`. */
  draw(attachment: Attachment): Promise<DrawnFile>
  /** The same for a page: what was written may be large, so only a part of it is in memory at a time. */
  serve(attachment: Attachment): Promise<ServedFile>
  /** Whether it can still be had. */
  isThere(attachment: Attachment): Promise<boolean>
}

/** Makes the copy of somebody's own data, if there is any. */
type OwnDataSource = (file: OwnDataFile) => Promise<Uint8Array | undefined>

/** Without `ownData` nobody's copy can be had: it goes with no message, and is opened on our own page alone. */
export function createFiles(
  store: Store,
  qr: Pick<QrWorkshop, 'draw'>,
  ownData: OwnDataSource = async () => undefined,
): Files {
  function bytesOf(attachment: Attachment): Promise<Uint8Array | undefined> {
    if (attachment.kind === 'export') return exportBytes(store, attachment.exportId)
    if (attachment.kind === 'ownData') return ownData(attachment)
    return qr.draw(attachment)
  }

  async function draw(attachment: Attachment): Promise<DrawnFile> {
    const bytes = await bytesOf(attachment)
    if (!bytes) throw new FileGone()
    return { ...attachmentFile(attachment), bytes }
  }

  return {
    draw,
    async serve(attachment) {
      if (attachment.kind !== 'export') return draw(attachment)
      const parts = await exportParts(store, attachment.exportId)
      if (!parts) throw new FileGone()
      return { ...attachmentFile(attachment), parts }
    },
    async isThere(attachment) {
      return attachment.kind !== 'export' || hasExport(store, attachment.exportId)
    },
  }
}
