import { type Agent, get as httpGet, type IncomingMessage } from 'node:http'
import { get as httpsGet } from 'node:https'
import { DeliveryError } from './channel.ts'

/** A host of files may refuse whoever gives no name. */
const headers = { accept: '*/*', 'user-agent': 'khaibao' }

/**
 * Asks an address through an agent, which decides where it is connected to and which the built-in `fetch` does not take. Follows
 * nothing; the signal ends the asking and the reading.
 */
export function ask(url: URL, agent: Agent | undefined, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.protocol === 'https:' ? httpsGet : httpGet
  return new Promise((resolve, reject) => {
    get(url, { headers, signal, ...(agent && { agent }) }, resolve).on('error', reject)
  })
}

/** What an answer brings. A server may promise a small one and send a large one, so the bytes are counted as they come. */
export async function bytesOf(
  response: IncomingMessage,
  what: 'file' | 'photo',
  limitBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limitBytes) throw new DeliveryError({ kind: 'giveUp' }, `${what} too large`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
