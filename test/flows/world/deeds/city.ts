import type { ChannelName } from '../../../../bot/core/received.ts'
import type { Deeds } from './deed.ts'

/** How the operator sets the city up. */
export const CITY_DEEDS: Deeds = [
  [
    /^trang khai đứng trước$/u,
    async (world) => {
      const pageFirst: readonly ChannelName[] = ['web', 'telegram', 'zalo']
      world.city = { ...world.city, pageFirst }
    },
  ],
]
