import { FREE_REPLIES } from '../limits.ts'
import { jsonOf } from '../request.ts'
import { chatOf } from './consultation.ts'
import type { Endpoint } from './endpoint.ts'
import { objectOf } from './fields.ts'

/** How many free messages a person may still get. */
export const messageQuota: Endpoint = (world, request) => {
  const { account } = chatOf(world, objectOf(jsonOf(request), 'body', ['user_id']).user_id)
  const isCapped = world.switches.replyCap !== 'off'
  const used = isCapped ? Math.min(account.sentSince, FREE_REPLIES) : 0
  return {
    last_interaction: String(account.lastInteraction ?? 0),
    cs_reply: { remain: FREE_REPLIES - used, total: FREE_REPLIES },
    promotion: { daily_remain: 0, daily_total: 1, monthly_remain: 4, monthly_total: 6 },
  }
}
