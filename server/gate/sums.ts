/** What each key has at the moment, of sockets or of bytes. A key that has nothing is not remembered. */
export type Sums = {
  of(key: string): number
  /** Adds to what it has, or takes from it what is less than nothing. */
  add(key: string, amount: number): void
}

export function createSums(): Sums {
  const sums = new Map<string, number>()
  const of = (key: string) => sums.get(key) ?? 0
  return {
    of,
    add(key, amount) {
      const sum = of(key) + amount
      if (sum > 0) sums.set(key, sum)
      else sums.delete(key)
    },
  }
}
