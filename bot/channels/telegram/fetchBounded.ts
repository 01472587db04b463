import type { Agent } from 'node:http'
import { ask, bytesOf } from '../bounded.ts'
import { DeliveryError } from '../channel.ts'

type Bounds = { readonly agent: Agent | undefined; readonly limitBytes: number; readonly signal: AbortSignal }

/** Fetches a file of at most so many bytes. */
export async function fetchBounded(url: URL, { agent, limitBytes, signal }: Bounds): Promise<Uint8Array> {
  const response = await ask(url, agent, signal)
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.destroy()
    throw new DeliveryError({ kind: status >= 500 ? 'retry' : 'giveUp' }, `file ${status}`)
  }
  return bytesOf(response, 'file', limitBytes)
}
