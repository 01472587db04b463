import type { Database } from '../../db/connect.ts'
import type { Accept } from '../inbox/accept.ts'
import type { Counter } from '../inbox/tally.ts'
import type { ZaloWebhook } from '../routes/zalo.ts'
import { acceptFrom } from '../workers/acceptFrom.ts'
import type { Outage } from '../zalo/outage.ts'
import type { ZaloSide } from '../zalo/side.ts'

type Surroundings = {
  readonly database: Database
  readonly accept: Accept
  readonly counter: Pick<Counter, 'count'>
  readonly outage: Outage
}

/** What the routes of Zalo need of the account and of what surrounds it. */
export function zaloWebhook(
  zalo: ZaloSide,
  { database, accept, counter, outage }: Surroundings,
): ZaloWebhook & { readonly side: ZaloSide } {
  return {
    keys: zalo.webhookKeys,
    reader: zalo.reader,
    badSignatureStatus: zalo.badSignatureStatus,
    accept: acceptFrom(zalo.oaId, accept),
    counter,
    missed: outage.mark,
    store: database,
    side: zalo,
  }
}
