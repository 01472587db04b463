import { takeFolder } from '../../../db/embedded/lock.ts'
import type { DatabasePackage } from '../../../db/embedded/platform.ts'
import { startEmbeddedDatabase } from '../../../db/embedded/start.ts'

/** What a child process is to do before it waits to be killed. */
export type Order = {
  readonly dataDir: string
  readonly does: 'start' | 'take'
  /** The number of an ordinary user to become first. */
  readonly as?: number
  readonly source?: DatabasePackage
  /** A folder of that user for the copy of the programs. */
  readonly copyTo?: string
}

const order: Order = JSON.parse(process.argv[2] ?? '')
if (order.as !== undefined) {
  process.setgroups?.([])
  process.setgid?.(order.as)
  process.setuid?.(order.as)
}
setInterval(() => {}, 1_000)
console.log(JSON.stringify(await done(order).catch((error: Error) => ({ failed: error.message }))))

async function done({ does, dataDir, source, copyTo }: Order): Promise<Record<string, unknown>> {
  if (does === 'take') {
    await takeFolder(dataDir)
    return { taken: true }
  }
  const { url, adopted } = await startEmbeddedDatabase({
    dataDir,
    note: () => {},
    ...(source && { source }),
    ...(copyTo && { copyTo: [{ folder: copyTo, trusted: true }] }),
  })
  return { url, adopted }
}
