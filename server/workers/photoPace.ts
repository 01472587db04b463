/** The pace of the last minute: what was before may have been another hour's load. */
const WINDOW_MILLISECONDS = 60_000
/** Fewer photos, or a shorter time, say nothing of the pace. */
const FEWEST = 20
const SHORTEST_MILLISECONDS = 5_000

/** How fast the photos of each channel are done with. */
export type PhotoPace = {
  oneDone(channel: string): void
  /** Photos a second, or nothing while that is not known. */
  perSecond(channel: string): number | undefined
}

export function createPhotoPace(now: () => Date): PhotoPace {
  /** When photos were done with, oldest first; as many as can be within the window. */
  const moments = new Map<string, number[]>()

  function lately(channel: string): number[] {
    const since = now().getTime() - WINDOW_MILLISECONDS
    const kept = (moments.get(channel) ?? []).filter((moment) => moment > since)
    moments.set(channel, kept)
    return kept
  }

  return {
    oneDone: (channel) => void lately(channel).push(now().getTime()),
    perSecond(channel) {
      const [first, ...rest] = lately(channel)
      const milliseconds = now().getTime() - (first ?? 0)
      if (first === undefined || rest.length < FEWEST || milliseconds < SHORTEST_MILLISECONDS)
        return undefined
      return rest.length / (milliseconds / 1_000)
    },
  }
}
