import { fold } from '../../../../bot/core/fold.ts'
import { registerVenue } from '../../../../db/venues.ts'
import { EDITION, NGO_QUYEN } from '../city.ts'
import type { World } from '../world.ts'
import type { Deeds } from './deed.ts'
import { personCalled } from './deed.ts'

/** Venues that somebody registered on the transcript's day, "Quán số 1" and on, each with a main gate. */
async function registeredToday(world: World, owner: string, count: number): Promise<void> {
  const { database, now } = world
  const ownerId = await personCalled(world, owner)
  const [made] = await database.client<
    { count: number }[]
  >`select count(*)::int as count from venues where id > 4`
  for (let number = 1; number <= count; number++) {
    const name = `Quán số ${(made?.count ?? 0) + number}`
    const registrant = { name: owner, phone: '+84987654323', phoneConfirmed: false }
    const what = { name, foldedName: fold(name), type: 'food', address: '1 Cầu Đất', edition: EDITION }
    const gate = { name: 'Cửa chính', direction: 'both', code: `none ${name}` } as const
    const { venueId } = await registerVenue(
      database,
      { ownerId, registrant, unitCode: NGO_QUYEN, ...what },
      gate,
    )
    await database.client`update venues set created_at = ${now.toISOString()} where id = ${venueId}`
  }
}

/** Venues that stand as others left them. */
export const VENUE_DEEDS: Deeds = [
  [
    /^(.+) có (\d+) địa điểm đăng ký hôm nay$/u,
    (world, owner, count) => registeredToday(world, owner, Number(count)),
  ],
  [
    /^chủ của (.+) không còn$/u,
    ({ database }, name) =>
      database.client`update venues set owner_id = null, registrant_sealed = null where name = ${name}`,
  ],
  [
    /^(.+) chứa được (\d+) người$/u,
    ({ database }, name, capacity) =>
      database.client`update venues set capacity = ${Number(capacity)} where name = ${name}`,
  ],
  [
    /^chủ (.+) tạm nghỉ$/u,
    ({ database, now }, name) =>
      database.client`update venues set paused_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^chủ (.+) mở lại$/u,
    ({ database }, name) => database.client`update venues set paused_at = null where name = ${name}`,
  ],
  [
    /^phường tạm dừng (.+)$/u,
    ({ database, now }, name) =>
      database.client`update venues set suspended_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^(.+) tạm nghỉ$/u,
    ({ database, now }, name) =>
      database.client`update venues set paused_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^(.+) đóng cửa hẳn$/u,
    ({ database, now }, name) =>
      database.client`update venues set closed_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^(.+) sang tay người khác$/u,
    ({ database }, name) => database.client`update venues set owner_id = null where name = ${name}`,
  ],
]
