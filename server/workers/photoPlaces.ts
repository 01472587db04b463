import type { Logger } from 'pino'
import { reasonOf } from '../log.ts'
import type { Metrics } from '../metrics/metrics.ts'

/** A place for a photo under way, to be used or given back. */
export type PhotoPlace = {
  /** Works in the place, without anybody waiting for it, and leaves it at the end. */
  use(work: () => Promise<void>): void
  leave(): void
}

/**
 * Where photos are fetched and read, outside the lanes of the turns: eight slow downloads would otherwise stop every
 * text and button of the city. Each channel has places of its own, so that a messenger whose files come slowly keeps
 * nobody else's photos waiting.
 */
export type PhotoPlaces = {
  /** A place of the channel, or nothing when all are taken. */
  take(channel: string): PhotoPlace | undefined
  /** Resolves when no photo is under way any more. */
  empty(): Promise<void>
}

export function createPhotoPlaces(
  placesOfAChannel: number,
  { metrics, log }: { readonly metrics: Pick<Metrics, 'photoPlace'>; readonly log: Logger },
): PhotoPlaces {
  const taken = new Map<string, number>()
  const underWay = new Set<Promise<void>>()
  const count = (channel: string, change: 1 | -1) => {
    taken.set(channel, (taken.get(channel) ?? 0) + change)
    metrics.photoPlace(channel, change)
  }

  return {
    take(channel) {
      if ((taken.get(channel) ?? 0) >= placesOfAChannel) return undefined
      count(channel, 1)
      const leave = () => count(channel, -1)
      return {
        leave,
        use(work) {
          // What fails here could not even be set back: its lease ends by itself, and it is tried again.
          const done = work()
            .catch((error: unknown) =>
              log.error({ worker: 'photos', reason: reasonOf(error) }, 'a photo was dropped'),
            )
            .finally(() => {
              leave()
              underWay.delete(done)
            })
          underWay.add(done)
        },
      }
    },
    async empty() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

/**
 * The same places, but none before the readers are ready: a photo would only use up an attempt whenever the server ends
 * while it starts. Readers that never become ready fail with each photo, and its sender is told.
 */
export function onceReady(places: PhotoPlaces, ready: Promise<unknown>): PhotoPlaces {
  let isReady = false
  const open = () => {
    isReady = true
  }
  ready.then(open, open)
  return { ...places, take: (channel) => (isReady ? places.take(channel) : undefined) }
}
