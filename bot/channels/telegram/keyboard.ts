import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'telegraf/types'
import type { OutgoingMessage } from '../../core/outgoing.ts'

export type Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup

/** The buttons of a message as Telegram takes them; the wish for the phone number needs a keyboard of its own kind. */
export function keyboardOf(message: OutgoingMessage): Keyboard | undefined {
  if (message.askContact !== undefined) {
    return {
      keyboard: [[{ text: message.askContact, request_contact: true }]],
      one_time_keyboard: true,
      resize_keyboard: true,
    }
  }
  if (!message.buttons || message.buttons.length === 0) return undefined
  return { inline_keyboard: message.buttons.map((row) => row.map(inlineButton)) }
}

function inlineButton(button: NonNullable<OutgoingMessage['buttons']>[number][number]): InlineKeyboardButton {
  return 'press' in button
    ? { text: button.label, callback_data: button.press }
    : { text: button.label, url: button.link }
}
