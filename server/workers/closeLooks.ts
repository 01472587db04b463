/**
 * Of the time that passes, the share in which photos may be looked at closely. Of 20 photos a second one shows no code, and looking
 * at it closely for 0.55 s kept a quarter of a machine with two cores from everything else.
 */
const SHARE = 0.1
/** What may have been saved up, in milliseconds: some eighteen looks one after the other. */
const MOST_SAVED = 10_000
/** What photos that must be looked at may use beyond that: it is made up for within a minute after a rush. */
const MOST_OWED = 5_000

/** What this process may still spend on looking closely at photos in which nothing was found in time. */
export type CloseLooks = {
  /** Whether there is time for another; where not, its sender is answered at once and may come nearer. */
  mayBegin(): boolean
  /** A look took so many milliseconds. */
  took(milliseconds: number): void
}

/** @param now milliseconds of a clock that only goes forward. */
export function createCloseLooks(now: () => number = () => performance.now()): CloseLooks {
  let saved = MOST_SAVED
  let savedAt = now()

  function save(): void {
    const at = now()
    saved = Math.min(MOST_SAVED, saved + SHARE * (at - savedAt))
    savedAt = at
  }

  return {
    mayBegin() {
      save()
      return saved > 0
    },
    took(milliseconds) {
      save()
      saved = Math.max(-MOST_OWED, saved - milliseconds)
    },
  }
}
