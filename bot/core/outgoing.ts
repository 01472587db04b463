import type { Attachment } from '../draw/attachment.ts'
import type { Text } from './text.ts'

/**
 * A button sends `press` back to the bot, or opens `link`. `press` is at most 64 bytes (Telegram's limit). One that is `main`
 * stays a button where the others are too many to be any. One that `redraws` shows what it did in its own message, so that a
 * chat need not repeat that it was pressed.
 */
export type Button<Label> =
  | { readonly label: Label; readonly press: string; readonly main?: true; readonly redraws?: true }
  | { readonly label: Label; readonly link: string }

/** What a flow says: texts of the catalogue, rows of buttons, something drawn, a wish for the phone number. */
export type Reply = {
  readonly text: Text
  readonly buttons?: readonly (readonly Button<Text>[])[]
  readonly attachment?: Attachment
  /** Where the messenger can share the person's own number, the label of the button that does it. */
  readonly askContact?: Text
  /** How to choose where the buttons can only be numbered words; without it, "send a number". */
  readonly numbersHint?: Text
  /** Said instead of the choices where they could only be numbered words: what is pushed takes no numbers. */
  readonly insteadOfNumbers?: Text
  /** The messenger's id of a message of ours of which this takes the place. */
  readonly replaces?: string
}

/** A reply in the language of its chat, as it waits in the outbox and as a channel delivers it. */
export type OutgoingMessage = {
  readonly text: string
  readonly buttons?: readonly (readonly Button<string>[])[]
  readonly attachment?: Attachment
  readonly askContact?: string
  /** Said under the choices when they are numbered words; there only where the chat has too few buttons for them. */
  readonly numbersHint?: string
  readonly insteadOfNumbers?: string
  /** Where that message can't be changed any more, this is said as a new one. */
  readonly replaces?: string
  /** Said only while this visit goes on: messages wait, and who has left meanwhile need not hear it. */
  readonly whileInside?: { readonly personId: number; readonly visitId: number }
}

/** Photos that are to leave the chat, by the messenger's ids of their messages. It waits in the outbox as messages do. */
export type PhotoRemoval = { readonly removesPhotos: readonly string[] }

/** Anything that waits in the outbox. */
export type OutboxBody = OutgoingMessage | PhotoRemoval

export function isPhotoRemoval(body: OutboxBody): body is PhotoRemoval {
  return 'removesPhotos' in body
}
