import { median } from './harness.ts'

/** The median processor time, on all threads, of doing something with each, in milliseconds. */
export async function eachCosts<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<number> {
  const costs: number[] = []
  for (const item of items) {
    const before = process.cpuUsage()
    await act(item)
    const { user, system } = process.cpuUsage(before)
    costs.push((user + system) / 1000)
  }
  return median(costs)
}
