import { personAddress } from '../../../bot/channels/web/identity.ts'
import { ensureChat } from '../../../db/chats.ts'
import type { Database } from '../../../db/connect.ts'
import { saveProfile } from '../../../db/people.ts'
import { seal } from '../../../db/seal.ts'
import { sealedAddress } from '../../../db/venueAddress.ts'

/** Somebody of the planted case, or of those around it. */
export type Planted = { readonly name: string; readonly phone: string; readonly birth: string }

/** The case, whom the tracer finds by the phone number. Nobody of this story is taken from life. */
export const CASE: Planted = { name: 'Quách Thị Xuyến', phone: '+84912999001', birth: '1979' }

/** A presence at one of the case's venues, in minutes after the case came; `seen` says whether the end was. */
type Presence = {
  readonly venue: 0 | 1 | 2
  readonly from: number
  readonly to: number
  readonly seen?: false
}

/** Hours before now at which the case came to each of the venues, and minutes for which the case stayed. */
const CASE_ADDRESS = '1 Tam Bạc'
const CASE_VISITS = [
  { name: 'Nhà hàng Sao Biển', hoursAgo: 74, stayed: 90 },
  { name: 'Chợ đêm Tam Bạc', hoursAgo: 51, stayed: 60 },
  { name: 'Phòng khám An Tâm', hoursAgo: 26, stayed: 45 },
] as const

/** Who was there within an hour of the case: by the rule of 60 minutes, and 60 more where nobody saw an end. */
const EXPOSED: readonly (Planted & { readonly at: readonly Presence[] })[] = [
  { name: 'Nghiêm Văn Khuê', phone: '+84912999002', birth: '1965', at: [{ venue: 0, from: 30, to: 60 }] },
  { name: 'Khổng Thị Uyển', phone: '+84912999003', birth: '1991', at: [{ venue: 0, from: -200, to: -55 }] },
  { name: 'Giáp Văn Ruynh', phone: '+84912999004', birth: '1988', at: [{ venue: 0, from: 145, to: 200 }] },
  { name: 'Tiêu Thị Nhạn', phone: '+84912999005', birth: '2001', at: [{ venue: 1, from: -30, to: 300 }] },
  {
    name: 'Mạc Văn Quỳnh',
    phone: '+84912999006',
    birth: '1972',
    at: [{ venue: 1, from: -180, to: -100, seen: false }],
  },
  {
    name: 'Ung Thị Thoa',
    phone: '+84912999007',
    birth: '1958',
    at: [
      { venue: 1, from: 10, to: 40 },
      { venue: 2, from: 0, to: 45 },
    ],
  },
  { name: 'Doãn Văn Kiểu', phone: '+84912999008', birth: '1999', at: [{ venue: 2, from: 100, to: 130 }] },
]

/** Who was there too early or too late to be exposed, by a minute and more. */
const NEAR: readonly (Planted & { readonly at: readonly Presence[] })[] = [
  { name: 'Lưu Thị Sương', phone: '+84912999011', birth: '1980', at: [{ venue: 0, from: -200, to: -61 }] },
  { name: 'Cù Văn Thạnh', phone: '+84912999012', birth: '1969', at: [{ venue: 0, from: 151, to: 200 }] },
  {
    name: 'Bế Thị Loan',
    phone: '+84912999013',
    birth: '1995',
    at: [{ venue: 1, from: -240, to: -121, seen: false }],
  },
  { name: 'Lục Văn Điền', phone: '+84912999014', birth: '1983', at: [{ venue: 2, from: 106, to: 160 }] },
]

/** Who of the exposed has a web chat, and hears of it there. */
export const WITH_CHAT = 'Ung Thị Thoa'

/** The names that the trace must find, and those that it must not. */
export const EXPOSED_NAMES = EXPOSED.map(({ name }) => name)
export const NEAR_NAMES = NEAR.map(({ name }) => name)

/** What is planted of everybody. */
export function plantedWords(): readonly string[] {
  return [CASE_ADDRESS, ...[CASE, ...EXPOSED, ...NEAR].flatMap(({ name, phone }) => [name, phone])]
}

const MINUTE_MILLISECONDS = 60_000

/** Plants the case,  who was exposed and who was only near, at three venues of one unit to which nobody else goes; one of them has the web chat of that secret. */
export async function plantCase(
  database: Database,
  { edition, unitCode }: { readonly edition: string; readonly unitCode: string },
  chat: { readonly name: string; readonly secret: string },
  now: Date,
): Promise<void> {
  const minute = Math.floor(now.getTime() / MINUTE_MILLISECONDS) * MINUTE_MILLISECONDS
  const venues = []
  for (const { name, hoursAgo } of CASE_VISITS) {
    const opened = new Date(minute - hoursAgo * 60 * MINUTE_MILLISECONDS)
    venues.push({ ...(await venueNamed(database, name, { edition, unitCode })), opened })
  }
  const stays = CASE_VISITS.map(
    ({ stayed }, venue): Presence => ({ venue: venue as 0 | 1 | 2, from: 0, to: stayed }),
  )
  for (const { at, ...planted } of [{ ...CASE, at: stays }, ...EXPOSED, ...NEAR]) {
    const id = await personOf(database, planted, planted.name === chat.name ? chat.secret : undefined)
    for (const { venue, from, to, seen = true } of at) {
      const there = venues[venue]
      if (!there) throw new Error('the case has three venues')
      const moment = (minutes: number) =>
        new Date(there.opened.getTime() + minutes * MINUTE_MILLISECONDS).toISOString()
      await database.client`
        insert into visits (started_at, ended_at, ended_by, person_id, venue_id, gate_id, recorded_by, legal_basis, recorded_at)
        values (${moment(from)}, ${moment(to)}, ${seen ? 'out' : 'usual stay'}, ${id}, ${there.venueId}, ${there.gateId}, 'photo',
                'consent', ${moment(from)})`
    }
  }
}

/** A person of the door, whom nobody can write to, or one with a web chat. */
async function personOf(database: Database, planted: Planted, secret: string | undefined): Promise<number> {
  const [row] = await database.client<{ id: number }[]>`
    insert into persons (profile_sealed) values (${Buffer.from(seal(database.keys, 'profile', {}))}) returning id`
  const id = Number(row?.id)
  await saveProfile(database, id, planted)
  if (secret === undefined) return id
  const chatId = await ensureChat(database, {
    channel: 'web',
    kind: 'private',
    address: personAddress(secret),
  })
  await database.client`update chats set person_id = ${id} where id = ${chatId}`
  return id
}

async function venueNamed(
  database: Database,
  name: string,
  { edition, unitCode }: { readonly edition: string; readonly unitCode: string },
) {
  const { addressSealed } = sealedAddress(database, CASE_ADDRESS)
  const [venue] = await database.client<{ id: number }[]>`
    insert into venues (name, folded_name, type, address_sealed, edition, unit_code, created_at)
    values (${name}, ${name.toLowerCase()}, 'food', ${Buffer.from(addressSealed)}, ${edition}, ${unitCode}, now() - interval '60 days') returning id`
  const venueId = Number(venue?.id)
  const [gate] = await database.client<{ id: number }[]>`
    insert into gates (venue_id, name, direction) values (${venueId}, 'Cửa chính', 'both') returning id`
  return { venueId, gateId: Number(gate?.id) }
}
