import type { EventEmitter } from 'node:events'

/** How long a test waits unless it says otherwise, real milliseconds. */
export const DEFAULT_WAIT_MILLISECONDS = 5000

export interface Waiting {
  /** Real milliseconds before giving up. */
  readonly within?: number
}

/**
 * Waits until something is so; looks again whenever the world changes.
 * @param look returns what was waited for, or undefined for not yet.
 * @param complain says what was missing, for the error.
 * @throws an Error after `within`.
 */
export function until<Found>(
  { signals }: { readonly signals: EventEmitter },
  look: () => Found | undefined,
  complain: () => string,
  { within = DEFAULT_WAIT_MILLISECONDS }: Waiting = {},
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      signals.off('change', check)
    }
    const check = (): void => {
      try {
        const found = look()
        if (found === undefined) return
        stop()
        resolve(found)
      } catch (error) {
        stop()
        reject(error)
      }
    }
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`${complain()} (waited ${within} ms)`))
    }, within)
    signals.on('change', check)
    check()
  })
}

/**
 * Waits until a state has stood still for a while.
 * @param state anything that compares with ===; undefined means "busy, don't even count".
 * @param stillFor real milliseconds without a change.
 */
export function untilStill(
  { signals }: { readonly signals: EventEmitter },
  state: () => string | number | undefined,
  stillFor: number,
  { within = DEFAULT_WAIT_MILLISECONDS }: Waiting = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    let last: string | number | undefined
    let calm: NodeJS.Timeout | undefined
    const finish = (settle: () => void): void => {
      clearTimeout(calm)
      clearTimeout(limit)
      signals.off('change', check)
      settle()
    }
    const check = (): void => {
      const current = state()
      if (current !== undefined && current === last) return
      last = current
      clearTimeout(calm)
      if (current !== undefined) calm = setTimeout(() => finish(resolve), stillFor)
    }
    const limit = setTimeout(
      () => finish(() => reject(new Error(`the chat did not become quiet within ${within} ms`))),
      within,
    )
    signals.on('change', check)
    check()
  })
}
