import { ensureChat } from '../../../../db/chats.ts'
import { createPerson } from '../../../../db/people.ts'
import { addStaff } from '../../../../db/staff.ts'
import { inviteToVenue } from '../../../../db/venueInvitations.ts'
import type { World } from '../world.ts'
import type { Deeds } from './deed.ts'
import { personCalled } from './deed.ts'

/** Staff who never say anything, called after their number. */
async function staffAreThere({ database, now }: World, place: string, count: number): Promise<void> {
  const [venue] = await database.client<{ id: number }[]>`select id from venues where name = ${place}`
  for (let number = 1; number <= count; number++) {
    const address = `nhân viên ${number}`
    const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address })
    const { id: personId } = await createPerson(database, { profile: {}, chatId })
    await addStaff(database, { venueId: Number(venue?.id), personId, name: `Người ${number}`, addedAt: now })
  }
}

/** Codes that were given out and that nobody brought. */
async function codesAreOut({ database, now }: World, place: string, count: number): Promise<void> {
  const [venue] = await database.client<{ id: number }[]>`select id from venues where name = ${place}`
  for (let number = 1; number <= count; number++) {
    const expiresAt = new Date(now.getTime() + 3_600_000)
    const invitation = { venueId: Number(venue?.id), purpose: 'staff', invitedBy: 1, expiresAt } as const
    await inviteToVenue(database, `code ${number}`, { ...invitation, name: `Người ${number}` })
  }
}

/** Somebody stands at a place’s door by its owner’s word. */
async function becomesStaff(world: World, name: string, place: string): Promise<void> {
  const { database, now } = world
  const [venue] = await database.client<{ id: number }[]>`select id from venues where name = ${place}`
  const personId = await personCalled(world, name)
  await addStaff(database, { venueId: Number(venue?.id), personId, name, addedAt: now })
}

async function isStaffNoMore(world: World, name: string): Promise<void> {
  await world.database.client`delete from venue_staff where person_id = ${await personCalled(world, name)}`
}

/** Staff, and codes to become some. */
export const STAFF_DEEDS: Deeds = [
  [/^(.+) là nhân viên của (.+)$/u, becomesStaff],
  [/^(.+) thôi làm nhân viên$/u, isStaffNoMore],
  [/^(.+) có (\d+) nhân viên$/u, (world, place, count) => staffAreThere(world, place, Number(count))],
  [/^(.+) có (\d+) mã mời chưa dùng$/u, (world, place, count) => codesAreOut(world, place, Number(count))],
]
