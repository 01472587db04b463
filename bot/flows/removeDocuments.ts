import type { PhotoRemoval } from '../core/outgoing.ts'
import type { Turn } from '../core/turn.ts'
import type { ParsedCode } from '../qr/parseCode.ts'
import type { Reading } from '../qr/photoReader.ts'

/** Photos as they were read, and what the messenger calls the message of each. */
type Photos = {
  readonly readings: readonly Reading[]
  readonly messages?: readonly (string | undefined)[]
}

/**
 * Has the photos of this turn that show a document taken out of the chat, where the messenger can do that: an identity card has
 * no business there once it was read. It goes by the outbox, behind the answer, and is tried again as any message.
 */
export function removeDocuments(turn: Turn, { readings, messages = [] }: Photos): void {
  if (!turn.removesPhotos || !turn.channel.limits.deletesPhotos) return
  const removesPhotos = readings.flatMap((reading, i) => (showsDocument(reading) ? (messages[i] ?? []) : []))
  if (removesPhotos.length === 0) return
  const body: PhotoRemoval = { removesPhotos }
  turn.outgoing.push({ chatId: turn.chat.id, class: 'reply', body })
}

const DOCUMENTS: ReadonlySet<ParsedCode['kind']> = new Set([
  'citizenCard',
  'nationalPerson',
  'unclearDocument',
])

/** Whether a photo shows an identity card or a national personal QR, also one of which not all could be read. */
export function showsDocument(reading: Reading): boolean {
  return reading.kind === 'codes' && reading.codes.some(({ kind }) => DOCUMENTS.has(kind))
}
