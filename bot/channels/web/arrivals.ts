/** A wait for something new in one chat. It must be cancelled when it is no longer wanted. */
export type Expectation = {
  /** Resolves when the chat was announced since the expectation was made, or after the milliseconds. */
  within(milliseconds: number): Promise<void>
  cancel(): void
}

/** Wakes the browsers of this process that wait for a chat. What other processes write is announced by a watch. */
export type Arrivals = {
  announce(chatAddress: string): void
  /** To be made before the database is read: what is announced between reading and waiting is not missed then. */
  expect(chatAddress: string): Expectation
  /** The chats that are waited for. */
  expected(): string[]
  /** Wakes everybody, for good: the process ends. */
  close(): void
  readonly closed: boolean
}

export function createArrivals(): Arrivals {
  const waiting = new Map<string, Set<() => void>>()
  let closed = false

  function expect(chatAddress: string): Expectation {
    const wakers = waiting.get(chatAddress) ?? new Set()
    waiting.set(chatAddress, wakers)
    let wake = () => {}
    const announced = new Promise<void>((resolve) => {
      wake = resolve
    })
    wakers.add(wake)
    return {
      within: (milliseconds) => firstOf(announced, milliseconds),
      cancel() {
        wake()
        wakers.delete(wake)
        if (wakers.size === 0 && waiting.get(chatAddress) === wakers) waiting.delete(chatAddress)
      },
    }
  }

  function announce(chatAddress: string): void {
    for (const wake of waiting.get(chatAddress) ?? []) wake()
  }

  return {
    announce,
    expect,
    expected: () => [...waiting.keys()],
    close() {
      closed = true
      for (const address of waiting.keys()) announce(address)
    },
    get closed() {
      return closed
    },
  }
}

async function firstOf(announced: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([announced, timeUp])
  clearTimeout(timer)
}
