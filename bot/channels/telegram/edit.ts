import { TelegramError } from 'telegraf'
import type { Delivery } from '../channel.ts'
import type { TelegramApi } from './api.ts'
import { judge } from './errors.ts'
import { keyboardOf } from './keyboard.ts'

/**
 * Changes the message whose place this one takes; false when it takes none, or Telegram will not change that one (it was deleted,
 * it is a picture, it brought a keyboard): then it is to be sent as a new one. Throws what is to be tried again.
 */
export async function isEdited(
  api: TelegramApi,
  { chat, message, file, signal }: Delivery,
): Promise<boolean> {
  if (message.replaces === undefined || file || message.askContact !== undefined) return false
  const keyboard = keyboardOf(message)
  try {
    await api.call(
      'editMessageText',
      {
        chat_id: chat.address,
        message_id: Number(message.replaces),
        text: message.text,
        ...(keyboard && { reply_markup: keyboard }),
      },
      signal,
    )
    return true
  } catch (error) {
    return isRefused(error) ? isAsItShouldBe(error) : Promise.reject(judge(error))
  }
}

/** Telegram took the request and said no to it. Of whole chats it says so as well, which the sending anew then meets. */
function isRefused(error: unknown): error is TelegramError {
  return error instanceof TelegramError && error.code === 400 && !error.parameters?.migrate_to_chat_id
}

/** An edit that was delivered before; should the words of this error change, it is only said once more. */
function isAsItShouldBe({ description }: TelegramError): boolean {
  return /message is not modified/i.test(description)
}
