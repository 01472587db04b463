import { conflict } from '../refusal.ts'
import type { World } from '../world.ts'
import { confirm, dropExpired } from './pending.ts'

/** A getUpdates request that waits for something to happen. */
export interface WaitingPoll {
  /** Ends it with 409, because another took its place. */
  readonly terminate: (reason: string) => void
}

export interface PollState {
  waiting: WaitingPoll | undefined
}

export interface PollRequest {
  /** First update wanted; everything before it is confirmed. Negative: counted from the end of the queue. */
  readonly offset: number
  readonly limit: number
  /** Seconds to wait when there is nothing. */
  readonly timeout: number
  /** Aborts when the bot hangs up. */
  readonly hangUp: AbortSignal
}

const OTHER_POLLER = 'terminated by other getUpdates request; make sure that only one bot instance is running'

/** Ends a waiting poll because a webhook was set. */
export function terminatePoll(world: World): void {
  world.polling.waiting?.terminate('terminated by setWebhook request')
}

/**
 * Long polling.
 * @returns the updates as JSON texts, in order.
 * @throws Refusal 409 when another poll or a webhook takes over meanwhile.
 */
export async function poll(world: World, request: PollRequest): Promise<readonly string[]> {
  world.polling.waiting?.terminate(OTHER_POLLER)
  confirmBefore(world, request.offset)
  const deadline = performance.now() + request.timeout * 1000
  for (;;) {
    const ready = readyUpdates(world, request)
    if (ready.length > 0) return ready
    const remaining = deadline - performance.now()
    if (remaining <= 0 || request.hangUp.aborted) return []
    await waitForChange(world, request.hangUp, Math.min(remaining, untilNextLate(world)))
  }
}

function confirmBefore(world: World, offset: number): void {
  const pending = world.pending.all()
  const first = offset < 0 ? (pending.at(offset)?.id ?? pending[0]?.id ?? 0) : offset
  for (const update of pending.filter((candidate) => candidate.id < first)) confirm(world, update)
}

/** Polling hands updates out strictly in order, so one that is held back holds back all behind it. */
function readyUpdates(world: World, request: PollRequest): string[] {
  dropExpired(world)
  const now = performance.now()
  const pending = world.pending.all()
  const late = pending.findIndex((update) => update.notBefore > now)
  const ready = late === -1 ? pending : pending.slice(0, late)
  return ready.slice(0, request.limit).map((update) => update.json)
}

function untilNextLate(world: World): number {
  const late = world.pending.all().find((update) => update.notBefore > performance.now())
  return late === undefined ? Number.POSITIVE_INFINITY : Math.max(late.notBefore - performance.now(), 1)
}

function waitForChange(world: World, hangUp: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer)
      world.signals.off('change', woken)
      hangUp.removeEventListener('abort', woken)
      if (world.polling.waiting === waiting) world.polling.waiting = undefined
      finish()
    }
    const woken = (): void => settle(resolve)
    const waiting = { terminate: (reason: string) => settle(() => reject(conflict(reason))) }
    const timer = setTimeout(woken, milliseconds)
    world.polling.waiting = waiting
    world.signals.once('change', woken)
    hangUp.addEventListener('abort', woken, { once: true })
  })
}
