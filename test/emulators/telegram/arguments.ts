import { badRequest } from './refusal.ts'

/** A file that came with a request. */
export interface Upload {
  readonly name: string
  readonly bytes: Buffer
}

/** Parameters that are JSON inside, also when the request is a form. */
const STRUCTURED = new Map([
  ['reply_markup', 'reply keyboard markup JSON object'],
  ['reply_parameters', 'reply parameters JSON object'],
  ['entities', 'entities JSON object'],
  ['caption_entities', 'caption entities JSON object'],
  ['media', 'media JSON object'],
  ['commands', 'commands JSON object'],
  ['scope', 'BotCommandScope JSON object'],
  ['allowed_updates', 'allowed updates JSON object'],
  ['message_ids', 'message identifiers JSON object'],
  ['link_preview_options', 'link preview options JSON object'],
])

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The parameters of one call, however they came: query, form, multipart or JSON. Telegram tells no difference. */
export class Arguments {
  readonly values: Readonly<Record<string, unknown>>
  readonly uploads: ReadonlyMap<string, Upload>

  constructor(values: Readonly<Record<string, unknown>>, uploads: ReadonlyMap<string, Upload>) {
    this.values = values
    this.uploads = uploads
  }

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== null
  }

  /** @returns the parameter as text; "" when it is absent. */
  text(name: string): string {
    const value = this.values[name]
    if (value === undefined || value === null) return ''
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }

  /** A whole number pressed between two limits, as the server does with its own; absent or no number: the fallback. */
  integer(name: string, fallback: number, least: number, most: number): number {
    const text = this.text(name)
    if (!/^-?\d+$/.test(text)) return fallback
    return Math.min(Math.max(Number(text), least), most)
  }

  flag(name: string): boolean {
    return ['true', 'yes', '1'].includes(this.text(name).toLowerCase())
  }

  /**
   * @returns the parsed value; undefined when absent or empty.
   * @throws Refusal when it is no JSON.
   */
  json(name: string): unknown {
    const value = this.values[name]
    if (typeof value !== 'string') return value ?? undefined
    if (value === '') return undefined
    try {
      return JSON.parse(value)
    } catch {
      throw badRequest(`can't parse ${STRUCTURED.get(name) ?? name}`)
    }
  }

  /** What a test sees of the call: structured parameters parsed, uploads named. */
  shown(): Readonly<Record<string, unknown>> {
    const shown: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(this.values)) shown[name] = this.shownValue(name, value)
    for (const [name, upload] of this.uploads) {
      shown[name] = { upload: upload.name, bytes: upload.bytes.length }
    }
    return shown
  }

  private shownValue(name: string, value: unknown): unknown {
    if (typeof value !== 'string' || !STRUCTURED.has(name)) return value
    try {
      return JSON.parse(value)
    } catch {
      return value
    }
  }
}
