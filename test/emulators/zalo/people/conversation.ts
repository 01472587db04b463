import type { Content, Room } from '../rooms.ts'
import { content } from '../rooms.ts'
import { speak } from '../speaking.ts'
import type { Account, World } from '../world.ts'
import {
  photoAttachment,
  sentBusinessCard,
  sentClip,
  sentFile,
  sentLink,
  sentLocation,
  sentSticker,
  typedText,
} from './outgoing.ts'
import { Screen } from './screen.ts'
import { SeenMessage } from './seenMessage.ts'

export interface SendOptions {
  readonly replyTo?: SeenMessage
}

export interface CaptionOptions extends SendOptions {
  readonly caption?: string
}

const ANY_STICKER = '46571'

/** One person in one chat: what they see (`Screen`) and what they send. */
export class Conversation extends Screen {
  readonly account: Account

  constructor(world: World, room: Room, account: Account) {
    super(world, room)
    this.account = account
  }

  send(text: string, options?: SendOptions): SeenMessage {
    return this.put(typedText(text), options)
  }

  /** Answers a message, quoting it. */
  reply(to: SeenMessage, text: string): SeenMessage {
    return this.send(text, { replyTo: to })
  }

  async sendPhoto(picture: Buffer, { caption = '', ...options }: CaptionOptions = {}): Promise<SeenMessage> {
    const attachments = [await photoAttachment(this.world, picture)]
    return this.put(content('image', { text: caption, attachments }), options)
  }

  /** Several photos at once; the caption stands on the first. Whether they are one message, the switch says. */
  async sendPhotos(
    pictures: readonly Buffer[],
    { caption = '' }: CaptionOptions = {},
  ): Promise<SeenMessage[]> {
    const attachments = await Promise.all(pictures.map((picture) => photoAttachment(this.world, picture)))
    if (this.world.switches.photosTogether)
      return [this.put(content('image', { text: caption, attachments }))]
    return attachments.map((attachment, index) => {
      return this.put(content('image', { text: index === 0 ? caption : '', attachments: [attachment] }))
    })
  }

  /** A file, unchanged: also a picture sent as a file. */
  sendFile(bytes: Buffer, name: string): SeenMessage {
    return this.put(sentFile(this.world, bytes, name))
  }

  sendSticker(id = ANY_STICKER): SeenMessage {
    return this.put(sentSticker(id))
  }

  sendAudio(): SeenMessage {
    return this.put(sentClip(this.world, 'audio'))
  }

  sendVideo(): SeenMessage {
    return this.put(sentClip(this.world, 'video'))
  }

  sendGif(): SeenMessage {
    return this.put(sentClip(this.world, 'gif'))
  }

  sendLocation(latitude: number, longitude: number): SeenMessage {
    return this.put(sentLocation(latitude, longitude))
  }

  sendLink(url: string, description = ''): SeenMessage {
    return this.put(sentLink(url, description))
  }

  /** Sends a contact of the address book. */
  sendBusinessCard(phone: string): SeenMessage {
    return this.put(sentBusinessCard(phone))
  }

  /** Puts a message into the chat as this person and lets the bot hear of it. */
  protected put(sent: Content, { replyTo }: SendOptions = {}, hidden = false): SeenMessage {
    this.checkMayWrite()
    const sender = { kind: 'user' as const, account: this.account }
    return new SeenMessage(speak(this.world, this.room, sender, sent, { quotes: replyTo?.id, hidden }))
  }

  protected checkMayWrite(): void {
    if (this.room.kind === 'private' || this.room.members.has(this.account.id)) return
    throw new Error(`${this.account.name} is not in the group`)
  }
}
