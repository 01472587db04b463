import type { Language } from '../../locales/catalogue.ts'
import type { About } from './form/form.ts'

export type Messenger = 'telegram' | 'zalo'
export type ChannelName = Messenger | 'web'
export type ChatKind = 'private' | 'group'

/** A photo that lies with the messenger; only the channel that made the reference can fetch it. */
export type PhotoReference = { readonly file: string; readonly bytes?: number }

/** The things that a person can do in a chat, the same for every messenger. */
export type Action =
  | { readonly kind: 'text'; readonly text: string }
  /** `message` is the messenger's own id of the message that bore the button. */
  | { readonly kind: 'press'; readonly data: string; readonly receipt?: string; readonly message?: string }
  /** `message` is the messenger's own id of the message that the photo is. */
  | {
      readonly kind: 'photo'
      readonly photo: PhotoReference
      readonly album?: string
      readonly message?: string
    }
  /** `own`: the messenger says that it is the sender's. */
  | { readonly kind: 'contact'; readonly phone: string; readonly own: boolean }
  | { readonly kind: 'open'; readonly payload: string }
  | {
      readonly kind: 'unreadable'
      readonly what: 'sticker' | 'voice' | 'video' | 'location' | 'file' | 'other'
    }
  /** A form filled in on its one-time page: what was written there, by the names of its questions. */
  | {
      readonly kind: 'filled'
      readonly form: string
      readonly about?: About
      readonly agreed: boolean
      readonly answers: Readonly<Record<string, unknown>>
    }
  /** Somebody came without a word: followed the account, or opened the chat for the first time. */
  | { readonly kind: 'arrived' }
  /** One of our people answered in this chat by hand. */
  | { readonly kind: 'humanAnswered' }
  /** The person asked the messenger to have their data erased here. */
  | { readonly kind: 'erased' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'unblocked' }
  | { readonly kind: 'joined' }
  | { readonly kind: 'migrated'; readonly to: string }

/**
 * One thing that one person did, as a channel understood it. `externalId` is the messenger's own id of the
 * delivery, by which a redelivery is recognised; where it gives none, one is made of what and who, and `idHoldsAddress` says
 * that it must not be kept as it is. `sentAt` is the sender's time as ISO 8601.
 */
export type Received = {
  readonly externalId: string
  readonly idHoldsAddress?: true
  readonly chat: { readonly address: string; readonly kind: ChatKind }
  readonly sender: { readonly address: string; readonly language?: Language }
  readonly sentAt: string
  readonly action: Action
}
