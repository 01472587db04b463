/** A waiting line before a few places, first come, first served. */
export interface Line {
  /** True once a place is free; false when the line is full or `signal` is aborted before. */
  enter(signal: AbortSignal): Promise<boolean>
  /** Gives a place back; once for every `enter` that came true. */
  leave(): void
}

/**
 * The pool's own queue neither keeps the order of tasks that can be aborted nor counts them against its limit, so
 * tasks wait here and reach the pool only when a thread is theirs.
 */
export function createLine(places: number, waitingLimit: number): Line {
  let free = places
  const waiting: (() => void)[] = []
  return { enter, leave }

  async function enter(signal: AbortSignal): Promise<boolean> {
    if (free > 0) {
      free--
      return true
    }
    return waiting.length < waitingLimit && waitForPlace(signal)
  }

  function waitForPlace(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const called = (): void => {
        signal.removeEventListener('abort', givenUp)
        resolve(true)
      }
      const givenUp = (): void => {
        waiting.splice(waiting.indexOf(called), 1)
        resolve(false)
      }
      signal.addEventListener('abort', givenUp, { once: true })
      waiting.push(called)
    })
  }

  function leave(): void {
    const next = waiting.shift()
    if (next === undefined) free++
    else next()
  }
}
