import { DeliveryError } from '../channel.ts'

export type MediaHosts = {
  /** Names of hosts; all below them are meant too. */
  readonly hosts: readonly string[]
  /** Whether http and any port will do, as with an emulator on this machine. */
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
  hosts: MediaHosts,
  { limitBytes, signal }: { limitBytes: number; signal: AbortSignal },
): Promise<Uint8Array> {
  let url = allowed(address, hosts)
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const response = await fetch(url, { redirect: 'manual', signal })
    const next = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || next === null) return bytesOf(response, limitBytes)
    await response.body?.cancel()
    url = allowed(next, hosts, url.href)
  }
  throw new DeliveryError({ kind: 'giveUp' }, 'photo moved too often')
}

function allowed(address: string, { hosts, plain }: MediaHosts, base?: string): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined
  if (!url || !isBelow(url.hostname, hosts) || !isSafe(url, plain))
    throw new DeliveryError({ kind: 'giveUp' }, 'photo on a foreign host')
  return url
}

function isBelow(hostname: string, hosts: readonly string[]): boolean {
  const names = hosts.map((host) => host.toLowerCase())
  return names.some((name) => hostname === name || hostname.endsWith(`.${name}`))
}

/** Zalo's own addresses have no port and no user; `fetch` would refuse the latter with an error that looks like the network's. */
function isSafe({ protocol, port, username, password }: URL, plain: boolean): boolean {
  const isWeb = protocol === 'https:' ? plain || port === '' : plain && protocol === 'http:'
  return isWeb && username === '' && password === ''
}

/** Answers that may be another soon: too many requests, and everything that fails at their side. */
function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

async function bytesOf(response: Response, limitBytes: number): Promise<Uint8Array> {
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel()
    throw new DeliveryError(
      { kind: mayPass(response.status) ? 'retry' : 'giveUp' },
      `photo ${response.status}`,
    )
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limitBytes) throw new DeliveryError({ kind: 'giveUp' }, 'photo too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
