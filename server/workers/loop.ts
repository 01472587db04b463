import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Signal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'

/** A worker that runs until it is stopped; stopping waits for the work under way. */
export type Worker = { stop(): Promise<void> }

/** What one look for work came to; a pause is not cut short by new work, because that could not be done either. */
export type Looked = 'worked' | 'idle' | { readonly pauseSeconds: number }

/** How often the lanes of a worker together look for what other processes wrote, when nothing woke them. */
const POLL_MILLISECONDS = 50
/** The pause after an error of the worker itself, such as a database that is gone. */
const ERROR_PAUSE_SECONDS = 1

type Loop = {
  readonly name: string
  /** Does one piece of work, or finds none. What it throws is logged, and the lane goes on after a pause. */
  readonly once: () => Promise<Looked>
  readonly lanes: number
  /** How often one lane looks when nothing woke it; without it as often as new messages are looked for. */
  readonly pollMilliseconds?: number
  readonly signal: Signal
  readonly log: Logger
}

/** Runs `once` again and again in lanes that do not wait for each other. */
export function startLoop({ name, once, lanes, pollMilliseconds, signal, log }: Loop): Worker {
  const poll = pollMilliseconds ?? POLL_MILLISECONDS * lanes
  const stopping = new AbortController()
  const isStopping = () => stopping.signal.aborted

  async function lane(): Promise<void> {
    while (!isStopping()) {
      const rings = signal.rings
      const looked = await once().catch((error: unknown) => {
        log.error({ worker: name, reason: reasonOf(error) }, 'worker failed, going on')
        return { pauseSeconds: ERROR_PAUSE_SECONDS }
      })
      if (typeof looked === 'object') await pause(looked.pauseSeconds)
      else if (looked === 'idle' && !isStopping()) await signal.wait(name, rings, poll)
    }
  }

  function pause(seconds: number): Promise<void> {
    return sleep(seconds * 1000, undefined, { signal: stopping.signal }).catch(() => {})
  }

  const running = Promise.all(Array.from({ length: lanes }, lane))
  return {
    async stop() {
      stopping.abort()
      signal.ring(lanes)
      await running
    },
  }
}
