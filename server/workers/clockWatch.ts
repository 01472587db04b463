/** By how many milliseconds a clock has leapt since it was watched first. */
export type ClockWatch = {
  leapt(clock: Date): number
  /** Watches anew from this moment: the leap was dealt with. */
  begin(clock: Date): void
}

/**
 * Watches a clock against one that nobody can set, which counts milliseconds while the process runs: so leaps are found also when
 * each is small. A machine that slept looks like a leap, as it does to whoever looks only at the clock.
 */
export function createClockWatch(steady: () => number): ClockWatch {
  let began: { readonly clock: number; readonly steady: number } | undefined
  const begin = (clock: Date) => {
    began = { clock: clock.getTime(), steady: steady() }
  }
  return {
    begin,
    leapt(clock) {
      if (!began) begin(clock)
      return began ? clock.getTime() - began.clock - (steady() - began.steady) : 0
    },
  }
}
