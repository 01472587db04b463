import { rolesRunning } from '../db/leases.ts'
import { MESSAGE_CLASSES } from '../db/outbox.ts'
import { type Queues, together } from '../db/queues.ts'

/** A text is answered within a second and a photo within some; older than this a person stands waiting at a door. */
export const INBOX_LATE_SECONDS = 60
/** A summary to a thousand groups takes a minute at Telegram's pace. */
export const OUTBOX_LATE_SECONDS = 300
/** Partitions are made for 14 days every hour; below this the making has failed for days. */
export const DAYS_AHEAD_AT_LEAST = 7

/** All that can be wrong with the service as a whole. */
export const HEALTH_PROBLEMS = [
  'database away',
  'database read-only',
  'database slow',
  'no worker',
  'no web',
  'inbox late',
  'photos full',
  'outbox late',
] as const
export type HealthProblem = (typeof HEALTH_PROBLEMS)[number]

/** What is wrong, by the queues and by the processes that say that they run. */
export function problemsOf(queues: Queues): HealthProblem[] {
  const roles = rolesRunning(queues.leases)
  const wrong: readonly [HealthProblem, boolean][] = [
    ['no worker', !roles.some((role) => role !== 'web')],
    ['no web', !roles.some((role) => role !== 'worker')],
    ['inbox late', together(queues.inbox).oldestSeconds > INBOX_LATE_SECONDS],
    // What stands in line for a place is put off until then, so that it is never late by its time to go.
    ['photos full', queues.photosWaitSeconds > INBOX_LATE_SECONDS],
    ['outbox late', outboxDue(queues).oldestSeconds > OUTBOX_LATE_SECONDS],
  ]
  return wrong.flatMap(([problem, isSo]) => (isSo ? [problem] : []))
}

/** What should go out soon: a broadcast takes as long as the messenger's pace makes it. */
export function outboxDue({ outbox }: Pick<Queues, 'outbox'>) {
  return together(outbox.filter((queue) => MESSAGE_CLASSES[queue.class] < MESSAGE_CLASSES.broadcast))
}
