import type { Channel, ChannelLimits, Delivery } from '../channel.ts'
import { DeliveryError } from '../channel.ts'
import { splitText } from '../splitText.ts'
import type { TelegramApi } from './api.ts'
import { judge } from './errors.ts'
import { keyboardOf } from './keyboard.ts'

/** What the Bot API documents; the pace is what its FAQ names, which Telegram does not promise. */
export const TELEGRAM_LIMITS: ChannelLimits = {
  textLength: 4096,
  captionLength: 1024,
  buttonsInAMessage: { private: 100, group: 100 },
  sharesContact: true,
  // Telegram lies abroad and is blocked by Vietnamese networks: it never learns a name, a phone or a symptom from us.
  discreet: true,
  pace: {
    all: { perSecond: 30, burst: 30 },
    private: { perSecond: 1, burst: 5 },
    group: { perSecond: 20 / 60, burst: 20 },
  },
}

/** Bytes that the Bot API lets a bot fetch. */
const DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024

/** Telegram as a channel. */
export function createTelegramChannel(api: TelegramApi): Channel {
  return {
    name: 'telegram',
    limits: TELEGRAM_LIMITS,
    deliver: async (delivery) => {
      try {
        await deliver(api, delivery)
      } catch (error) {
        throw judge(error)
      }
    },
    download: async ({ file, bytes }, signal) => {
      if (bytes !== undefined && bytes > DOWNLOAD_LIMIT_BYTES)
        throw new DeliveryError({ kind: 'giveUp' }, 'file too large')
      try {
        return await api.download(file, DOWNLOAD_LIMIT_BYTES, signal)
      } catch (error) {
        throw judge(error)
      }
    },
    acknowledge: async ({ chat, action }, signal) => {
      if (action.kind === 'press' && action.receipt !== undefined) {
        await api.call('answerCallbackQuery', { callback_query_id: action.receipt }, signal)
      }
      if (action.kind === 'photo')
        await api.call('sendChatAction', { chat_id: chat.address, action: 'typing' }, signal)
    },
  }
}

/** A long text goes in pieces, the buttons under the last; a long caption follows its picture as a message. */
async function deliver(api: TelegramApi, { chat, message, file, signal }: Delivery): Promise<void> {
  const keyboard = keyboardOf(message)
  const marked = keyboard && { reply_markup: keyboard }
  const captioned = file && message.text.length <= TELEGRAM_LIMITS.captionLength
  if (file) {
    const caption = captioned ? { caption: message.text, ...marked } : {}
    await api.sendFile(chat.address, file, caption, signal)
  }
  if (captioned) return
  const pieces = splitText(message.text, TELEGRAM_LIMITS.textLength)
  for (const [index, text] of pieces.entries()) {
    const last = index === pieces.length - 1
    await api.call('sendMessage', { chat_id: chat.address, text, ...(last && marked) }, signal)
  }
}
