import type { DrawnFile, MessageFile } from '../channel.ts'
import type { ZaloClient } from './client.ts'

/** Bytes that Zalo takes (developers.zalo.me, uploads): pictures in png and jpg, documents in pdf. */
const PICTURE_BYTES = 1024 * 1024
const DOCUMENT_BYTES = 5 * 1024 * 1024

/** Takes one of the month's uploads; false when they are spent. */
export type TakeUpload = () => Promise<boolean>

export type Uploads = {
  /** The id of a picture, or nothing when it is too large or the month's uploads are spent. */
  picture(file: MessageFile, signal: AbortSignal): Promise<string | undefined>
  /** The token of a document, likewise. */
  document(file: MessageFile, signal: AbortSignal): Promise<string | undefined>
}

export function createUploads(client: ZaloClient, takeUpload: TakeUpload): Uploads {
  async function upload(path: string, file: DrawnFile, limit: number, signal: AbortSignal) {
    if (file.bytes.byteLength > limit || !(await takeUpload())) return undefined
    const form = new FormData()
    // Zalo judges the type by the end of the name, so a file always has one.
    form.set('file', new Blob([Buffer.from(file.bytes)], { type: file.type }), file.name)
    return client.call({ method: 'POST', path, body: form }, signal)
  }

  return {
    async picture(file, signal) {
      const drawn = { ...file, bytes: await file.draw() }
      return textIn(await upload('/v2.0/oa/upload/image', drawn, PICTURE_BYTES, signal), 'attachment_id')
    },
    async document(file, signal) {
      const drawn = { ...file, bytes: await file.draw() }
      return textIn(await upload('/v2.0/oa/upload/file', drawn, DOCUMENT_BYTES, signal), 'token')
    },
  }
}

/** A success may come without what was asked for, as for a file whose name has no ending. */
function textIn(data: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  const value = data?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
