import { setTimeout as wait } from 'node:timers/promises'

/** Which processes a balancer takes the next request to: the first, or the next where that one takes no connection. */
export type Chosen = { next(): readonly string[]; close(): Promise<void> }

/** How often each process is asked whether it may be sent traffic. */
const ASK_MILLISECONDS = 100

/** All of them, each time from another on. */
export function chooseInTurn(bases: readonly string[]): Chosen {
  let turn = 0
  return {
    next() {
      turn += 1
      return bases.map((_base, step) => bases[(turn + step) % bases.length] ?? '')
    },
    close: async () => {},
  }
}

/** One that says it is ready, and no other in its place: whoever is ready must take what comes. */
export async function chooseReady(bases: readonly string[]): Promise<Chosen> {
  let ready: readonly string[] = []
  let turn = 0
  let closed = false

  async function ask(): Promise<void> {
    const asked = await Promise.all(bases.map(async (base) => ((await isReady(base)) ? [base] : [])))
    ready = asked.flat()
  }

  async function askAgain(): Promise<void> {
    while (!closed) {
      await ask()
      await wait(ASK_MILLISECONDS)
    }
  }

  await ask()
  const asking = askAgain()
  return {
    next() {
      turn += 1
      const base = ready[turn % Math.max(1, ready.length)]
      return base === undefined ? [] : [base]
    },
    async close() {
      closed = true
      await asking
    },
  }
}

async function isReady(base: string): Promise<boolean> {
  const answer = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.status === 200
}
