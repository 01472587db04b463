import { readFileSync } from 'node:fs'

/** Milliseconds between looks at how much the server holds. */
const LOOK_MILLISECONDS = 500
const MEGABYTE = 2 ** 20
/**
 * MB by which the server may hold more at rest than it did in the middle of the run. Its heap is collected when it suits
 * V8, and the readers of photos keep what their largest picture took.
 */
const MOST_GROWTH = 120

export type Memory = {
  stop(): void
  readonly samples: readonly number[]
  verdict(): { line: string; isFlat: boolean }
}

/** Watches what a process holds, in MB. */
export function watchMemory(pid: number): Memory {
  const samples: number[] = [residentOf(pid)]
  const timer = setInterval(() => samples.push(residentOf(pid)), LOOK_MILLISECONDS)
  return {
    stop: () => clearInterval(timer),
    samples,
    verdict: () => judge(samples, residentOf(pid)),
  }
}

/** Whether nothing grew after the first third, in which code is compiled, connections open and caches fill. */
function judge(samples: readonly number[], atRest: number): { line: string; isFlat: boolean } {
  const third = Math.floor(samples.length / 3)
  const [middle, last] = [samples.slice(third, 2 * third + 1), samples.slice(2 * third)].map(median)
  const growth = Math.round(atRest - (middle ?? 0))
  return {
    line: `memory: ${middle} MB in the second third, ${last} MB in the last, at most ${Math.max(...samples)} MB, ${atRest} MB at rest; grew by ${growth} MB of ${MOST_GROWTH} allowed`,
    isFlat: growth <= MOST_GROWTH,
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** 0 once it is gone. */
function residentOf(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round((Number(kilobytes) * 1024) / MEGABYTE)
  } catch {
    return 0
  }
}
