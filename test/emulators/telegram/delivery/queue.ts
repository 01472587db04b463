/** An update that the bot has not confirmed. */
export interface PendingUpdate {
  readonly id: number
  /** The update as it will travel, fixed at its creation: a later edit does not change it. */
  readonly json: string
  /** Updates of one line go out one by one, in order. */
  readonly line: string
  /** Second after which nobody tries any more. */
  readonly expiresAt: number
  /** Real milliseconds (performance.now) before which it stays back. */
  notBefore: number
  /** How often it still goes out; 2 is a duplicate to come. */
  deliveries: number
  failures: number
  /** Seconds of the last pause between two tries. */
  delay: number
  inFlight: boolean
}

/** A new webhook gets at once what the old one failed to take. */
export function forgetFailures(update: PendingUpdate): void {
  if (update.failures > 0) Object.assign(update, { failures: 0, delay: 1, notBefore: 0 })
}

/** All pending updates, by id and by line; both in the order in which they came. */
export class UpdateQueue {
  private readonly byId = new Map<number, PendingUpdate>()
  private readonly lines = new Map<string, Set<PendingUpdate>>()

  get size(): number {
    return this.byId.size
  }

  add(update: PendingUpdate): void {
    this.byId.set(update.id, update)
    const line = this.lines.get(update.line) ?? new Set()
    this.lines.set(update.line, line.add(update))
  }

  remove(update: PendingUpdate): void {
    this.byId.delete(update.id)
    const line = this.lines.get(update.line)
    line?.delete(update)
    if (line?.size === 0) this.lines.delete(update.line)
  }

  all(): readonly PendingUpdate[] {
    return [...this.byId.values()]
  }

  /** The first update of every line. */
  heads(): readonly PendingUpdate[] {
    return [...this.lines.values()].flatMap((line) => firstOf(line))
  }

  isEmptyFor(lines: readonly string[]): boolean {
    return !lines.some((line) => this.lines.has(line))
  }
}

function firstOf(line: ReadonlySet<PendingUpdate>): readonly PendingUpdate[] {
  for (const first of line) return [first]
  return []
}

/** Names of the lines. Presses have one a person and membership one a chat, so both overtake messages. */
export const lineOf = {
  messages: (chatId: number): string => `chat ${chatId}`,
  presses: (userId: number): string => `presses ${userId}`,
  membership: (chatId: number): string => `membership ${chatId}`,
}
