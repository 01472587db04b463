import { lookup } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import { Agent } from 'node:https'
import { isIPv4 } from 'node:net'
import { ask, bytesOf } from '../bounded.ts'
import { DeliveryError } from '../channel.ts'
import { NotPublicError, publicOnly } from '../publicAddresses.ts'

export type MediaHosts = {
  /** Names of hosts; all below them are meant too. */
  readonly hosts: readonly string[]
  /** Whether http, any port and any address will do, as with an emulator on this machine. */
  readonly plain: boolean
  /** What connects where that is not so; to public addresses alone unless told. */
  readonly agent?: Agent
  /** Is told of an address that was refused: somebody tries to make this server fetch from elsewhere. */
  readonly refused?: () => void
}

/** Redirects that are followed, each to an allowed host again. */
const REDIRECTS = 3

/** A name that is allowed may be made to mean a machine of the city's own network, if only for the moment of connecting. */
const OUTSIDE = new Agent({ lookup: publicOnly(lookup) })

/**
 * Fetches a photo that a person sent, from Zalo's own hosts alone: the address came in an event, and must not make this server
 * fetch from inside the city's network, whatever its host's name is said to mean.
 */
export async function fetchMedia(
  address: string,
  hosts: MediaHosts,
  { limitBytes, signal }: { limitBytes: number; signal: AbortSignal },
): Promise<Uint8Array> {
  let url = allowed(address, hosts)
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const response = await askOutside(url, hosts, signal)
    const { statusCode = 0, headers } = response
    const isMoved = statusCode >= 300 && statusCode < 400 && headers.location !== undefined
    if (!isMoved) return photoIn(response, limitBytes)
    response.destroy()
    url = allowed(headers.location ?? '', hosts, url.href)
  }
  throw new DeliveryError({ kind: 'giveUp' }, 'photo moved too often')
}

async function askOutside(url: URL, hosts: MediaHosts, signal: AbortSignal): Promise<IncomingMessage> {
  try {
    return await ask(url, hosts.plain ? undefined : (hosts.agent ?? OUTSIDE), signal)
  } catch (error) {
    if (error instanceof NotPublicError) refuse(hosts)
    throw error
  }
}

function allowed(address: string, hosts: MediaHosts, base?: string): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined
  return url && isBelow(url.hostname, hosts.hosts) && isSafe(url, hosts.plain) ? url : refuse(hosts)
}

function refuse({ refused }: MediaHosts): never {
  refused?.()
  throw new DeliveryError({ kind: 'giveUp' }, 'photo on a foreign host')
}

function isBelow(hostname: string, hosts: readonly string[]): boolean {
  const names = hosts.map((host) => host.toLowerCase())
  return names.some((name) => hostname === name || hostname.endsWith(`.${name}`))
}

/** Zalo's own hosts have names, and their addresses no port and no user. */
function isSafe({ protocol, hostname, port, username, password }: URL, plain: boolean): boolean {
  if (username !== '' || password !== '') return false
  if (plain) return protocol === 'https:' || protocol === 'http:'
  return protocol === 'https:' && port === '' && !isNumeric(hostname)
}

/** Whether a host is an address itself, which is connected to without being looked up. */
function isNumeric(hostname: string): boolean {
  return hostname.startsWith('[') || isIPv4(hostname)
}

/** Answers that may be another soon: too many requests, and everything that fails at their side. */
function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

async function photoIn(response: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  const { statusCode = 0 } = response
  if (statusCode === 200) return bytesOf(response, 'photo', limitBytes)
  response.destroy()
  throw new DeliveryError({ kind: mayPass(statusCode) ? 'retry' : 'giveUp' }, `photo ${statusCode}`)
}
