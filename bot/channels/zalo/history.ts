import { z } from 'zod'
import type { ChatKind, Received } from '../../core/received.ts'
import type { ZaloData } from './client.ts'
import type { ZaloReader } from './read.ts'
import { readEvent } from './read.ts'

/** Who wrote a row of a conversation (developers.zalo.me, `src`). */
const FROM_PERSON = 1

const id = z.union([z.string(), z.number().refine(Number.isSafeInteger).transform(String)])

/** Zalo writes numbers as such or as text. */
const number = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().min(0))

/** A row of a conversation, as `listrecentchat`, `conversation` and `group/conversation` give it. */
const rowSchema = z.looseObject({
  src: number,
  time: number,
  type: z.string(),
  message_id: id,
  message: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  from_id: id,
  to_id: id,
})

export type HistoryRow = z.output<typeof rowSchema> & { readonly isPersons: boolean }

/** The rows of an answer, newest first as Zalo gives them; what is no row is passed over. */
export function rowsIn(data: ZaloData): readonly HistoryRow[] {
  return listIn(data).flatMap((row) => {
    const parsed = rowSchema.safeParse(row)
    return parsed.success ? [{ ...parsed.data, isPersons: parsed.data.src === FROM_PERSON }] : []
  })
}

/** Lists come bare, or under a name that is not documented for all of them. */
export function listIn(data: ZaloData): readonly unknown[] {
  if (Array.isArray(data)) return data
  const list = Object.values(data).find(Array.isArray)
  return Array.isArray(list) ? list : []
}

/** The person of a private conversation, whoever wrote the row. */
export function personOf({ isPersons, from_id: from, to_id: to }: HistoryRow): string {
  return isPersons ? from : to
}

/** What a row's type would have been called as an event; other types can't be told from a row alone. */
const EVENT_KINDS: Readonly<Record<string, string>> = {
  text: 'text',
  photo: 'image',
  image: 'image',
  sticker: 'sticker',
  voice: 'audio',
  audio: 'audio',
  location: 'location',
  links: 'link',
  link: 'link',
}

/**
 * A row as the event would have brought it, had it come: read by the same reader, so that a message that came both ways is
 * one message.
 */
export function receivedFromRow(row: HistoryRow, kind: ChatKind, reader: ZaloReader): readonly Received[] {
  const what = EVENT_KINDS[row.type]
  if (!row.isPersons || what === undefined) return []
  const event = {
    event_name: kind === 'group' ? `user_send_group_${what}` : `user_send_${what}`,
    timestamp: row.time,
    sender: { id: row.from_id },
    recipient: { id: row.to_id },
    message: {
      msg_id: row.message_id,
      text: row.message ?? '',
      ...(row.url !== undefined && { attachments: [{ type: what, payload: { url: row.url } }] }),
    },
  }
  const read = readEvent(event, reader)
  return read.kind === 'received' ? read.received : []
}
