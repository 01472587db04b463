import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Database } from '../../db/connect.ts'
import { forgetKeyUse, noteKeyUse } from '../../db/keyUses.ts'
import { holdLease, type Role, releaseLease, serverLease } from '../../db/leases.ts'
import { createSignal } from '../inbox/signal.ts'
import { startLoop, type Worker } from './loop.ts'

/** How often a process says that it is there, and for how long that is believed: some beats may be late. */
const BEAT_SECONDS = 5
export const BELIEVED_SECONDS = 30

/**
 * Lets whoever looks at the database see that this process runs, also when it has nothing to do, what it does and which keys it
 * uses. It has said so once when this resolves.
 */
export async function startHeartbeat(
  { database, log, connections }: { database: Database; log: Logger; connections: number },
  role: Role,
): Promise<Worker> {
  const id = randomUUID()
  const name = serverLease(role, id)
  // Whoever starts beside it reads there how many connections it may take.
  const holder = `${connections} ${id}`
  const beat = async () => {
    await holdLease(database, name, holder, BELIEVED_SECONDS)
    await noteKeyUse(database, name)
    return { pauseSeconds: BEAT_SECONDS }
  }
  await beat()
  const worker = startLoop({
    name: 'heartbeat',
    once: beat,
    lanes: 1,
    signal: createSignal(),
    log,
  })
  return {
    async stop() {
      await worker.stop()
      await releaseLease(database, name, holder)
      await forgetKeyUse(database, name)
    },
  }
}
