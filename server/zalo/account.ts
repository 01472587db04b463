import { z } from 'zod'
import type { Store } from '../../db/connect.ts'
import { channelFact, saveChannelFact } from '../../db/leases.ts'
import type { ZaloSide } from './side.ts'

/** The fact under which the account's name is kept, for processes that do not ask Zalo. */
const NAME = 'account name'
const CALL_MILLISECONDS = 10_000

/** What `getoa` tells of the account, as far as it is used. */
const accountSchema = z.looseObject({
  name: z.string(),
  is_verified: z.boolean().optional().catch(undefined),
  package_name: z.string().optional().catch(undefined),
  package_valid_through_date: z.string().optional().catch(undefined),
})
export type ZaloAccount = z.output<typeof accountSchema>

/** Asks Zalo who we are. Throws when it can't be asked. */
export async function askAccount({ client }: ZaloSide): Promise<ZaloAccount> {
  const signal = AbortSignal.timeout(CALL_MILLISECONDS)
  return accountSchema.parse(await client.call({ method: 'GET', path: '/v2.0/oa/getoa', query: {} }, signal))
}

/** Learns the account's name from Zalo and keeps it. */
export async function learnName(store: Store, zalo: ZaloSide): Promise<void> {
  const { name } = await askAccount(zalo)
  zalo.nameIs(name)
  await saveChannelFact(store, 'zalo', NAME, name)
}

/** The name that was learned before, so that links name the account from the first moment. */
export async function recallName(store: Store, zalo: ZaloSide): Promise<void> {
  const name = await channelFact(store, 'zalo', NAME)
  if (name !== undefined) zalo.nameIs(name)
}
