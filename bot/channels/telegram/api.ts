import { HttpsProxyAgent } from 'https-proxy-agent'
import { Telegram } from 'telegraf'
import { DeliveryError, type DrawnFile } from '../channel.ts'
import { fetchBounded } from './fetchBounded.ts'

export type TelegramMethod = Parameters<Telegram['callApi']>[0]

export type TelegramApi = {
  /** Calls a method of the Bot API; throws telegraf's `TelegramError`, or a network error when the signal ends it. */
  call(method: TelegramMethod, payload: object, signal: AbortSignal): Promise<unknown>
  /** Sends a picture as a photo and anything else as a document. */
  sendFile(chatId: string, file: DrawnFile, extra: object, signal: AbortSignal): Promise<void>
  /** Fetches a file that a person sent, at most so many bytes. */
  download(fileId: string, limitBytes: number, signal: AbortSignal): Promise<Uint8Array>
}

type Options = { readonly token: string; readonly apiRoot: string; readonly proxy: string | undefined }
type CallArguments = Parameters<Telegram['callApi']>

/**
 * A client of the Bot API: telegraf's, with a signal for every call, because by itself it waits 500 seconds and repeats
 * nothing.
 */
export function createTelegramApi({ token, apiRoot, proxy }: Options): TelegramApi {
  const agent = proxy === undefined ? undefined : new HttpsProxyAgent(proxy)
  const client = new Telegram(token, {
    apiRoot,
    webhookReply: false,
    ...(agent && { agent, attachmentAgent: agent }),
  })

  // telegraf names the type of another package's AbortSignal; Node's own is the same thing at run time.
  const call: TelegramApi['call'] = (method, payload, signal) =>
    client.callApi(
      method,
      payload as CallArguments[1],
      { signal } as unknown as NonNullable<CallArguments[2]>,
    )

  return {
    call,
    async sendFile(chatId, { name, type, bytes }, extra, signal) {
      const input = { source: Buffer.from(bytes), filename: name }
      if (type === 'image/png') await call('sendPhoto', { chat_id: chatId, photo: input, ...extra }, signal)
      else await call('sendDocument', { chat_id: chatId, document: input, ...extra }, signal)
    },
    async download(fileId, limitBytes, signal) {
      const file = (await call('getFile', { file_id: fileId }, signal)) as {
        file_path?: string
        file_size?: number
      }
      if (file.file_path === undefined || (file.file_size ?? 0) > limitBytes) {
        throw new DeliveryError({ kind: 'giveUp' }, 'file not to be had')
      }
      // The address holds the bot's token, so it is neither kept nor logged nor handed out.
      const url = fileAddress(`${apiRoot}/file/bot${token}/`, file.file_path)
      return fetchBounded(url, { agent, limitBytes, signal })
    },
  }
}

/** A path as the Bot API names one, `photos/file_0.jpg`; anything that could lead out of the bot's own folder is refused. */
const FILE_PATH = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/

function fileAddress(folder: string, path: string): URL {
  if (!FILE_PATH.test(path)) throw new DeliveryError({ kind: 'giveUp' }, 'file on a strange path')
  return new URL(folder + path)
}
