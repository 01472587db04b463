import { setTimeout as sleep } from 'node:timers/promises'
import { hostsOf } from './hosts.ts'
import { writableAmong } from './writable.ts'

/** Seconds that closing waits for running queries; what hangs on a server that is silent ends then. */
const CLOSE_SECONDS = 5
/**
 * Seconds that the statements of former connections have when we stay at their server: far more than any of ours needs, and few enough
 * that what hangs on a silent one ends while somebody still waits.
 */
const FORMER_SECONDS = 30
/** The same when another server takes the writes: nothing may be written at the former any more, which is mostly silent. */
const LEFT_SECONDS = 1
/** Between two looks for a server that takes connections again, in milliseconds. */
const LOOK_AGAIN = 300
/** How often several servers are asked which of them takes writes, in milliseconds: one that lost its power ends no connection. */
const LOOK_AROUND = 5_000

/** The driver's way to end the connections of a client that may open others, which its types don't know. */
export type Closable = { close(): Promise<void> }

type Connections = { readonly client: Closable & { end(options: { timeout: number }): Promise<void> } }

/** Connections to a server, which are replaced as a whole. */
export type Pool<Opened> = { current(): Opened; close(): Promise<void> }

/**
 * Keeps connections to the one of an address's servers that takes writes. When a connection is lost, all are replaced by new ones as
 * soon as a server answers: the driver can send nothing any more through one that broke off while something was to be written, and
 * goes on with what is left of a transaction on whatever takes its place. Until then queries fail at once. Statements on connections
 * that are whole go on to their end.
 *
 * `open` makes connections to a server and calls `lost` whenever one of them ends that had opened.
 */
export function keepPool<Opened extends Connections>(
  url: string,
  open: (host: string, lost: () => void) => Opened,
): Pool<Opened> {
  const hosts = hostsOf(url)
  const ending = new AbortController()
  let recovering: Promise<void> | undefined
  let current = connectTo(hosts[0] ?? url)

  function connectTo(host: string): { readonly host: string; readonly opened: Opened } {
    const made = { host, opened: open(host, () => isCurrent() && recover()) }
    const isCurrent = () => made === current
    return made
  }

  function recover(): void {
    if (ending.signal.aborted) return
    recovering ??= replace().finally(() => {
      recovering = undefined
    })
  }

  async function replace(): Promise<void> {
    for (;;) {
      const found = await look()
      if (ending.signal.aborted) return
      if (found !== undefined) return goTo(found)
      await sleep(LOOK_AGAIN, undefined, { signal: ending.signal }).catch(() => {})
    }
  }

  function goTo(host: string): void {
    const former = current
    current = connectTo(host)
    void drain(former.opened, host === former.host ? FORMER_SECONDS : LEFT_SECONDS)
  }

  /** Where two take writes, which an operator must never let happen, we stay where we are. */
  function look(): Promise<string | undefined> {
    return writableAmong([current.host, ...hosts.filter((host) => host !== current.host)])
  }

  async function lookAround(): Promise<void> {
    const found = await look()
    if (found !== undefined && found !== current.host) recover()
  }

  const around = hosts.length > 1 ? setInterval(() => void lookAround(), LOOK_AROUND).unref() : undefined
  return {
    current: () => current.opened,
    async close() {
      ending.abort()
      clearInterval(around)
      await recovering
      await current.opened.client.end({ timeout: CLOSE_SECONDS })
    },
  }
}

/**
 * Lets former connections end, each when its statement or transaction is over, and all of them after so many seconds. For what already
 * waited in line the driver opens some of them once more, which is why they are closed again and again.
 */
async function drain({ client }: Connections, seconds: number): Promise<void> {
  void client.end({ timeout: seconds })
  for (let second = 0; second < seconds; second += 1) {
    await sleep(1_000, undefined, { ref: false })
    void client.close()
  }
}
