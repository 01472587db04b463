import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Attachment } from '../../../bot/draw/attachment.ts'
import { QrWorkshopBusy } from '../../../bot/qr/workshop/qrWorkshop.ts'
import { FileGone, type ServedFile } from '../../files.ts'

/** Seconds after which a thread is likely to be free: the workshop's line is worked off within twelve. */
export const DRAWING_BUSY_SECONDS = 5

/** Files remembered, and their bytes together: a poster's PDF is about 200 kB, a picture less. */
const MOST_FILES = 64
const MOST_BYTES = 32 * 1024 * 1024
/** Milliseconds: long enough for somebody who reloads or opens a picture again, and soon gone from memory. */
const KEPT_MILLISECONDS = 5 * 60_000

type Kept = { readonly file: Promise<ServedFile>; readonly until: number; bytes: number }

/** Files drawn in the last minutes, so that reloading a page does not compete with the reading of photos. */
export type DrawnFiles = {
  /** The file of a line if it was drawn, or is being drawn. */
  known(key: string): Promise<ServedFile> | undefined
  draw(key: string, attachment: Attachment): Promise<ServedFile>
}

/** `draw` may fail; a failure is not remembered. */
export function createDrawnFiles(
  draw: (attachment: Attachment) => Promise<ServedFile>,
  now: () => Date,
): DrawnFiles {
  /** The one that was asked for longest ago comes first. */
  const kept = new Map<string, Kept>()

  function shrink(): void {
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0)
    for (const [key, one] of kept) {
      if (kept.size <= MOST_FILES && bytes <= MOST_BYTES && one.until > now().getTime()) continue
      kept.delete(key)
      bytes -= one.bytes
    }
  }

  function forget(key: string, entry: Kept): void {
    if (kept.get(key) === entry) kept.delete(key)
  }

  async function watch(key: string, entry: Kept): Promise<void> {
    try {
      const file = await entry.file
      if ('bytes' in file) entry.bytes = file.bytes.byteLength
      // What is read while it is sent is read once.
      else forget(key, entry)
    } catch {
      // Whoever asked for it is told; here it only has to be forgotten.
      forget(key, entry)
    }
    shrink()
  }

  return {
    known(key) {
      shrink()
      const entry = kept.get(key)
      if (!entry) return undefined
      kept.delete(key)
      kept.set(key, entry)
      return entry.file
    },
    draw(key, attachment) {
      const entry = { file: draw(attachment), until: now().getTime() + KEPT_MILLISECONDS, bytes: 0 }
      kept.set(key, entry)
      void watch(key, entry)
      return entry.file
    },
  }
}

/** `busy` while all threads read photos, `gone` when it was kept long enough; any other failure is a bug and is thrown on. */
export async function fileOr(drawing: Promise<ServedFile>): Promise<ServedFile | 'busy' | 'gone'> {
  try {
    return await drawing
  } catch (error) {
    if (error instanceof QrWorkshopBusy) return 'busy'
    if (error instanceof FileGone) return 'gone'
    throw error
  }
}

/** The bytes, their type and their name; how long they are kept, the route says. */
export function sendDrawn(
  reply: FastifyReply,
  shown: 'inline' | 'attachment',
  file: ServedFile,
): FastifyReply {
  const content =
    'parts' in file
      ? Readable.from(file.parts)
      : Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  return reply
    .header('content-type', file.type)
    .header('content-disposition', `${shown}; filename="${file.name.replaceAll(/[^\w.-]/g, '_')}"`)
    .send(content)
}
