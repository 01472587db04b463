import type { ChannelName } from '../../../../bot/core/received.ts'
import { type Deeds, personCalled } from './deed.ts'

/** How the operator sets the city up. */
export const CITY_DEEDS: Deeds = [
  [
    /^(.+) thôi làm cán bộ$/u,
    async (world, name) => {
      const personId = await personCalled(world, name)
      await world.database.client`delete from officials where person_id = ${personId}`
    },
  ],
  [
    /^trang khai đứng trước$/u,
    async (world) => {
      const pageFirst: readonly ChannelName[] = ['web', 'telegram', 'zalo']
      world.city = { ...world.city, pageFirst }
    },
  ],
]
