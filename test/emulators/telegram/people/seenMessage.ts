import type { Entry, ReplyKeyboard } from '../entries.ts'
import type { Contact, InlineButton, Message } from '../wire.ts'

/** A message as a person sees it on the phone, always as it is now: edits and deletions show. */
export class SeenMessage {
  readonly entry: Entry

  constructor(entry: Entry) {
    this.entry = entry
  }

  /** The message as the Bot API would tell it. */
  get wire(): Message {
    return this.entry.message
  }

  get id(): number {
    return this.wire.message_id
  }

  get fromBot(): boolean {
    return this.wire.from.is_bot
  }

  /** Its text or, of a photo or document, its caption; markup is not shown. "" for neither. */
  get text(): string {
    return this.wire.text ?? this.wire.caption ?? ''
  }

  get deleted(): boolean {
    return this.entry.deleted
  }

  /** How often it was edited. */
  get edits(): number {
    return this.entry.edits
  }

  /** The largest size of its photo. */
  get photo(): { readonly bytes: Buffer; readonly width: number; readonly height: number } | undefined {
    const size = this.wire.photo?.at(-1)
    const { attachment } = this.entry
    if (size === undefined || attachment === undefined) return undefined
    return { bytes: attachment.bytes, width: size.width, height: size.height }
  }

  get document(): { readonly bytes: Buffer; readonly name: string; readonly mimeType: string } | undefined {
    const { document } = this.wire
    const { attachment } = this.entry
    if (document === undefined || attachment === undefined) return undefined
    return { bytes: attachment.bytes, name: document.file_name, mimeType: document.mime_type }
  }

  /** Buttons under it, row by row. */
  get buttons(): readonly (readonly InlineButton[])[] {
    return this.wire.reply_markup?.inline_keyboard ?? []
  }

  /** The labels of all its buttons, in reading order. */
  get labels(): readonly string[] {
    return this.buttons.flat().map((button) => button.text)
  }

  /** Where a button with a link leads. */
  urlOf(label: string): string | undefined {
    return this.buttons.flat().find((button) => button.text === label)?.url
  }

  /** The reply keyboard that came with it. */
  get keyboard(): ReplyKeyboard | undefined {
    const change = this.entry.keyboardChange
    return change?.kind === 'show' ? change.keyboard : undefined
  }

  get contact(): Contact | undefined {
    return this.wire.contact
  }

  /** Number of the message it answers. */
  get replyTo(): number | undefined {
    return this.wire.reply_to_message?.message_id
  }
}
