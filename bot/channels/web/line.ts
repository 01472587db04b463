import type { Button, OutgoingMessage } from '../../core/outgoing.ts'
import type { Action } from '../../core/received.ts'
import { attachmentFile } from '../../draw/attachment.ts'
import { memberName } from './identity.ts'

/** What a person can do on the web chat. */
export type PersonLineKind = Extract<Action['kind'], 'text' | 'press' | 'open' | 'photo'>

/** A line of a chat as it is kept, sealed: what the bot said, or what a person did as the others see it. */
export type StoredLine =
  | { readonly from: 'bot'; readonly message: OutgoingMessage }
  /** Of a photo that was taken out of the chat only that it was there is left. */
  | {
      readonly from: 'person'
      readonly kind: PersonLineKind
      readonly text: string
      readonly removed?: true
    }

/** A stored line with what its row says about it. `id` is opaque: the browser's own, or a keyed hash. */
export type KeptLine = {
  readonly id: string
  readonly line: StoredLine
  readonly senderHash: Uint8Array | undefined
  readonly at: Date
  readonly mark?: string
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
  readonly removed?: true
  readonly at: string
  /** The line was there before and is now as it is told here; what comes after this change is asked for by the mark. */
  readonly mark?: string
}

/** Who looks at which chat. */
export type Viewer = { readonly chatAddress: string; readonly ownHash: Uint8Array }

/** The line as one viewer sees it: own lines are told from those of other members. */
export function showLine({ id, line, senderHash, at, mark }: KeptLine, viewer: Viewer): ShownLine {
  const place = { at: at.toISOString(), ...(mark !== undefined && { mark }) }
  if (line.from === 'bot') return { ...shownMessage(id, line.message), ...place }
  const own = senderHash !== undefined && Buffer.compare(senderHash, viewer.ownHash) === 0
  const { kind, text, removed } = line
  const shown = { id, kind, text, ...(removed && { removed }), ...place }
  if (own || senderHash === undefined) return { ...shown, from: 'me' }
  return { ...shown, from: 'other', name: memberName(viewer.chatAddress, senderHash) }
}

function shownMessage(id: string, { text, buttons, attachment }: OutgoingMessage): Omit<ShownLine, 'at'> {
  const file = attachment && { url: `/chat/files/${id}`, ...attachmentFile(attachment) }
  return { id, from: 'bot', kind: 'text', text, ...(buttons && { buttons }), ...(file && { file }) }
}
