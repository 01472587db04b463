import { setTimeout as sleep } from 'node:timers/promises'
import { hostsOf } from './hosts.ts'
import { writableAmong } from './writable.ts'

/** Seconds that closing waits for running queries; what hangs on a server that is silent ends then. */
const CLOSE_SECONDS = 5
/**
 * Seconds that lost connections are left to end by themselves. What runs on those that are whole has this long; what waits on one that
 * can send nothing any more waits no longer.
 */
const LOST_SECONDS = 1
/** Between two looks for a server that takes connections again, in milliseconds. */
const LOOK_AGAIN = 300
/** How often several servers are asked which of them takes writes, in milliseconds: one that lost its power ends no connection. */
const LOOK_AROUND = 5_000

type Connections = { end(options: { timeout: number }): Promise<void> }

/** Connections to a server, which are replaced as a whole. */
export type Pool<Client> = { client(): Client; close(): Promise<void> }

/**
 * Keeps connections to the one of an address's servers that takes writes. When a connection is lost, all are replaced by new ones as
 * soon as a server answers: the driver can send nothing any more through one that broke off while something was to be written, and
 * goes on with what is left of a transaction on whatever takes its place. Until then queries fail at once.
 *
 * `open` makes connections to a server and calls `lost` whenever one of them ends.
 */
export function keepPool<Client extends Connections>(
  url: string,
  open: (host: string, lost: () => void) => Client,
): Pool<Client> {
  const hosts = hostsOf(url)
  const ending = new AbortController()
  let recovering: Promise<void> | undefined
  let current = connectTo(hosts[0] ?? url)

  function connectTo(host: string): { readonly host: string; readonly client: Client } {
    const made = { host, client: open(host, () => isCurrent() && recover()) }
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
    const { client: former } = current
    current = connectTo(host)
    void former.end({ timeout: LOST_SECONDS })
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
    client: () => current.client,
    async close() {
      ending.abort()
      clearInterval(around)
      await recovering
      await current.client.end({ timeout: CLOSE_SECONDS })
    },
  }
}
