import type { Endpoint } from './endpoint.ts'

/** What the account says of itself. */
export const oaDetail: Endpoint = (world) => ({
  oaid: world.oaId,
  name: world.oaName,
  is_verified: true,
  oa_type: 4,
  num_follower: [...world.accounts.values()].filter((account) => account.follows).length,
  package_name: 'Growth',
  package_valid_through_date: '31/12/2027',
  linked_zca: 'ZCA-1',
})
