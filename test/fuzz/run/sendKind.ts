import { setTimeout as pause } from 'node:timers/promises'
import type { Findings } from '../findings.ts'
import type { Kind } from '../request.ts'
import type { createSender } from '../send.ts'
import { type Place, requestAt } from '../sent.ts'
import type { RunningTown } from '../town.ts'
import type { Backlog } from '../watch/backlog.ts'
import { isHandled } from '../watch/handled.ts'
import { judgeAnswer } from '../watch/judge.ts'
import { type Counted, countAnswer } from './counted.ts'

/** Requests of one kind that are on their way at once. */
const AT_ONCE: Readonly<Record<Kind, number>> = {
  telegram: 8,
  zalo: 8,
  web: 12,
  codes: 6,
  images: 2,
  pages: 6,
}
export const CONNECTIONS = Object.values(AT_ONCE).reduce((sum, count) => sum + count, 0)
/** Shares of the run by which one kind may be ahead of another, so that all of them come side by side until the end. */
const AHEAD = 0.02
const STEP_MILLISECONDS = 50

/** What all kinds of a run have in common. */
export type Sending = {
  readonly seed: number
  readonly town: RunningTown
  readonly sender: ReturnType<typeof createSender>
  readonly backlog: Backlog
  readonly counted: Counted
  readonly findings: Findings
  readonly goesOn: () => boolean
}

/** Sends so many of one kind, several at once, as fast as the queues behind it are worked off. */
export async function sendKind(sending: Sending, kind: Kind, count: number): Promise<void> {
  const { counted, backlog, goesOn } = sending
  let next = 0
  const lane = async () => {
    for (let index = next++; index < count && goesOn(); index = next++) {
      await inStep(kind, index / count, counted)
      await backlog.room(kind)
      await sendOne(sending, { kind, index })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE[kind] }, lane))
  counted.shares.delete(kind)
}

async function sendOne({ seed, town, sender, counted, findings }: Sending, place: Place): Promise<void> {
  const request = requestAt(place, seed, town)
  const answer = await sender.send(request)
  const verdict = judgeAnswer(place.kind, request, answer, town)
  const seen = { answer, verdict, isHandled: isHandled(place.kind, request, answer, town) }
  countAnswer(counted, place.kind, seen)
  if (typeof verdict === 'object') findings.wrong(place, request, verdict.wrong)
}

async function inStep(kind: Kind, share: number, { shares }: Counted): Promise<void> {
  shares.set(kind, Math.max(share, shares.get(kind) ?? 0))
  while (share > Math.min(...shares.values()) + AHEAD) await pause(STEP_MILLISECONDS)
}
