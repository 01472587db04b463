import { ownSymbols } from '../../../bot/qr/engine/ownSymbols.ts'
import { parseCode } from '../../../bot/qr/parseCode.ts'
import { ORDERS, type OrderName } from '../../../bot/qr/read/orders.ts'
import { readPhoto } from '../../../bot/qr/read/readPhoto.ts'
import { createQrWorkshop } from '../../../bot/qr/workshop/qrWorkshop.ts'
import { PRODUCT_HOSTS } from '../../support/photograph/prints/productHosts.ts'
import { type Decode, PACE_THREADS, type Pace } from './decoder.ts'

/** No photo is turned away because others are before it: only the server's own budgets end its reading. */
const DEADLINE_MS = 10_000
/** In the pace no photo waits: as many are handed over as there are threads, and a few more. */
const QUEUE_LIMIT = 100

const [host, ...former] = PRODUCT_HOSTS
const HOSTS = { public: host, former }

const OWN = ownSymbols(HOSTS)

/** Our own reader; the only file of the bench that knows how it is called. */
export function decodeOurs(order: OrderName): Decode {
  return async (file) => {
    const result = await readPhoto(file, {
      ...ORDERS[order],
      now: () => performance.now(),
      own: OWN,
      understands: (text) => parseCode(text, HOSTS, () => '').kind !== 'foreign',
    })
    return result.kind === 'texts' ? result.texts : []
  }
}

/** The workshop that the server has, with two threads. */
export async function paceOfOurs(order: OrderName): Promise<Pace> {
  const workshop = createQrWorkshop({
    threads: PACE_THREADS,
    queueLimit: QUEUE_LIMIT,
    deadlineMs: DEADLINE_MS,
    hosts: HOSTS,
  })
  await workshop.ready()
  return {
    async read(file) {
      const result = await workshop.read(file, order)
      return result.kind === 'texts' ? result.texts : []
    },
    close: () => workshop.close(),
  }
}
