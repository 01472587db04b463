import { isRecord } from './arguments.ts'
import type { MultipartForm } from './multipart.ts'
import { parseMultipart } from './multipart.ts'

/**
 * Reads parameters from a body in any of the ways Telegram takes them.
 * @returns undefined when it is none of them or broken.
 */
export function parseBody(contentType: string, body: Buffer): MultipartForm | undefined {
  if (body.length === 0) return { values: {}, uploads: new Map() }
  const kind = contentType.split(';')[0]?.trim().toLowerCase()
  if (kind === 'multipart/form-data') return parseMultipart(body, contentType)
  if (kind === 'application/json') return parseJson(body)
  if (kind === 'application/x-www-form-urlencoded') {
    return { values: Object.fromEntries(new URLSearchParams(body.toString())), uploads: new Map() }
  }
  return undefined
}

function parseJson(body: Buffer): MultipartForm | undefined {
  try {
    const values: unknown = JSON.parse(body.toString())
    return isRecord(values) ? { values: { ...values }, uploads: new Map() } : undefined
  } catch {
    return undefined
  }
}
