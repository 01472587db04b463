import { urlOf } from './access.ts'
import type { Running } from './bringUp.ts'
import { hasCluster } from './cluster.ts'
import type { Places } from './folder.ts'
import { livesIn } from './postmaster.ts'
import { saying } from './problem.ts'

/** How soon a PostgreSQL that was killed (by the system, for want of memory, say) is noticed, in milliseconds. */
const LOOK_MS = 1_000

/** Starts that fail one after the other before we leave it to the operator. */
const TRIES = 5

/** Keeps PostgreSQL up while the server runs. */
export type Keeper = {
  /** Ends the keeping, when no start is under way any more; gives what runs then. */
  leave(): Promise<Running>
}

/** Starts PostgreSQL again, at the same address, whenever it ends by itself. */
export function keepUp(
  first: Running,
  places: Places,
  again: () => Promise<Running>,
  note: (line: string) => void,
): Keeper {
  let running = first
  let failures = 0
  let starting: Promise<void> | undefined
  const look = () => {
    if (starting !== undefined || livesIn(running.pid, places.cluster)) return
    starting = restart().finally(() => {
      starting = undefined
    })
  }
  const timer = setInterval(look, LOOK_MS).unref()

  async function restart(): Promise<void> {
    try {
      if (!hasCluster(places)) throw new Error(`${places.cluster} is gone`)
      note('PostgreSQL ended by itself: starting it again.')
      running = await again()
      failures = 0
      if (urlOf(running.access) !== urlOf(first.access)) note('Its address has changed: restart khaibao.')
    } catch (error) {
      failures += 1
      note(`PostgreSQL does not come back: ${saying(error)}`)
      if (failures === TRIES) clearInterval(timer)
    }
  }

  return {
    async leave() {
      clearInterval(timer)
      await starting
      return running
    },
  }
}
