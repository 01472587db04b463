import type { IncomingHttpHeaders } from 'node:http'
import { isRecord } from '../telegram/arguments.ts'
import { parseMultipart } from '../telegram/multipart.ts'
import { invalid } from './refusal.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A request as it came over HTTP. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly query: Fields
  readonly headers: IncomingHttpHeaders
  /** Without its parameters, in small letters. */
  readonly contentType: string
  readonly body: Buffer
}

/**
 * The body of a call that takes JSON and nothing else.
 * @throws Refusal when it is none.
 */
export function jsonOf(request: HttpRequest): Fields {
  if (request.contentType !== 'application/json') throw invalid('Content-Type')
  const value = parsed(request.body.toString())
  if (!isRecord(value)) throw invalid('body')
  return value
}

/**
 * The JSON that reading calls carry in the query, `?data={…}`.
 * @throws Refusal when it is none.
 */
export function dataOf(request: HttpRequest): Fields {
  const value = parsed(String(request.query.data ?? ''))
  if (!isRecord(value)) throw invalid('data')
  return value
}

/** What a test sees of a call. */
export function shownParams(request: HttpRequest): Fields {
  return { ...shownQuery(request.query), ...shownBody(request) }
}

function shownQuery({ data, ...query }: Fields): Fields {
  if (data === undefined) return query
  return { ...query, data: parsed(String(data)) ?? data }
}

function shownBody({ contentType, headers, body }: HttpRequest): Fields {
  if (contentType === 'application/x-www-form-urlencoded') {
    return Object.fromEntries(new URLSearchParams(body.toString()))
  }
  if (contentType === 'multipart/form-data') {
    const form = parseMultipart(body, headers['content-type'] ?? '')
    const uploads = [...(form?.uploads ?? [])].map(([field, { name, bytes }]) => {
      return [field, { upload: name, bytes: bytes.length }]
    })
    return { ...form?.values, ...Object.fromEntries(uploads) }
  }
  const value = parsed(body.toString())
  return isRecord(value) ? value : {}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
