import type { Button, OutgoingMessage } from '../../core/outgoing.ts'
import type { Action } from '../../core/received.ts'
import { attachmentFile } from '../../qr/draw/attachment.ts'
import { memberName } from './identity.ts'

/** What a person can do on the web chat. */
export type PersonLineKind = Extract<Action['kind'], 'text' | 'press' | 'open' | 'photo'>

/** A line of a chat as it is kept, sealed: what the bot said, or what a person did as the others see it. */
export type StoredLine =
  | { readonly from: 'bot'; readonly message: OutgoingMessage }
  | { readonly from: 'person'; readonly kind: PersonLineKind; readonly text: string }

/** A stored line with what its row says about it. `id` is opaque: the browser's own, or a keyed hash. */
export type KeptLine = {
  readonly id: string
  readonly line: StoredLine
  readonly senderHash: Uint8Array | undefined
  readonly at: Date
}

/** A line as a browser shows it. */
export type ShownLine = {
  readonly id: string
  readonly from: 'bot' | 'me' | 'other'
  /** In rooms, what the others call the member who wrote it. */
  readonly name?: string
  readonly kind: PersonLineKind
  readonly text: string
  readonly buttons?: readonly (readonly Button<string>[])[]
  readonly file?: { readonly url: string; readonly name: string; readonly type: string }
  readonly at: string
}

/** Who looks at which chat. */
export type Viewer = { readonly chatAddress: string; readonly ownHash: Uint8Array }

/** The line as one viewer sees it: own lines are told from those of other members. */
export function showLine({ id, line, senderHash, at }: KeptLine, viewer: Viewer): ShownLine {
  if (line.from === 'bot') return { ...shownMessage(id, line.message), at: at.toISOString() }
  const own = senderHash !== undefined && Buffer.compare(senderHash, viewer.ownHash) === 0
  const shown = { id, kind: line.kind, text: line.text, at: at.toISOString() }
  if (own || senderHash === undefined) return { ...shown, from: 'me' }
  return { ...shown, from: 'other', name: memberName(viewer.chatAddress, senderHash) }
}

function shownMessage(id: string, { text, buttons, attachment }: OutgoingMessage): Omit<ShownLine, 'at'> {
  const file = attachment && { url: `/chat/files/${id}`, ...attachmentFile(attachment) }
  return { id, from: 'bot', kind: 'text', text, ...(buttons && { buttons }), ...(file && { file }) }
}
