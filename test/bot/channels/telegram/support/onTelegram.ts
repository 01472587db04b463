import type { Channel, DeliveryError, DrawnFile } from '../../../../../bot/channels/channel.ts'
import { createTelegramApi, type TelegramApi } from '../../../../../bot/channels/telegram/api.ts'
import { createTelegramChannel } from '../../../../../bot/channels/telegram/channel.ts'
import type { OutgoingMessage } from '../../../../../bot/core/outgoing.ts'
import { startTelegram, type Telegram } from '../../../../emulators/telegram/startTelegram.ts'

/** Our channel and the Telegram behind it, over HTTP. */
export type OnTelegram = {
  readonly telegram: Telegram
  readonly api: TelegramApi
  readonly channel: Channel
  /** Delivers a message to a chat; what stops a delivery before its time is the signal. */
  deliver(chatId: number, message: OutgoingMessage, more?: Sending): Promise<void>
  /** The error of a delivery that fails. */
  failed(chatId: number, message?: OutgoingMessage, more?: Sending): Promise<DeliveryError>
}

type Sending = { readonly file?: DrawnFile; readonly signal?: AbortSignal }

/** Milliseconds: far more than the emulator takes. */
const PATIENCE = 10_000

export async function onTelegram(options: Parameters<typeof startTelegram>[0] = {}): Promise<OnTelegram> {
  const telegram = await startTelegram(options)
  const api = createTelegramApi({ token: telegram.token, apiRoot: telegram.apiRoot, proxy: undefined })
  const channel = createTelegramChannel(api)
  const deliver: OnTelegram['deliver'] = (chatId, message, { file, signal } = {}) =>
    channel.deliver({
      chat: { id: 1, address: String(chatId), kind: chatId > 0 ? 'private' : 'group' },
      message,
      ...(file && {
        file: { ...file, draw: async () => file.bytes, link: async () => 'https://khaibao.example.vn/f/x' },
      }),
      class: 'reply',
      deliveryId: 1,
      signal: signal ?? AbortSignal.timeout(PATIENCE),
    })
  return {
    telegram,
    api,
    channel,
    deliver,
    async failed(chatId, message = { text: 'Chào' }, more = {}) {
      const error = await deliver(chatId, message, more).then(
        () => undefined,
        (thrown: unknown) => thrown as DeliveryError,
      )
      if (error?.name !== 'DeliveryError') throw new Error('the delivery did not fail as deliveries do')
      return error
    },
  }
}
