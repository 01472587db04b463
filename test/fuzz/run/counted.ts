import type { Answer, Kind } from '../request.ts'
import type { Backlog } from '../watch/backlog.ts'
import type { Verdict } from '../watch/judge.ts'

/** How many of a kind were answered, how many of them by what handled them, and how. */
export type CountedKind = { sent: number; handled: number; readonly statuses: Map<string, number> }

export type Counted = {
  readonly kinds: ReadonlyMap<Kind, CountedKind>
  /** How far each kind is that is still sent, from 0 to 1. */
  readonly shares: Map<Kind, number>
  walked: number
  /** Milliseconds that the slowest answer took. */
  slowest: number
}

export function startCounting(kinds: Iterable<Kind>): Counted {
  const none = [...kinds].map((kind) => [kind, { sent: 0, handled: 0, statuses: new Map() }] as const)
  return { kinds: new Map(none), shares: new Map(), walked: 0, slowest: 0 }
}

export type Seen = { readonly answer: Answer; readonly verdict: Verdict; readonly isHandled: boolean }

export function countAnswer(counted: Counted, kind: Kind, { answer, verdict, isHandled }: Seen): void {
  const ofKind = counted.kinds.get(kind)
  if (!ofKind) throw new Error(`${kind} is not counted`)
  const sort = verdict === 'late' ? 'late' : String(answer.status)
  ofKind.sent += 1
  if (isHandled) ofKind.handled += 1
  ofKind.statuses.set(sort, (ofKind.statuses.get(sort) ?? 0) + 1)
  counted.slowest = Math.max(counted.slowest, answer.milliseconds)
}

export function sentIn({ kinds }: Counted): number {
  return [...kinds.values()].reduce((sum, { sent }) => sum + sent, 0)
}

/** How far everything is, on a line. */
export function progressOf(counted: Counted, whole: number, seconds: number, { now }: Backlog): string {
  const kinds = [...counted.kinds].map(([kind, { sent }]) => `${kind} ${sent}`).join(' ')
  return `${Math.round(seconds)} s: ${sentIn(counted)} of ${whole} (${kinds}), waits ${JSON.stringify(now)}`
}

/** How each kind was answered, on a line each. */
export function answersOf({ kinds, slowest }: Counted): string {
  const lines = [...kinds].map(([kind, { sent, handled, statuses }]) => {
    const sorts = [...statuses].sort().map(([status, count]) => `${count} × ${status}`)
    return `${kind}: ${handled} of ${sent} handled, ${percent(handled, sent)}: ${sorts.join(', ')}`
  })
  return [...lines, `slowest answer ${Math.round(slowest)} ms`].join('\n')
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.floor((100 * part) / whole)} %`
}
