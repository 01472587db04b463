import { type Agent, get as httpGet, type IncomingMessage } from 'node:http'
import { get as httpsGet } from 'node:https'
import { DeliveryError } from '../channel.ts'

type Bounds = { readonly agent: Agent | undefined; readonly limitBytes: number; readonly signal: AbortSignal }

/**
 * Fetches an address through an agent, which the built-in `fetch` does not take. A server may promise a small file and
 * send a large one, so the bytes are counted as they come.
 */
export async function fetchBounded(url: URL, { agent, limitBytes, signal }: Bounds): Promise<Uint8Array> {
  const response = await request(url, agent, signal)
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.resume()
    throw new DeliveryError({ kind: status >= 500 ? 'retry' : 'giveUp' }, `file ${status}`)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limitBytes) throw new DeliveryError({ kind: 'giveUp' }, 'file too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function request(url: URL, agent: Agent | undefined, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.protocol === 'https:' ? httpsGet : httpGet
  return new Promise((resolve, reject) => {
    get(url, { signal, ...(agent && { agent }) }, resolve).on('error', reject)
  })
}
