import { addEntry, asReplied, changeEntry, deleteEntry } from '../entries.ts'
import { randomDigits } from '../randomness.ts'
import type { Room } from '../rooms.ts'
import type { MessageContent } from '../wire.ts'
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

/** What a person can write in a chat, beside what they see there. */
export class Writer extends Screen {
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
}
