import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Signal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'
import { createFailuresSeen } from './failuresSeen.ts'

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
  /**
   * Does one piece of work, or finds none; lanes are numbered from 0, so that some can be kept for something. What it throws is
   * logged now and then, and the lane goes on after a pause.
   */
  readonly once: (lane: number) => Promise<Looked>
  readonly lanes: number
  /** How often the lanes together look when nothing woke them; without it as often as new messages are looked for. */
  readonly pollMilliseconds?: number
  readonly signal: Signal
  readonly log: Logger
}

/** Runs `once` again and again in lanes that do not wait for each other. */
export function startLoop({
  name,
  once,
  lanes,
  pollMilliseconds = POLL_MILLISECONDS,
  signal,
  log,
}: Loop): Worker {
  const stopping = new AbortController()
  setMaxListeners(lanes, stopping.signal)
  const failures = createFailuresSeen(name, log)
  let idle = 0
  const isStopping = () => stopping.signal.aborted

  async function lane(number: number): Promise<void> {
    while (!isStopping()) {
      const rings = signal.rings
      const looked = await look(number)
      if (typeof looked === 'object') await pause(looked.pauseSeconds)
      else if (looked === 'idle' && !isStopping()) await waitIdly(rings)
    }
  }

  async function look(number: number): Promise<Looked> {
    try {
      const looked = await once(number)
      failures.worked()
      return looked
    } catch (error) {
      failures.failed(reasonOf(error))
      return { pauseSeconds: ERROR_PAUSE_SECONDS }
    }
  }

  /** The lanes that find nothing look again one after the other, however many they are. */
  async function waitIdly(rings: number): Promise<void> {
    idle += 1
    await signal.wait(name, rings, pollMilliseconds * idle)
    idle -= 1
  }

  function pause(seconds: number): Promise<void> {
    return sleep(seconds * 1000, undefined, { signal: stopping.signal }).catch(() => {})
  }

  const running = Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)))
  return {
    async stop() {
      stopping.abort()
      signal.ring(lanes)
      await running
    },
  }
}
