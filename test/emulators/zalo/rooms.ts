import type { OaButton } from './api/buttons.ts'
import type { Account } from './world.ts'

/** What a message is, in the words that end the names of its events. */
export type ContentKind =
  | 'text'
  | 'image'
  | 'gif'
  | 'file'
  | 'sticker'
  | 'template'
  | 'link'
  | 'audio'
  | 'video'
  | 'location'
  | 'business_card'

/** Something that is attached, as the wire tells it and with the bytes that somebody who opens it gets. */
export interface Attachment {
  readonly wire: { readonly type: string; readonly payload: Readonly<Record<string, unknown>> }
  readonly bytes: Buffer | undefined
  readonly name: string
}

/** A card that asks for name and phone. */
export interface InfoRequest {
  readonly title: string
  readonly subtitle: string
  readonly imageUrl: string
}

export interface Content {
  readonly kind: ContentKind
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly buttons: readonly OaButton[]
  readonly infoRequest: InfoRequest | undefined
}

/** Who says something; the account speaks through the API, or through a person of its staff. */
export type Sender =
  | { readonly kind: 'user'; readonly account: Account }
  | { readonly kind: 'api' }
  | { readonly kind: 'staff'; readonly adminId: string }

/** One message in a room. */
export interface Entry {
  readonly id: string
  /** Milliseconds. */
  readonly at: number
  readonly sender: Sender
  readonly content: Content
  readonly quotes: string | undefined
  /** A press on `oa.query.hide`: the bot hears it, nobody sees it. */
  readonly hidden: boolean
  /** How often the account has answered this very message by its id. */
  replies: number
}

/** A person's own chat with the account. */
export interface PrivateRoom {
  readonly kind: 'private'
  readonly id: string
  readonly account: Account
  readonly entries: Entry[]
}

/** A group that belongs to the account (GMF). */
export interface GroupRoom {
  readonly kind: 'group'
  readonly id: string
  name: string
  readonly description: string
  readonly link: string
  readonly entries: Entry[]
  readonly members: Map<string, Account>
  readonly admins: Set<string>
  /** People who asked to be let in. */
  readonly asking: Map<string, Account>
  status: 'enabled' | 'disabled'
  /** False after the account was thrown out or the group was dissolved. */
  hasOa: boolean
}

export type Room = PrivateRoom | GroupRoom

const NOTHING = { text: '', attachments: [], buttons: [], infoRequest: undefined }

/** A message of some kind with nothing in it but what is given. */
export function content(kind: ContentKind, parts: Partial<Content> = {}): Content {
  return { ...NOTHING, ...parts, kind }
}
