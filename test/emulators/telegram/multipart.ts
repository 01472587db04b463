import type { Upload } from './arguments.ts'

export interface MultipartForm {
  readonly values: Record<string, unknown>
  readonly uploads: Map<string, Upload>
}

/**
 * Reads multipart/form-data (RFC 7578) that is whole in memory.
 * @returns undefined when the body is broken.
 */
export function parseMultipart(body: Buffer, contentType: string): MultipartForm | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const name = boundary?.[1] ?? boundary?.[2]
  if (name === undefined) return undefined
  const form: MultipartForm = { values: {}, uploads: new Map() }
  const delimiter = Buffer.from(`--${name}`)
  let at = body.indexOf(delimiter)
  while (at !== -1) {
    const begin = at + delimiter.length
    if (body.subarray(begin, begin + 2).toString() === '--') return form
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), begin)
    if (end === -1 || !readPart(body.subarray(begin + 2, end), form)) return undefined
    at = end + 2
  }
  return undefined
}

function readPart(part: Buffer, form: MultipartForm): boolean {
  const headEnd = part.indexOf('\r\n\r\n')
  if (headEnd === -1) return false
  const disposition = part
    .subarray(0, headEnd)
    .toString()
    .split('\r\n')
    .find((line) => /^content-disposition:/i.test(line))
  const name = /[;\s]name="([^"]*)"/i.exec(disposition ?? '')?.[1]
  if (name === undefined) return false
  const content = part.subarray(headEnd + 4)
  const fileName = /filename="([^"]*)"/i.exec(disposition ?? '')?.[1]
  if (fileName === undefined) form.values[name] = content.toString()
  else form.uploads.set(name, { name: fileName, bytes: Buffer.from(content) })
  return true
}
