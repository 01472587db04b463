import type { OutgoingMessage } from '../../core/outgoing.ts'
import type { Channel, ChannelLimits, Delivery, MessageFile } from '../channel.ts'
import { DeliveryError } from '../channel.ts'
import { splitText } from '../splitText.ts'
import type { TelegramApi } from './api.ts'
import { judge } from './errors.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'

/** What the Bot API documents; the pace is what its FAQ names, which Telegram does not promise. */
export const TELEGRAM_LIMITS: ChannelLimits = {
  textLength: 4096,
  captionLength: 1024,
  buttonsInAMessage: { private: 100, group: 100 },
  buttonsUnderPictures: 100,
  sharesContact: true,
  vouchesForContact: true,
  // Telegram lies abroad and is blocked by Vietnamese networks: it never learns a name, a phone or a symptom from us.
  discreet: true,
  fewMessages: false,
  deletesPhotos: true,
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
    deliver: (delivery) => deliver(api, delivery),
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

/** Sends a message in as many parts as it needs. When one fails, the error says what has not gone yet. */
async function deliver(api: TelegramApi, { chat, message, file, signal }: Delivery): Promise<void> {
  const parts = partsOf(message, file)
  for (const [index, part] of parts.entries()) {
    try {
      await sendPart(api, chat.address, part, signal)
    } catch (error) {
      const { decision, reason } = judge(error)
      throw new DeliveryError(
        decision,
        reason,
        index === 0 ? undefined : remaining(message, parts.slice(index)),
      )
    }
  }
}

type Part = { readonly text: string; readonly file?: MessageFile; readonly keyboard?: Keyboard }

/** A long text goes in pieces, the buttons under the last; a long caption follows its picture as a message. */
function partsOf(message: OutgoingMessage, file: MessageFile | undefined): readonly Part[] {
  const keyboard = keyboardOf(message)
  const marked = keyboard ? { keyboard } : {}
  if (file && message.text.length <= TELEGRAM_LIMITS.captionLength)
    return [{ text: message.text, file, ...marked }]
  const pieces = splitText(message.text, TELEGRAM_LIMITS.textLength)
  const texts = pieces.map((text, index) => ({ text, ...(index === pieces.length - 1 && marked) }))
  return file ? [{ text: '', file }, ...texts] : texts
}

async function sendPart(
  api: TelegramApi,
  address: string,
  { text, file, keyboard }: Part,
  signal: AbortSignal,
): Promise<void> {
  const marked = keyboard && { reply_markup: keyboard }
  if (!file) await api.call('sendMessage', { chat_id: address, text, ...marked }, signal)
  else
    await api.sendFile(
      address,
      { ...file, bytes: await file.draw() },
      { ...(text && { caption: text }), ...marked },
      signal,
    )
}

function remaining(message: OutgoingMessage, parts: readonly Part[]): OutgoingMessage {
  const { attachment: _sent, ...rest } = message
  return { ...rest, text: parts.map((part) => part.text).join('\n') }
}
