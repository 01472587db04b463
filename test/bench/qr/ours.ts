import { ownSymbols } from '../../../bot/qr/engine/ownSymbols.ts'
import { parseCode } from '../../../bot/qr/parseCode.ts'
import { readPhoto } from '../../../bot/qr/read/readPhoto.ts'
import { IN_FULL, IN_TIME } from '../../../bot/qr/read/stages.ts'
import { createQrWorkshop, type Effort } from '../../../bot/qr/workshop/qrWorkshop.ts'
import { PRODUCT_HOSTS } from '../../support/photograph/prints/productHosts.ts'
import { type Decode, PACE_THREADS, type Pace } from './decoder.ts'

const STAGES = { inTime: IN_TIME, inFull: IN_FULL }
/**
 * What a thread of the server gives a photo is far less; here no photo is given up on because something else ran
 * beside the bench. What a stage bounds by itself stays bounded.
 */
const BUDGET_MS = 10_000
/** In the pace no photo waits: as many are handed over as there are threads, and a few more. */
const QUEUE_LIMIT = 100

const [host, ...former] = PRODUCT_HOSTS
const HOSTS = { public: host, former }

const OWN = ownSymbols(HOSTS)

/** Our own reader; the only file of the bench that knows how it is called. */
export function decodeOurs(effort: Effort): Decode {
  return async (file) => {
    const result = await readPhoto(file, {
      stages: STAGES[effort],
      budgetMs: BUDGET_MS,
      now: () => performance.now(),
      own: OWN,
      understands: (text) => parseCode(text, HOSTS, () => '').kind !== 'foreign',
    })
    return result.kind === 'texts' ? result.texts : []
  }
}

/** The workshop that the server has, with two threads. */
export async function paceOfOurs(effort: Effort): Promise<Pace> {
  const workshop = createQrWorkshop({
    threads: PACE_THREADS,
    queueLimit: QUEUE_LIMIT,
    deadlineMs: BUDGET_MS,
    hosts: HOSTS,
  })
  await workshop.ready()
  return {
    async read(file) {
      const result = await workshop.read(file, effort)
      return result.kind === 'texts' ? result.texts : []
    },
    close: () => workshop.close(),
  }
}
