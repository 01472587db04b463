import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Language } from '../../../locales/catalogue.ts'
import type { Action, Received } from '../../core/received.ts'
import type { Seat } from './identity.ts'
import type { StoredLine } from './line.ts'

/** Characters. More than any flow keeps (4,000), so that the bot itself can say that a text is too long. */
export const TEXT_LIMIT = 20_000
/** Characters of a long text that the history shows again. */
const SHOWN_TEXT_LIMIT = 4000
/** Bytes, the same on every channel: Telegram's limit. */
const PRESS_LIMIT = 64
/** Characters: longer than any label of the catalogue. */
const LABEL_LIMIT = 200
/** Characters: a gate's code or an invitation is far shorter. */
const PAYLOAD_LIMIT = 256
/**
 * Seconds. What was sent while the phone had no network counts from when the person sent it; the phone says how long
 * ago that was, because its clock may be wrong. Nobody can claim more than this.
 */
const LONGEST_AGE_SECONDS = 2 * 60 * 60

export const messageId = z.uuid()
/** What lines are called: by a browser's id, or by a keyed hash. */
export const lineId = z.string().regex(/^[\w-]{1,64}$/)
const age = z.number().min(0).default(0)
const text = z.string().refine((value) => value.trim() !== '')
const press = z.string().refine((value) => value !== '' && Buffer.byteLength(value) <= PRESS_LIMIT)

const postSchema = z.discriminatedUnion('kind', [
  z.object({ id: messageId, age, kind: z.literal('text'), text }),
  z.object({
    id: messageId,
    age,
    kind: z.literal('press'),
    data: press,
    label: z.string().max(LABEL_LIMIT),
    /** The line that bore the button, and whether the chat shows by that line alone that it was pressed. */
    on: lineId.optional(),
    quiet: z.boolean().default(false),
  }),
  z.object({ id: messageId, age, kind: z.literal('open'), payload: z.string().max(PAYLOAD_LIMIT) }),
])

/** What a browser posts: `id` is its own, the same when it repeats; `age` how many seconds ago the person did it. */
export type WebPost = z.output<typeof postSchema>

/** Reads the body of a post. */
export function readWebPost(body: unknown): WebPost | 'malformed' | 'tooLong' {
  const parsed = postSchema.safeParse(body)
  if (!parsed.success) return 'malformed'
  return parsed.data.kind === 'text' && parsed.data.text.length > TEXT_LIMIT ? 'tooLong' : parsed.data
}

/** Who did something, in which chat and language. */
export type WebSender = Seat & { readonly language: Language }

/** What the bot is told about something done in a browser. The id alone would let members of a room clash. */
export function webReceived(
  { chat, senderAddress, language }: WebSender,
  { id, age: seconds }: { readonly id: string; readonly age: number },
  action: Action,
  now: Date,
): Received {
  const sentAt = new Date(now.getTime() - Math.min(seconds, LONGEST_AGE_SECONDS) * 1000).toISOString()
  const externalId = createHash('sha256').update(`${chat.address} ${senderAddress} ${id}`).digest('base64url')
  return { externalId, chat, sender: { address: senderAddress, language }, sentAt, action }
}

export function actionOf(post: WebPost): Action {
  switch (post.kind) {
    case 'text':
      return { kind: 'text', text: post.text }
    case 'press':
      return { kind: 'press', data: post.data, ...(post.on !== undefined && { message: post.on }) }
    case 'open':
      return { kind: 'open', payload: post.payload }
  }
}

/** The line that the chat shows for it. What a link carried is not kept: a gate's code is nobody else's business. */
export function personLine(post: WebPost | { readonly kind: 'photo' }): StoredLine {
  switch (post.kind) {
    case 'text':
      return { from: 'person', kind: 'text', text: shortened(post.text) }
    case 'press':
      return { from: 'person', kind: 'press', text: post.label }
    default:
      return { from: 'person', kind: post.kind, text: '' }
  }
}

function shortened(long: string): string {
  return long.length <= SHOWN_TEXT_LIMIT ? long : `${long.slice(0, SHOWN_TEXT_LIMIT)}…`
}
