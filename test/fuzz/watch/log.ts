/** pino's levels. */
const WARNING = 40
const ERROR = 50

/** What Zalo and Telegram refuse is the messengers' to say, and ours to carry out. */
const EXPECTED_ERRORS: readonly string[] = []

export type LogWatch = {
  told(line: string): void
  /** Lines that must not be, by what they say, and how often. */
  wrong(): readonly string[]
  /** Warnings by what they say, and how often. */
  warnings(): readonly string[]
}

/** Listens to everything that the server prints. */
export function watchLog(): LogWatch {
  const errors = new Map<string, number>()
  const warnings = new Map<string, number>()
  const count = (kept: Map<string, number>, what: string) => kept.set(what, (kept.get(what) ?? 0) + 1)
  let isStarted = false
  return {
    told(line) {
      const entry = parsed(line)
      if (!entry) {
        if (isStarted && !line.startsWith('  ')) count(errors, line)
        isStarted ||= line.startsWith('khaibao · ')
        return
      }
      const what = [entry.msg, entry.channel, entry.route, entry.reason].filter(Boolean).join(' · ')
      if (entry.level >= ERROR && !EXPECTED_ERRORS.includes(entry.msg)) count(errors, what)
      else if (entry.level >= WARNING) count(warnings, what)
    },
    wrong: () => lines(errors),
    warnings: () => lines(warnings),
  }
}

type Entry = {
  readonly level: number
  readonly msg: string
  readonly channel?: string
  readonly route?: string
  readonly reason?: string
}

function parsed(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}

function lines(kept: ReadonlyMap<string, number>): string[] {
  return [...kept].map(([what, times]) => `${times} × ${what}`)
}
