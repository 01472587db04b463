import type { MessageClass } from '../../db/outbox.ts'
import type { OutgoingMessage } from '../core/outgoing.ts'
import type { ChannelName, ChatKind, PhotoReference, Received } from '../core/received.ts'
import type { FileType } from '../draw/attachment.ts'

/** Tokens per second and how many may be spent at once. */
export type Pace = { readonly perSecond: number; readonly burst: number }

/** What a messenger can carry, as data: flows never ask which messenger they speak through. */
export type ChannelLimits = {
  /** Characters of a text message and of the words under a picture or file. */
  readonly textLength: number
  readonly captionLength: number
  /** What goes beyond is shown as numbered words; see `numbered.ts`. */
  readonly buttonsInAMessage: { readonly private: number; readonly group: number }
  /** The same beneath a picture or document. */
  readonly buttonsUnderPictures: number
  /** Whether the person's own number can be shared by a button in a private chat. */
  readonly sharesContact: boolean
  /** Whether the messenger vouches that a shared number is the person's; elsewhere it can be changed before it is sent. */
  readonly vouchesForContact: boolean
  /** The messages lie where they should not learn names, phones and symptoms, so these are never repeated there. */
  readonly discreet: boolean
  /** Messages are scarce or cost money: forms ask no more than they must, and can be filled in on one page instead. */
  readonly fewMessages: boolean
  /** Whether people are reminded to check out who never asked for it; where messages are few only those are who did. */
  readonly remindsUnasked: boolean
  /** Whether a message of ours can be changed where it stands. */
  readonly editsMessages: boolean
  /** Whether a photo that a person sent can be taken out of the chat. */
  readonly deletesPhotos: boolean
  readonly pace: { readonly all: Pace; readonly private: Pace; readonly group: Pace }
}

/** A file of a message, drawn or written, ready to be sent. */
export type DrawnFile = {
  readonly name: string
  readonly type: FileType
  readonly bytes: Uint8Array
}

/** The file of a message, as a channel wants it: drawn now, or by an address on our own server. */
export type MessageFile = Omit<DrawnFile, 'bytes'> & {
  draw(): Promise<Uint8Array>
  /**
   * An address that nobody can guess and that expires: `fetched` by the messenger as often as it likes, or opened `once`
   * by the person. The same for the same delivery, however often it is tried.
   */
  link(way: 'fetched' | 'once'): Promise<string>
}

export type Delivery = {
  readonly chat: { readonly id: number; readonly address: string; readonly kind: ChatKind }
  readonly message: OutgoingMessage
  /** Replies go before pushes, pushes before broadcasts, also where one message needs several calls. */
  readonly class: MessageClass
  readonly file?: MessageFile
  /** The outbox row's id: a channel that can tell a repeated delivery by it does. */
  readonly deliveryId: number
  readonly signal: AbortSignal
}

/** Photos that are to leave a chat, by the messenger's ids of their messages. */
export type Removal = Pick<Delivery, 'chat' | 'deliveryId' | 'signal'> & {
  readonly messages: readonly string[]
}

/**
 * A messenger. Reading is pure and lives beside it (`read…`), because each messenger's webhook differs in shape;
 * what every messenger must be able to do for the workers is here.
 */
export type Channel = {
  readonly name: ChannelName
  readonly limits: ChannelLimits
  /** Delivers one message, in the place of another where it says so, or throws a `DeliveryError` that carries its decision. */
  deliver(delivery: Delivery): Promise<void>
  /** Takes photos out of the chat; one that is gone or too old is no error. Never asked where the limits say that it can't. */
  removePhotos?(removal: Removal): Promise<void>
  /** Fetches a photo that a person sent. Throws a `DeliveryError` when it cannot be had. */
  download(photo: PhotoReference, signal: AbortSignal): Promise<Uint8Array>
  /** A courtesy at once after an action was seen: stops a button's spinner, shows "typing". May fail, never retried. */
  acknowledge(received: Pick<Received, 'chat' | 'action'>, signal: AbortSignal): Promise<void>
}

/** What is to be done about a message that could not be delivered. */
export type DeliveryDecision =
  /**
   * Tried again, `atMost` so often when it is said, else for a day. `alarm` tells the operator what to mend meanwhile: it is about
   * this message, so others of its chat need not wait behind it.
   */
  | {
      readonly kind: 'retry'
      readonly afterSeconds?: number
      readonly atMost?: number
      readonly alarm?: string
    }
  /** The messenger asks us to be slower: with this chat, or with everybody. */
  | { readonly kind: 'pace'; readonly afterSeconds: number; readonly of: 'chat' | 'channel' }
  /** Nothing can be sent to anybody until something is mended; `alarm` tells the operator what. All of it waits. */
  | { readonly kind: 'hold'; readonly afterSeconds: number; readonly alarm?: string }
  /** The messenger lets us write only once the person has written again. */
  | { readonly kind: 'park' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'giveUp'; readonly alarm?: string }

/**
 * An error of a messenger that has already been judged. `reason` names it for the log, without personal data; `rest` is
 * what remains to be delivered when a part of the message arrived before it.
 */
export class DeliveryError extends Error {
  readonly decision: DeliveryDecision
  readonly reason: string
  readonly rest: OutgoingMessage | undefined

  constructor(decision: DeliveryDecision, reason: string, rest?: OutgoingMessage) {
    super(`delivery failed: ${reason}`)
    this.name = 'DeliveryError'
    this.decision = decision
    this.reason = reason
    this.rest = rest
  }
}
