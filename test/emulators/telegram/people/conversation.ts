import { randomDigits } from '../randomness.ts'
import type { Room } from '../rooms.ts'
import { addEntry, asReplied, changeEntry, deleteEntry } from '../rooms.ts'
import type { Contact, MessageContent, WireUser } from '../wire.ts'
import type { Account, World } from '../world.ts'
import { tellBot, tellBotOfEdit } from './hearing.ts'
import type { Outgoing } from './outgoing.ts'
import { outgoingDocument, outgoingOddity, outgoingPhoto, outgoingText } from './outgoing.ts'
import { Screen } from './screen.ts'
import { SeenMessage } from './seenMessage.ts'

export interface SendOptions {
  readonly replyTo?: SeenMessage
}

export interface CaptionOptions extends SendOptions {
  readonly caption?: string
}

export interface PhotoOptions extends CaptionOptions {
  /** Sent "in high quality": up to 2560 pixels instead of 1280. */
  readonly hd?: boolean
}

/** One person in one chat: what they do there, beside what they see (`Screen`). */
export class Conversation extends Screen {
  protected readonly account: Account

  constructor(world: World, room: () => Room, account: Account) {
    super(world, room, account.user)
    this.account = account
  }

  /** Writes a text. Where the bot has asked for a reply (force_reply), the app makes it one by itself. */
  send(text: string, options: SendOptions = {}): SeenMessage {
    const replyTo = options.replyTo ?? this.takeForcedReply()
    return this.put(outgoingText(text), replyTo === undefined ? {} : { replyTo })
  }

  /** Answers a message, as a swipe does. */
  reply(to: SeenMessage, text: string): SeenMessage {
    return this.send(text, { replyTo: to })
  }

  /** A picture as a photo: Telegram recompresses it. */
  async sendPhoto(picture: Buffer, options: PhotoOptions = {}): Promise<SeenMessage> {
    return this.put(await outgoingPhoto(this.world, picture, options), options)
  }

  /** Several photos at once: messages of their own that share a media_group_id; the caption stands on the first. */
  async sendAlbum(pictures: readonly Buffer[], options: PhotoOptions = {}): Promise<SeenMessage[]> {
    const { hd, caption } = options
    const media_group_id = randomDigits(this.world.random, 17)
    const parts = await Promise.all(
      pictures.map((picture, index) => {
        return outgoingPhoto(this.world, picture, { hd, caption: index === 0 ? caption : undefined })
      }),
    )
    return parts.map(({ content, extras }) => {
      return this.put({ content: { ...content, media_group_id }, extras }, options)
    })
  }

  /** A file, unchanged: also a picture "without compression". */
  sendDocument(bytes: Buffer, name: string, { caption, ...options }: CaptionOptions = {}): SeenMessage {
    return this.put(outgoingDocument(this.world, bytes, name, caption), options)
  }

  sendSticker(emoji = '👍'): SeenMessage {
    return this.put(outgoingOddity(this.world, 'sticker', emoji))
  }

  sendVoice(): SeenMessage {
    return this.put(outgoingOddity(this.world, 'voice', ''))
  }

  sendVideo(): SeenMessage {
    return this.put(outgoingOddity(this.world, 'video', ''))
  }

  sendLocation(latitude: number, longitude: number): SeenMessage {
    return this.put({ content: { location: { latitude, longitude } }, extras: {} })
  }

  /** Shares the own number, by the bot's button if one is on the screen, else from the attachments. */
  shareContact(): SeenMessage {
    const { user, phone } = this.account
    if (phone === '') throw new Error('this person was made without a phone number')
    const contact = { ...namesOf(user), phone_number: phone, user_id: user.id }
    return this.put({ content: { contact }, extras: {} }, this.askedBy('contact'))
  }

  /** Sends somebody else's card, e.g. from the address book; `origin` makes it a forwarded message. */
  forwardContact(card: {
    readonly phone: string
    readonly firstName?: string
    readonly userId?: number
    readonly origin?: WireUser
  }): SeenMessage {
    const contact: Contact = {
      phone_number: card.phone,
      first_name: card.firstName ?? 'Danh bạ',
      ...(card.userId === undefined ? {} : { user_id: card.userId }),
    }
    return this.put({ content: { contact, ...originOf(card.origin) }, extras: {} })
  }

  /** Taps a button of the reply keyboard, which sends its label, the own contact or, where it asks for it, a place. */
  pressKeyboard(label: string, place = { latitude: 20.8449, longitude: 106.6881 }): SeenMessage {
    const button = this.keyboard?.rows.flat().find((candidate) => candidate.text === label)
    if (button === undefined)
      throw new Error(`no key "${label}" on ${JSON.stringify(this.keyboard?.rows ?? [])}`)
    const asked = this.askedBy(button.request)
    if (this.keyboard?.oneTime === true) this.room().keyboard = undefined
    if (button.request === 'contact') return this.shareContact()
    if (button.request === undefined) return this.send(label)
    return this.put({ content: { location: place }, extras: {} }, asked)
  }

  /** Changes an own message. */
  edit(message: SeenMessage, text: string): void {
    const { entities: _entities, ...kept } = message.wire
    changeEntry(this.world, message.entry, { ...kept, ...outgoingText(text).content })
    tellBotOfEdit(this.world, this.room(), message.entry)
  }

  /** Deletes a message for everybody. Bots are never told. */
  delete(message: SeenMessage): void {
    deleteEntry(this.world, message.entry)
  }

  /** Puts a message into the chat as this person and lets the bot hear of it. */
  protected put(outgoing: Outgoing, { replyTo }: SendOptions = {}): SeenMessage {
    this.checkMayWrite()
    const room = this.room()
    const replied: MessageContent = replyTo === undefined ? {} : { reply_to_message: asReplied(replyTo.wire) }
    const content = { ...replied, ...outgoing.content }
    const entry = addEntry(this.world, room, this.account.user, content, outgoing.extras)
    tellBot(this.world, room, entry)
    return new SeenMessage(entry)
  }

  protected checkMayWrite(): void {
    if (!this.room().members.has(this.account.user.id)) throw new Error('this person is not in the group')
  }

  private takeForcedReply(): SeenMessage | undefined {
    const room = this.room()
    const entry = room.forcedReply
    room.forcedReply = undefined
    return entry === undefined || entry.deleted ? undefined : new SeenMessage(entry)
  }

  /** The message whose keyboard asks for something: Telegram sends the answer as a reply to it. */
  private askedBy(request: 'contact' | 'location' | undefined): SendOptions {
    if (request === undefined || this.keyboard === undefined) return {}
    const asking = this.messages.findLast((message) => {
      return message.keyboard?.rows.flat().some((button) => button.request === request)
    })
    return asking === undefined ? {} : { replyTo: asking }
  }
}

function namesOf(user: WireUser): Pick<Contact, 'first_name' | 'last_name'> {
  const { first_name, last_name } = user
  return last_name === undefined ? { first_name } : { first_name, last_name }
}

function originOf(sender: WireUser | undefined): MessageContent {
  return sender === undefined ? {} : { forward_origin: { type: 'user', sender_user: sender, date: 1 } }
}
