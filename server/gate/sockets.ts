import { STATUS_CODES } from 'node:http'
import type { Server, Socket } from 'node:net'
import { closedHeaders } from './headers.ts'
import { networkOf, widerNetworkOf } from './network.ts'
import { createSums } from './sums.ts'

/** How long clients may take, and how many may be there. */
export type SocketLimits = {
  /** The head of a request, from the first moment of a connection. */
  readonly headMilliseconds: number
  /** All of a request. */
  readonly requestMilliseconds: number
  /** A connection on which nothing moves in either direction. */
  readonly idleMilliseconds: number
  /** A connection between two requests. */
  readonly keptMilliseconds: number
  /** How often the first two are looked at. */
  readonly lookMilliseconds: number
  readonly requestsOfASocket: number
  readonly sockets: number
  readonly socketsOfANetwork: number
  /** Those of a /48 of IPv6, in all its networks. */
  readonly socketsOfAWiderNetwork: number
  readonly headBytes: number
}

export const SOCKET_LIMITS: SocketLimits = {
  // A head is a packet or two: whoever needs longer trickles, however bad the network.
  headMilliseconds: 20_000,
  // The chat's page gives a photo 180 seconds on a bad network; were it cut off before, it would be begun again for ever.
  requestMilliseconds: 190_000,
  // As long: a phone in a lift or tunnel is silent for a minute or two, and its photo goes on.
  idleMilliseconds: 190_000,
  // Longer than the 60 seconds for which proxies keep theirs, so that it is they who close.
  keptMilliseconds: 72_000,
  lookMilliseconds: 5_000,
  // A browser that stays all day comes anew a few times, and is counted anew.
  requestsOfASocket: 10_000,
  // 10,000 browsers that wait for news (`webChat/history.ts`), and half as many for all else.
  sockets: 15_000,
  // Thousands of honest phones share an address; five networks together are needed to fill the house.
  socketsOfANetwork: 3_000,
  // A third of the house: eight networks, as elsewhere, would be more than all of it.
  socketsOfAWiderNetwork: 5_000,
  // Node's own measure, said here because tokens and cookies of ours are a few hundred.
  headBytes: 16 * 1024,
}

/** Bounds who may be connected. A trusted proxy speaks for everybody, and counts its own clients. */
export function boundSockets(
  server: Server,
  { sockets, socketsOfANetwork, socketsOfAWiderNetwork }: SocketLimits,
  isProxy: (address: string) => boolean,
): void {
  server.maxConnections = sockets
  const [open, openAround] = [createSums(), createSums()]
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress
    if (address === undefined || isProxy(address)) return
    const [network, around] = [networkOf(address), widerNetworkOf(address)]
    const isFull =
      open.of(network) >= socketsOfANetwork ||
      (around !== undefined && openAround.of(around) >= socketsOfAWiderNetwork)
    if (isFull) return void socket.destroy()
    const count = (amount: 1 | -1) => {
      open.add(network, amount)
      if (around !== undefined) openAround.add(around, amount)
    }
    count(1)
    socket.once('close', () => count(-1))
  })
}

/** What Node could not read as a request, by the codes of its parser. */
const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Answers what is no request, as closed as everything else and without a word about why. */
export function answerUnreadable(isSecure: boolean): (error: { code?: string }, socket: Socket) => void {
  const headers = { ...closedHeaders(isSecure), connection: 'close', 'content-length': '0' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return ({ code = '' }, socket) => {
    if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const status = STATUSES[code] ?? 400
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`)
  }
}
