import type { OaButton } from '../api/buttons.ts'
import type { ContentKind, Entry, InfoRequest } from '../rooms.ts'

/** Something on the screen that can be opened. */
export interface SeenFile {
  readonly bytes: Buffer
  readonly name: string
  /** Where Zalo serves it; after a while no longer. */
  readonly url: string
}

/** A message as a person sees it on the phone. */
export class SeenMessage {
  readonly entry: Entry

  constructor(entry: Entry) {
    this.entry = entry
  }

  get id(): string {
    return this.entry.id
  }

  get kind(): ContentKind {
    return this.entry.content.kind
  }

  /** Whether the account wrote it through the API. */
  get fromBot(): boolean {
    return this.entry.sender.kind === 'api'
  }

  /** Whether somebody of the staff wrote it by hand. */
  get fromStaff(): boolean {
    return this.entry.sender.kind === 'staff'
  }

  /** The user who wrote it; undefined when the account did. */
  get senderId(): string | undefined {
    const { sender } = this.entry
    return sender.kind === 'user' ? sender.account.id : undefined
  }

  /** Its text or the words under its picture; "" for neither. */
  get text(): string {
    return this.entry.content.text
  }

  /** Pictures that came in it, moving ones too. */
  get photos(): readonly SeenFile[] {
    return this.kind === 'image' || this.kind === 'gif' ? this.files() : []
  }

  get photo(): SeenFile | undefined {
    return this.photos[0]
  }

  get document(): SeenFile | undefined {
    return this.kind === 'file' ? this.files()[0] : undefined
  }

  /** Buttons under it: Zalo's apps show one a row. */
  get buttons(): readonly (readonly OaButton[])[] {
    return this.entry.content.buttons.map((button) => [button])
  }

  /** The labels of all its buttons, from top to bottom. */
  get labels(): readonly string[] {
    return this.entry.content.buttons.map((button) => button.title)
  }

  /** Where a button with a link leads. */
  urlOf(label: string): string | undefined {
    const button = this.entry.content.buttons.find(({ title }) => title === label)
    return button?.type === 'oa.open.url' ? button.url : undefined
  }

  /** The card that asks for name and phone. */
  get infoRequest(): InfoRequest | undefined {
    return this.entry.content.infoRequest
  }

  /** Id of the message it quotes. */
  get replyTo(): string | undefined {
    return this.entry.quotes
  }

  private files(): readonly SeenFile[] {
    return this.entry.content.attachments.flatMap(({ bytes, name, wire }) => {
      return bytes === undefined ? [] : [{ bytes, name, url: String(wire.payload.url) }]
    })
  }
}
