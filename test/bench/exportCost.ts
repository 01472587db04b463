import { peakMegabytes } from './qr/peakMemory.ts'

const MEGABYTE = 1024 * 1024

/** What a file took to write. */
export type Took = { readonly seconds: number; readonly cpuSeconds: number; readonly megabytes: number }

/** How long something takes in this process, and how much memory above what it held before. */
export async function measured(act: () => Promise<unknown>): Promise<Took> {
  const idle = process.memoryUsage().rss / MEGABYTE
  const [began, used] = [performance.now(), process.cpuUsage()]
  await act()
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  return { seconds, cpuSeconds: (user + system) / 1e6, megabytes: peakMegabytes() - idle }
}
