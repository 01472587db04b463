import { dataOf } from '../request.ts'
import { chatOf } from './consultation.ts'
import type { Endpoint } from './endpoint.ts'

/** Vietnam's clocks before UTC's; there is no summer time. */
const VIETNAM_MILLISECONDS = 7 * 3_600_000

/** What is known of a person; the shape is the one that integrations read. */
export const userDetail: Endpoint = (world, request) => {
  const { account } = chatOf(world, dataOf(request).user_id)
  const picture = `https://s120-ava-talk.zadn.vn/${account.id}.jpg`
  return {
    user_id: account.id,
    user_id_by_app: account.idByApp,
    user_external_id: '',
    display_name: account.name,
    user_alias: account.name,
    is_sensitive: false,
    user_is_follower: account.follows,
    user_last_interaction_date: dayOf(account.lastInteraction),
    avatar: picture,
    avatars: { '120': picture, '240': picture },
    tags_and_notes_info: { notes: [], tag_names: [] },
    shared_info: account.sharedInfo,
  }
}

/** Zalo writes this date as people in Vietnam do: 23/11/2026. */
function dayOf(at: number | undefined): string {
  if (at === undefined) return ''
  const [year, month, day] = new Date(at + VIETNAM_MILLISECONDS).toISOString().slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}
