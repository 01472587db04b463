import type { Logger } from 'pino'
import { createSignal, type Signal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { createPhotoPace } from './photoPace.ts'

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
  /** A place for a photo that has just come, or nothing when all are taken or others stand in line before it. */
  take(channel: string): PhotoPlace | undefined
  /** A place for the photo that has stood in line longest. */
  next(channel: string): PhotoPlace | undefined
  /** Nobody stands in line any more, so that those who come find a place at once. */
  nobodyWaits(channel: string): void
  /** Photos of the channel that were done with in a second, lately; nothing when too few were. */
  perSecond(channel: string): number | undefined
  /** Rung when a place has come free; to be rung when somebody has joined the line. */
  readonly changed: Signal
  /** Resolves when no photo is under way any more. */
  empty(): Promise<void>
}

type Circumstances = {
  readonly metrics: Pick<Metrics, 'photoPlace'>
  readonly log: Logger
  readonly now: () => Date
}

export function createPhotoPlaces(
  placesOfAChannel: number,
  { metrics, log, now }: Circumstances,
): PhotoPlaces {
  const taken = new Map<string, number>()
  const inLine = new Set<string>()
  const underWay = new Set<Promise<void>>()
  const changed = createSignal()
  const pace = createPhotoPace(now)
  const count = (channel: string, change: 1 | -1) => {
    taken.set(channel, (taken.get(channel) ?? 0) + change)
    metrics.photoPlace(channel, change)
  }

  function placeOf(channel: string): PhotoPlace | undefined {
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
            pace.oneDone(channel)
            changed.ring()
          })
        underWay.add(done)
      },
    }
  }

  return {
    take(channel) {
      const place = inLine.has(channel) ? undefined : placeOf(channel)
      if (!place) inLine.add(channel)
      return place
    },
    next: placeOf,
    nobodyWaits: (channel) => void inLine.delete(channel),
    perSecond: (channel) => pace.perSecond(channel),
    changed,
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
    places.changed.ring()
  }
  ready.then(open, open)
  return {
    ...places,
    take: (channel) => (isReady ? places.take(channel) : undefined),
    next: (channel) => (isReady ? places.next(channel) : undefined),
  }
}
