import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureChat } from '../../db/chats.ts'
import { leaveVisit, setCompanionsOf, takeBackDeparture, visitByKey } from '../../db/doorVisits.ts'
import { noteFeedLine } from '../../db/feed.ts'
import { createPerson } from '../../db/people.ts'
import {
  chatsOnShift,
  endShiftsAt,
  recordedIn,
  shiftOf,
  standingPlaces,
  startShift,
} from '../../db/shifts.ts'
import { addStaff, holdStaffCounts, removeStaff, staffOf } from '../../db/staff.ts'
import { inviteToVenue, useVenueInvitation } from '../../db/venueInvitations.ts'
import { endVisit, type NewVisit, openVisit, type VisitKey } from '../../db/visits.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

let town: Town
let market: Place
let guard: { id: number; chat: number; staff: number }
beforeEach(async () => {
  town = await foundTown()
  market = await town.place('D1W1')
  guard = await staffCalled('Hoa')
})
afterEach(() => town.end())

const at = (time: string) => new Date(`2026-11-23T${time}:00.000Z`)
const span = { startedAt: at('01:00'), endsAt: at('13:00') }

async function staffCalled(name: string) {
  const chat = await ensureChat(town.database, { channel: 'web', kind: 'private', address: name })
  const { id } = await createPerson(town.database, { profile: {}, chatId: chat })
  const member = { venueId: market.venueId, personId: id, name, addedAt: at('00:00') }
  return { id, chat, staff: await addStaff(town.database, member) }
}

async function pastVisit(visit: NewVisit) {
  await openVisit(town.database, visit)
  await endVisit(town.database, visit.personId, visit.endsAt, 'out')
}

const venueId = () => market.venueId
const gateId = () => market.gateId
const stand = (liveFeed = false) =>
  startShift(town.database, guard.chat, {
    personId: guard.id,
    venueId: venueId(),
    gateId: gateId(),
    direction: 'both',
    liveFeed,
    ...span,
  })

describe('a shift', () => {
  it('knows whom it recorded, and nobody else', async () => {
    await stand()
    const cafe = await town.place('D2W1')
    const come = async (place: Place, more: { scannedBy?: number; companions?: number }) =>
      openVisit(town.database, { ...(await visit(place)), ...more })
    await come(market, { scannedBy: guard.id, companions: 2 })
    await come(market, { scannedBy: guard.id })
    await come(market, {})
    await come(cafe, { scannedBy: guard.id })
    await town.database.client`update visits set recorded_at = ${at('02:00').toISOString()}`
    // Of before the shift, and of somebody who was only seen to leave.
    await pastVisit({ ...(await visit(market)), scannedBy: guard.id })
    await town.database.client`
      update visits set recorded_at = ${at('00:30').toISOString()} where ended_at is not null`
    await pastVisit({ ...(await visit(market)), scannedBy: guard.id, startedAt: at('01:30') })
    await town.database
      .client`update visits set start_inferred = true where started_at = ${at('01:30').toISOString()}`
    const shift = await shiftOf(town.database, guard.chat)
    expect(shift && (await recordedIn(town.database, shift))).toEqual({ ins: 4, outs: 0 })
  })

  it('knows whom it saw leave, with whoever was known to be with them, until that is taken back', async () => {
    await stand()
    const leaves = async (place: Place, outBy: number | undefined, time = '02:00') => {
      const key = await openVisit(town.database, { ...(await visit(place)), startedAt: at('00:10') })
      await town.database
        .client`update visits set recorded_at = ${at('00:10').toISOString()} where id = ${key.id}`
      await leaveVisit(town.database, await found(key), at(time), outBy)
      return key
    }
    const counted = async () => {
      const shift = await shiftOf(town.database, guard.chat)
      return shift && (await recordedIn(town.database, shift))
    }
    await leaves(market, undefined)
    await leaves(market, (await staffCalled('Tú')).id)
    await leaves(market, guard.id, '00:30')
    await leaves(await town.place('D2W1'), guard.id)
    expect(await counted()).toEqual({ ins: 0, outs: 0 })
    const seen = await leaves(market, guard.id)
    await setCompanionsOf(town.database, await found(seen), 3)
    expect(await counted()).toEqual({ ins: 0, outs: 4 })
    await takeBackDeparture(town.database, await found(seen), {
      now: at('02:01'),
      usualEnd: () => at('09:00'),
    })
    expect(await counted()).toEqual({ ins: 0, outs: 0 })
  })

  it('that moves within its venue keeps what it was not told yet, and elsewhere does not', async () => {
    await stand(true)
    const line = { personId: await town.person(), way: 'in', people: 1, at: at('02:00') } as const
    await noteFeedLine(town.database, { ...line, chatId: 0, venueId: venueId(), gateId: gateId() })
    const waiting = async () => (await town.database.client`select id from feed_lines`).length
    await stand(true)
    expect(await waiting()).toBe(1)
    await stand(false)
    expect(await waiting()).toBe(0)
  })

  it('stands by right only: whoever is no longer staff is not told of anything', async () => {
    await stand(true)
    expect((await chatsOnShift(town.database, venueId(), at('02:00'))).map(({ id }) => id)).toEqual([
      guard.chat,
    ])
    await removeStaff(town.database, venueId(), guard.staff)
    expect(await chatsOnShift(town.database, venueId(), at('02:00'))).toEqual([])
    expect(await standingPlaces(town.database, guard.id)).toEqual([])
    expect(await endShiftsAt(town.database, venueId(), guard.id)).toEqual([guard.chat])
  })
})

describe('staff', () => {
  it('are known by the owner’s word, sealed, and by where they stand now', async () => {
    await stand()
    const [hoa] = await staffOf(town.database, venueId(), at('02:00'))
    expect(hoa).toMatchObject({ name: 'Hoa', gateName: 'Cửa chính' })
    expect((await staffOf(town.database, venueId(), at('13:00')))[0]?.gateName).toBeUndefined()
    const [row] = await town.database.client<
      { sealed: Uint8Array }[]
    >`select name_sealed as sealed from venue_staff`
    expect(Buffer.from(row?.sealed ?? []).includes('Hoa')).toBe(false)
  })

  it('and codes that can still be used are counted', async () => {
    const invited = {
      venueId: venueId(),
      purpose: 'staff',
      invitedBy: guard.id,
      expiresAt: at('03:00'),
    } as const
    for (const code of ['A', 'B']) await inviteToVenue(town.database, code, { ...invited, name: code })
    await inviteToVenue(town.database, 'C', { ...invited, purpose: 'transfer', name: undefined })
    await useVenueInvitation(town.database, 'A', at('02:00'))
    expect(await holdStaffCounts(town.database, venueId(), at('02:00'))).toEqual({ staff: 1, invited: 1 })
    expect(await holdStaffCounts(town.database, venueId(), at('03:00'))).toEqual({ staff: 1, invited: 0 })
  })
})

async function found(key: VisitKey) {
  const visit = await visitByKey(town.database, key)
  if (!visit) throw new Error('the visit is not there')
  return visit
}

async function visit({ venueId, gateId }: Place) {
  const personId = await town.person()
  const where = { personId, venueId, gateId, startedAt: at('01:10'), endsAt: at('03:00') }
  return { ...where, recordedBy: 'scan', legalBasis: 'consent' }
}
