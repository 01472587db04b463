import { DeliveryError } from '../channel.ts'
import { isPublic, type Resolve, resolveHost } from '../publicAddresses.ts'

export type MediaHosts = {
  /** Names of hosts; all below them are meant too. */
  readonly hosts: readonly string[]
  /** Whether http and any port will do, as with an emulator on this machine. */
  readonly plain: boolean
  /** How a host's addresses are found; the system's way unless told. */
  readonly resolve?: Resolve
  /** Is told of an address that was refused: somebody tries to make this server fetch from elsewhere. */
  readonly refused?: () => void
}

/** Redirects that are followed, each to an allowed host again. */
const REDIRECTS = 3

/**
 * Fetches a photo that a person sent, from Zalo's own hosts alone: the address came in an event, and must not make this server
 * fetch from inside the city's network, whatever its host's name is said to mean. A server may promise a small file and send a large one, so bytes are counted.
 */
export async function fetchMedia(
  address: string,
  hosts: MediaHosts,
  { limitBytes, signal }: { limitBytes: number; signal: AbortSignal },
): Promise<Uint8Array> {
  let url = allowed(address, hosts)
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    await mustBeOutside(url, hosts, signal)
    const response = await fetch(url, { redirect: 'manual', signal })
    const next = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || next === null) return bytesOf(response, limitBytes)
    await response.body?.cancel()
    url = allowed(next, hosts, url.href)
  }
  throw new DeliveryError({ kind: 'giveUp' }, 'photo moved too often')
}

function allowed(address: string, hosts: MediaHosts, base?: string): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined
  return url && isBelow(url.hostname, hosts.hosts) && isSafe(url, hosts.plain) ? url : refuse(hosts)
}

function refuse({ refused }: MediaHosts): never {
  refused?.()
  throw new DeliveryError({ kind: 'giveUp' }, 'photo on a foreign host')
}

/** A name that is allowed may be made to mean a machine of the city's own network. An emulator's may. */
async function mustBeOutside({ hostname }: URL, hosts: MediaHosts, signal: AbortSignal): Promise<void> {
  if (hosts.plain) return
  const addresses = await inTime((hosts.resolve ?? resolveHost)(hostname), signal)
  if (addresses.length === 0 || !addresses.every(isPublic)) refuse(hosts)
}

/** The system's resolver takes no signal and may wait long for a server that is away. */
async function inTime<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  signal.throwIfAborted()
  let end = () => {}
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(signal.reason)
  })
  signal.addEventListener('abort', end)
  try {
    return await Promise.race([work, ended])
  } finally {
    signal.removeEventListener('abort', end)
  }
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
