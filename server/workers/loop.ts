import type { Logger } from 'pino'
import type { Signal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'

/** A worker that runs until it is stopped; stopping waits for the work under way. */
export type Worker = { stop(): Promise<void> }

/** How often the lanes of a worker together look for what other processes wrote, when nothing woke them. */
const POLL_MILLISECONDS = 50
/** The pause after an error of the worker itself, such as a database that is gone. */
const ERROR_PAUSE_MILLISECONDS = 1000

type Loop = {
  readonly name: string
  /** Does one piece of work, or finds none. What it throws is logged, and the lane goes on after a pause. */
  readonly once: () => Promise<'worked' | 'idle'>
  readonly lanes: number
  readonly signal: Signal
  readonly log: Logger
}

/** Runs `once` again and again in lanes that do not wait for each other: a slow photo delays only its own lane. */
export function startLoop({ name, once, lanes, signal, log }: Loop): Worker {
  let stopping = false

  async function lane(): Promise<void> {
    while (!stopping) {
      const rings = signal.rings
      try {
        if ((await once()) === 'idle' && !stopping) await signal.wait(rings, POLL_MILLISECONDS * lanes)
      } catch (error) {
        log.error({ worker: name, reason: reasonOf(error) }, 'worker failed, going on')
        if (!stopping) await signal.wait(signal.rings, ERROR_PAUSE_MILLISECONDS)
      }
    }
  }

  const running = Promise.all(Array.from({ length: lanes }, lane))
  return {
    async stop() {
      stopping = true
      signal.ring()
      await running
    },
  }
}
