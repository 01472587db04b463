import { TelegramError } from 'telegraf'
import type { Removal } from '../channel.ts'
import type { TelegramApi } from './api.ts'
import { judge } from './errors.ts'

/**
 * Deletes messages in a private chat. One by one, because that works with every version of a Bot API server of one's own, and an
 * album has ten at most. Throws what is to be tried again; those deleted before are then no error.
 */
export async function removePhotos(api: TelegramApi, { chat, messages, signal }: Removal): Promise<void> {
  for (const message of messages) {
    try {
      await api.call('deleteMessage', { chat_id: chat.address, message_id: Number(message) }, signal)
    } catch (error) {
      // It is gone, or older than the 48 hours for which a bot may delete: there is nothing more to do.
      if (!(error instanceof TelegramError) || error.code !== 400) throw judge(error)
    }
  }
}
