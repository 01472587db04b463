import { z } from 'zod'
import type { ChatKind, Received } from '../../core/received.ts'
import type { ZaloData } from './client.ts'
import { PICTURE_FILE } from './messages.ts'
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

/** The rows of a list, newest first as Zalo gives them; what is no row is passed over. */
export function rowsIn(list: readonly unknown[]): readonly HistoryRow[] {
  return list.flatMap((row) => {
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

/** The conversation that was asked for. What a row says of where it stands is not documented for groups. */
export type AskedFor = { readonly kind: ChatKind; readonly address: string }

/**
 * A row as the event would have brought it, had it come: read by the same reader, so that a message that came both ways is
 * one message. `untold` is what a person sent us and a row does not tell enough of; in a group it is not meant for us.
 */
export function receivedFromRow(
  row: HistoryRow,
  { kind, address }: AskedFor,
  reader: ZaloReader,
): readonly Received[] | 'untold' {
  if (!row.isPersons) return []
  const unread = kind === 'group' ? [] : 'untold'
  const what = isPictureFile(row) ? 'file' : EVENT_KINDS[row.type]
  if (what === undefined) return unread
  const event = {
    event_name: kind === 'group' ? `user_send_group_${what}` : `user_send_${what}`,
    timestamp: row.time,
    sender: { id: row.from_id },
    recipient: { id: kind === 'group' ? address : row.to_id },
    message: {
      msg_id: row.message_id,
      text: row.message ?? '',
      ...(row.url !== undefined && { attachments: [attachmentOf(row.url, what)] }),
    },
  }
  const read = readEvent(event, reader)
  return read.kind === 'received' ? read.received : unread
}

/** A row does not tell a file's name; the reader knows a picture by what stands for it here, the end of the address. */
function attachmentOf(url: string, type: string) {
  return { type, payload: { url, ...(type === 'file' && { name: pathOf(url) }) } }
}

function isPictureFile({ type, url }: HistoryRow): boolean {
  return type === 'file' && url !== undefined && PICTURE_FILE.test(pathOf(url))
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : ''
}
