/** Who is patient lets all others go first and always leaves them a place, when there are two or more. */
export type Urgency = 'hurried' | 'patient'

/** A waiting line before a few places, first come, first served among those of the same urgency. */
export interface Line {
  /** True once a place is free; false when the line is full or `signal` is aborted before. */
  enter(signal: AbortSignal, urgency: Urgency): Promise<boolean>
  /** Gives a place back; once for every `enter` that came true. */
  leave(urgency: Urgency): void
}

type Waiting = Readonly<Record<Urgency, (() => void)[]>>

/**
 * The pool's own queue neither keeps the order of tasks that can be aborted nor counts them against its limit, so
 * tasks wait here and reach the pool only when a thread is theirs. Of either urgency `waitingLimit` may wait.
 */
export function createLine(places: number, waitingLimit: number): Line {
  const waiting: Waiting = { hurried: [], patient: [] }
  const inside = { hurried: 0, patient: 0 }
  const patientPlaces = Math.max(1, places - 1)
  return { enter, leave }

  async function enter(signal: AbortSignal, urgency: Urgency): Promise<boolean> {
    if (hasPlace(urgency)) {
      inside[urgency]++
      return true
    }
    return waiting[urgency].length < waitingLimit && waitForPlace(signal, urgency)
  }

  function hasPlace(urgency: Urgency): boolean {
    if (inside.hurried + inside.patient >= places) return false
    return urgency === 'hurried' || inside.patient < patientPlaces
  }

  function waitForPlace(signal: AbortSignal, urgency: Urgency): Promise<boolean> {
    const line = waiting[urgency]
    return new Promise((resolve) => {
      const called = (): void => {
        signal.removeEventListener('abort', givenUp)
        resolve(true)
      }
      const givenUp = (): void => {
        line.splice(line.indexOf(called), 1)
        resolve(false)
      }
      signal.addEventListener('abort', givenUp, { once: true })
      line.push(called)
    })
  }

  function leave(urgency: Urgency): void {
    inside[urgency]--
    for (const next of ['hurried', 'patient'] as const) {
      while (waiting[next].length > 0 && hasPlace(next)) {
        inside[next]++
        waiting[next].shift()?.()
      }
    }
  }
}
