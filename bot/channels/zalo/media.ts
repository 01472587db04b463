import { DeliveryError } from '../channel.ts'

export type MediaHosts = {
  /** Names of hosts; all below them are meant too. */
  readonly hosts: readonly string[]
  /** Whether http will do, as with an emulator on this machine. */
  readonly plain: boolean
}

/** Redirects that are followed, each to an allowed host again. */
const REDIRECTS = 3

/**
 * Fetches a photo that a person sent, from Zalo's own hosts alone: the address came in an event, and must not make this server
 * fetch from inside the city's network. A server may promise a small file and send a large one, so bytes are counted.
 */
export async function fetchMedia(
  address: string,
  { hosts, plain }: MediaHosts,
  { limitBytes, signal }: { limitBytes: number; signal: AbortSignal },
): Promise<Uint8Array> {
  let url = allowed(address, { hosts, plain })
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const response = await fetch(url, { redirect: 'manual', signal })
    const next = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || next === null) return bytesOf(response, limitBytes)
    await response.body?.cancel()
    url = allowed(new URL(next, url).toString(), { hosts, plain })
  }
  throw new DeliveryError({ kind: 'giveUp' }, 'photo moved too often')
}

function allowed(address: string, { hosts, plain }: MediaHosts): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isKnown = url && hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  const isSafe = url?.protocol === 'https:' || (plain && url?.protocol === 'http:')
  if (!url || !isKnown || !isSafe || url.username !== '')
    throw new DeliveryError({ kind: 'giveUp' }, 'photo on a foreign host')
  return url
}

async function bytesOf(response: Response, limitBytes: number): Promise<Uint8Array> {
  if (response.status !== 200 || response.body === null)
    throw new DeliveryError({ kind: response.status >= 500 ? 'retry' : 'giveUp' }, `photo ${response.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limitBytes) throw new DeliveryError({ kind: 'giveUp' }, 'photo too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
