import type { DrawnFile, MessageFile } from '../channel.ts'
import type { ZaloClient, ZaloData } from './client.ts'
import { ZaloError } from './errors.ts'

/** Bytes that Zalo takes (developers.zalo.me, uploads): pictures in png and jpg, documents in pdf. */
const PICTURE_BYTES = 1024 * 1024
const DOCUMENT_BYTES = 5 * 1024 * 1024

/** Takes one of the month's uploads; false when they are spent. */
export type TakeUpload = () => Promise<boolean>

export type Uploads = {
  /** The id of a picture, or nothing when it is too large, the month's uploads are spent or Zalo does not take it. */
  picture(file: MessageFile, signal: AbortSignal): Promise<string | undefined>
  /** The token of a document, likewise. */
  document(file: MessageFile, signal: AbortSignal): Promise<string | undefined>
}

/**
 * Codes by which Zalo says that it does not take this file, or no more this month, or none from this account: the message can go
 * without the upload, and nothing else needs to wait for it.
 */
const NOT_TAKEN = new Set([-201, -209, -210, -211, -212, -221, -223, -233, -235, -240])

export function createUploads(client: ZaloClient, takeUpload: TakeUpload): Uploads {
  return {
    async picture(file, signal) {
      const drawn = { ...file, bytes: await file.draw() }
      if (drawn.bytes.byteLength > PICTURE_BYTES || !(await takeUpload())) return undefined
      return textIn(await uploaded(client, '/v2.0/oa/upload/image', drawn, signal), 'attachment_id')
    },
    async document(file, signal) {
      const drawn = { ...file, bytes: await file.draw() }
      if (drawn.bytes.byteLength > DOCUMENT_BYTES || !(await takeUpload())) return undefined
      return textIn(await uploaded(client, '/v2.0/oa/upload/file', drawn, signal), 'token')
    },
  }
}

async function uploaded(
  client: ZaloClient,
  path: string,
  file: DrawnFile,
  signal: AbortSignal,
): Promise<ZaloData> {
  const body = new FormData()
  // Zalo judges the type by the end of the name, so a file always has one.
  body.set('file', new Blob([Buffer.from(file.bytes)], { type: file.type }), file.name)
  try {
    return await client.call({ method: 'POST', path, body }, signal)
  } catch (error) {
    if (error instanceof ZaloError && NOT_TAKEN.has(error.code)) return {}
    throw error
  }
}

/** A success may come without what was asked for, as for a file whose name has no ending. */
function textIn(data: ZaloData, name: string): string | undefined {
  const value = data[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
