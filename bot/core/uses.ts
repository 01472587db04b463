import type { CountedUse, UsesBefore } from '../../db/chatUses.ts'

type UseLimit = { readonly most: number; readonly windowSeconds: number }

const MINUTE = 60
const TEN_MINUTES = 600
const DAY = 86_400

/** What is counted of each chat, and how much of it is too much. */
export const USE_LIMITS = {
  /** Words and taps. Nobody answers questions faster than one a second for a whole minute. */
  messages: { most: 60, windowSeconds: MINUTE },
  /** In a group several speak at once. */
  groupMessages: { most: 180, windowSeconds: MINUTE },
  /** What must work also when all else is too much: /huy, /xoa, /ra and their buttons. A person needs two or three of them. */
  waysOut: { most: 30, windowSeconds: MINUTE },
  /** A family at a door sends one photo each, and some again because they were blurred. */
  photos: { most: 40, windowSeconds: TEN_MINUTES },
  /** A queue of forty people a minute is more than any door lets in. */
  photosOnShift: { most: 400, windowSeconds: TEN_MINUTES },
  /**
   * Photos on shift that were not looked at since the chat was last told how many. Nothing bounds them: the window is how long the
   * chat is left in peace before it is told of more.
   */
  photosUnseen: { most: Number.POSITIVE_INFINITY, windowSeconds: MINUTE },
  /**
   * Words that photos wait in line because many people send some: the window is how long a chat is left in peace before it is told
   * again. Who stands at a door sends photo after photo, and knows by then.
   */
  photosInLine: { most: Number.POSITIVE_INFINITY, windowSeconds: TEN_MINUTES },
  /** Codes that are nobody's: whoever types ten letters off a poster errs two or three times. */
  unknownCodes: { most: 10, windowSeconds: TEN_MINUTES },
  /** The largest family and everybody's corrections on one day. */
  declarations: { most: 60, windowSeconds: DAY },
  /** A yes to each purpose, for each of a large family. Without a yes there is nothing to erase, so this ends loops of both. */
  agreements: { most: 60, windowSeconds: DAY },
} as const satisfies Record<string, UseLimit>

export type Use = keyof typeof USE_LIMITS

/** What the chat of a turn did before, and what this turn adds. */
export type Used = {
  readonly usesBefore: UsesBefore
  readonly uses: Map<Use, CountedUse>
  readonly now: Date
}

/** Whether so much was done already in the window that runs that no more of it is. */
export function isTooMuch(used: Used, what: Use): boolean {
  const added = used.uses.get(what)?.times ?? 0
  return (running(used, what)?.count ?? 0) + added >= USE_LIMITS[what].most
}

/** Counts something that was done, so many times at once. */
export function countUse(used: Used, what: Use, times = 1): void {
  add(used, what, { times, told: false })
}

/** Notes that the chat is told of it now. False when it was told in this window before. */
export function isFirstTold(used: Used, what: Use): boolean {
  if (running(used, what)?.told || used.uses.get(what)?.told) return false
  add(used, what, { times: 0, told: true })
  return true
}

/** How much was counted in the window that is over; nothing while one runs. */
export function countedInLast(used: Used, what: Use): number | undefined {
  if (running(used, what) || used.uses.has(what)) return undefined
  return used.usesBefore[what]?.count ?? 0
}

/** Whole minutes until the window is over, at least one. */
export function minutesLeft(used: Used, what: Use): number {
  const { windowSeconds } = USE_LIMITS[what]
  const passed = used.now.getTime() - (running(used, what)?.since ?? used.now.getTime())
  return Math.max(1, Math.ceil(windowSeconds / MINUTE - passed / 60_000))
}

function add({ uses }: Used, what: Use, { times, told }: Pick<CountedUse, 'times' | 'told'>): void {
  const before = uses.get(what)
  const { windowSeconds } = USE_LIMITS[what]
  uses.set(what, {
    what,
    windowSeconds,
    times: (before?.times ?? 0) + times,
    told: told || before?.told === true,
  })
}

/** The window that runs. One that begins far ahead is over too: a clock that was set back must not hold it open. */
function running({ usesBefore, now }: Used, what: Use) {
  const before = usesBefore[what]
  const seconds = before && Math.abs(now.getTime() - before.since) / 1_000
  return seconds !== undefined && seconds < USE_LIMITS[what].windowSeconds ? before : undefined
}
