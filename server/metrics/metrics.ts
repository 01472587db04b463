import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Action } from '../../bot/core/received.ts'
import type { Look } from '../../bot/qr/photoReader.ts'
import { MESSAGE_CLASSES, type MessageClass } from '../../db/outbox.ts'
import { DELIVERY_OUTCOMES, type DeliveryOutcome } from '../workers/deliveriesSeen.ts'

/** Seconds: an answer is felt at a tenth, and is late long before the last. */
const QUICK_SECONDS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 120]
/** The same up to the age at which a message is given up. */
const LONG_SECONDS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 3_600, 21_600, 86_400]

const TURN_OUTCOMES = ['handled', 'too much', 'retried', 'set aside'] as const
export type TurnOutcome = (typeof TURN_OUTCOMES)[number]
const CLASSES = Object.keys(MESSAGE_CLASSES) as MessageClass[]
export type Act = Action['kind']

/**
 * What this process counts of its own work. Labels are of closed lists (a channel, a class, an outcome, a kind of act, a stage of
 * reading, a role), so that there are few rows and none is about anybody.
 */
export type Metrics = {
  readonly registry: Registry
  acknowledged(channel: string, outcome: 'stored' | 'refused' | 'failed', seconds: number): void
  /** A turn that is committed; seconds since it came, of these waited and of these played. */
  turn(turn: {
    readonly channel: string
    readonly act: Act
    readonly outcome: TurnOutcome
    readonly seconds: number
    readonly waitedSeconds: number
    readonly playedSeconds: number
  }): void
  /** A turn that came to nothing, and what became of its message. */
  turnFailed(channel: string, outcome: TurnOutcome): void
  photoRead(look: Look): void
  /** Nothing was found in a photo in time, and there was no time for looking at it closely. */
  notLookedClosely(): void
  /** A photo takes a place to be fetched and read in (1) or leaves it (-1). */
  photoPlace(channel: string, change: 1 | -1): void
  /** A try to deliver, or that none is needed any more; `ageSeconds` is since the message was written. */
  delivery(delivery: {
    readonly channel: string
    readonly class: MessageClass
    readonly outcome: DeliveryOutcome
    /** Nothing where nobody tried. */
    readonly seconds: number | undefined
    readonly ageSeconds: number
  }): void
  /** A message was put off because our own pace lets none go yet. */
  paced(channel: string, kind: MessageClass): void
  /** A task is done by the clock from now on; until it has come to its end, this is the moment by which it is late. */
  taskBegins(name: string, at: Date): void
  task(name: string, succeeded: boolean, at: Date): void
}

/**
 * @param channels that are on. Their failures are told as none from the start on: of a count that begins with one, Prometheus sees no
 * increase.
 */
export function createMetrics(channels: Iterable<string> = []): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const acknowledgements = new Histogram({
    name: 'khaibao_acknowledgement_seconds',
    help: 'From a genuine update to its commit in the inbox',
    labelNames: ['channel', 'outcome'],
    buckets: QUICK_SECONDS,
    registers,
  })
  const turns = new Counter({
    name: 'khaibao_turns_total',
    help: 'Turns by outcome; those retried and set aside came to nothing',
    labelNames: ['channel', 'outcome'],
    registers,
  })
  const [whole, waited, played] = [
    { name: 'khaibao_turn_seconds', help: 'From the arrival of a message to the commit of its turn' },
    { name: 'khaibao_turn_wait_seconds', help: 'From the arrival of a message to its claim' },
    { name: 'khaibao_turn_play_seconds', help: 'What playing a turn took' },
  ].map((named) => new Histogram({ ...named, labelNames: ['act'], buckets: QUICK_SECONDS, registers }))
  const readings = new Histogram({
    name: 'khaibao_photo_read_seconds',
    help: 'Looks at photos by order, outcome, and the stage that found the code; waiting for a thread included',
    labelNames: ['order', 'outcome', 'stage'],
    buckets: QUICK_SECONDS,
    registers,
  })
  const passedOver = new Counter({
    name: 'khaibao_photos_not_looked_closely_total',
    help: 'Photos in which nothing was found in time, answered without a closer look because others are many',
    registers,
  })
  const places = new Gauge({
    name: 'khaibao_photo_places_taken',
    help: 'Photos being fetched and read in this process',
    labelNames: ['channel'],
    registers,
  })
  const deliveries = new Counter({
    name: 'khaibao_deliveries_total',
    help: 'Tries to deliver a message, by what came of them',
    labelNames: ['channel', 'class', 'outcome'],
    registers,
  })
  const deliveryTime = new Histogram({
    name: 'khaibao_delivery_seconds',
    help: 'What the messenger took for a message',
    labelNames: ['channel', 'outcome'],
    buckets: QUICK_SECONDS,
    registers,
  })
  const deliveryAge = new Histogram({
    name: 'khaibao_delivery_age_seconds',
    help: 'How old messages were when they were sent',
    labelNames: ['channel', 'class'],
    buckets: LONG_SECONDS,
    registers,
  })
  const paced = new Counter({
    name: 'khaibao_deliveries_paced_total',
    help: 'Messages put off because our own pace let none go',
    labelNames: ['channel', 'class'],
    registers,
  })
  const lastSuccess = new Gauge({
    name: 'khaibao_task_last_success_timestamp_seconds',
    help: 'When a scheduled task last came to its end, at first when the process began',
    labelNames: ['task'],
    registers,
  })
  const taskFailures = new Counter({
    name: 'khaibao_task_failures_total',
    help: 'Scheduled tasks that failed',
    labelNames: ['task'],
    registers,
  })

  for (const channel of channels) {
    for (const outcome of TURN_OUTCOMES) turns.inc({ channel, outcome }, 0)
    for (const kind of CLASSES)
      for (const outcome of DELIVERY_OUTCOMES) deliveries.inc({ channel, class: kind, outcome }, 0)
  }

  return {
    registry,
    acknowledged: (channel, outcome, seconds) => acknowledgements.observe({ channel, outcome }, seconds),
    turn({ channel, act, outcome, seconds, waitedSeconds, playedSeconds }) {
      turns.inc({ channel, outcome })
      whole?.observe({ act }, seconds)
      waited?.observe({ act }, waitedSeconds)
      played?.observe({ act }, playedSeconds)
    },
    turnFailed: (channel, outcome) => turns.inc({ channel, outcome }),
    photoRead: ({ order, outcome, stage, milliseconds }) =>
      readings.observe({ order, outcome, stage }, milliseconds / 1000),
    notLookedClosely: () => passedOver.inc(),
    photoPlace: (channel, change) => places.inc({ channel }, change),
    delivery({ channel, class: kind, outcome, seconds, ageSeconds }) {
      deliveries.inc({ channel, class: kind, outcome })
      if (seconds !== undefined) deliveryTime.observe({ channel, outcome }, seconds)
      if (outcome === 'sent') deliveryAge.observe({ channel, class: kind }, ageSeconds)
    },
    paced: (channel, kind) => paced.inc({ channel, class: kind }),
    taskBegins(name, at) {
      lastSuccess.set({ task: name }, at.getTime() / 1000)
      taskFailures.inc({ task: name }, 0)
    },
    task(name, succeeded, at) {
      if (succeeded) lastSuccess.set({ task: name }, at.getTime() / 1000)
      else taskFailures.inc({ task: name })
    },
  }
}
