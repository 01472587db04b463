import { fold } from '../../../bot/core/fold.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { makeCode } from '../../../bot/qr/code.ts'
import { entranceUrl, gateUrl, personUrl } from '../../../bot/qr/ownUrl.ts'
import { parseCode } from '../../../bot/qr/parseCode.ts'
import { type Reading, readingOf } from '../../../bot/qr/photoReader.ts'
import { makeToken } from '../../../bot/qr/token.ts'
import { ensureChat } from '../../../db/chats.ts'
import type { Database } from '../../../db/connect.ts'
import { invite } from '../../../db/officials.ts'
import { createPerson, recordConsent, saveProfile } from '../../../db/people.ts'
import { findable } from '../../../db/seal.ts'
import { type GateDirection, registerVenue, setNeedsDeclaration } from '../../../db/venues.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'
import { BASE, EDITION, HAI_PHONG, KEYS, NGO_QUYEN } from './city.ts'
import { textsOfPerson } from './door.ts'

type Place = {
  readonly name: string
  readonly type: string
  readonly gate: string
  readonly direction: GateDirection
  readonly needsDeclaration?: true
}

/** Places that stand when a transcript begins. Their gates are numbered from 1, as they stand here. */
const PLACES: readonly Place[] = [
  { name: 'Nhà hàng Hải Đăng', type: 'food', gate: 'Cửa chính', direction: 'both' },
  { name: 'Chợ Ga', type: 'market', gate: 'Cổng 2', direction: 'both' },
  { name: 'Bệnh viện Kiến An', type: 'health', gate: 'Cổng A', direction: 'in', needsDeclaration: true },
  { name: 'Siêu thị Cầu Rào', type: 'market', gate: 'Cổng B', direction: 'out' },
]

/** A place's code is drawn from its number, so that it is the same in every transcript. */
export function codeNumbered(number: number): string {
  return makeCode(seededBytes(number))
}

export function codeOfPlace(name: string): string | undefined {
  const place = PLACES.findIndex((one) => one.name === name)
  return place < 0 ? undefined : codeNumbered(place + 1)
}

/** The code of a gate that was opened later, by the number in its name: `Cổng 3`. */
export function codeOfGate(name: string): string | undefined {
  const [, number] = /^(?:Cổng|Cửa) (\d+)$/u.exec(name) ?? []
  return number === undefined ? undefined : codeNumbered(200 + Number(number))
}

/** The registrant of every place, who is Chủ quán in the chat. */
export const OWNER = { name: 'Trần Văn Hải', phone: '+84912345678', chat: 'Chủ quán' }

export async function openPlaces(database: Database, since: Date, channel: ChannelName): Promise<void> {
  const { chat: address, ...profile } = OWNER
  await database.transaction(async (store) => {
    const chatId = await ensureChat(store, { channel, kind: 'private', address })
    const { id: ownerId } = await createPerson(store, { profile, chatId })
    await saveProfile(store, ownerId, profile)
    const consent = { personId: ownerId, purpose: 'venue', textVersion: '2026-11', channel }
    await recordConsent(store, { ...consent, givenAt: since })
    for (const { name, type, gate, direction, needsDeclaration } of PLACES) {
      const registrant = { ...profile, phoneConfirmed: false }
      const where = { edition: EDITION, unitCode: NGO_QUYEN, address: '12 Lạch Tray' }
      const { venueId } = await registerVenue(
        store,
        { ownerId, name, foldedName: fold(name), type, registrant, ...where },
        { name: gate, direction, code: codeOfPlace(name) ?? '' },
      )
      if (needsDeclaration) await setNeedsDeclaration(store, venueId, true)
    }
  })
}

/** What an operator has given out, by the words that a transcript uses. */
const INVITATIONS = [
  { words: 'mã cán bộ phường', number: 101, purpose: 'official', unitCode: NGO_QUYEN },
  { words: 'mã nhóm phường', number: 102, purpose: 'group', unitCode: NGO_QUYEN },
  { words: 'mã cán bộ thành phố', number: 103, purpose: 'official', unitCode: HAI_PHONG },
  { words: 'mã nhóm thành phố', number: 104, purpose: 'group', unitCode: HAI_PHONG },
  { words: 'mã người vận hành', number: 105, purpose: 'operator', unitCode: HAI_PHONG },
  { words: 'mã người vận hành khác', number: 106, purpose: 'operator', unitCode: HAI_PHONG },
] as const

export async function giveInvitations(database: Database, expiresAt: Date): Promise<void> {
  for (const { number, purpose, unitCode } of INVITATIONS) {
    await invite(database, codeNumbered(number), { purpose, unit: { edition: EDITION, unitCode }, expiresAt })
  }
}

/** A code by what transcripts call it: a place's name or an invitation. Other words are a code already. */
export function codeCalled(words: string): string {
  const invitation = INVITATIONS.find((one) => one.words === words)
  return invitation ? codeNumbered(invitation.number) : (codeOfPlace(words) ?? words)
}

const hashNumber = (number: string) => Buffer.from(findable(KEYS, 'idNumber', number)).toString('hex')
const texts = (...read: readonly string[]): Reading =>
  readingOf({ kind: 'texts', texts: read }, (text) =>
    parseCode(text, { public: BASE, former: [] }, hashNumber),
  )

/** Photos of anything but our posters, as they are read. */
const PHOTOS: Readonly<Record<string, Reading>> = {
  'bức tường': { kind: 'nothing' },
  'thực đơn quán khác': texts('https://menu.example.com/ban/7'),
  'mã chuyển khoản': texts(
    '00020101021138570010A00000072701270006970436011310212345678905204000053037045802VN6304A2B1',
  ),
  'căn cước': texts(
    '031185001234|031234567|Trần Thị Bích Ngọc|15061985|Nữ|5 Cầu Đất, Ngô Quyền, Hải Phòng|01012022',
  ),
  'mã cá nhân': texts(personUrl(BASE, makeToken(seededBytes(9)))),
  'tờ rơi': texts(entranceUrl(BASE)),
  'tờ quốc gia': texts('https://tokhaiyte.vn/?page=Group.checkin&groupId=0123456789abcdef01234567'),
  'mã của tờ chưa cấp': texts(gateUrl(BASE, codeNumbered(999))),
  'tệp HEIC': { kind: 'refused', reason: 'heic' },
  'tệp GIF': { kind: 'refused', reason: 'gif' },
  'tệp 60 MB': { kind: 'refused', reason: 'tooLarge' },
  'ảnh hỏng': { kind: 'refused', reason: 'damaged' },
}

/** A photo by its name: one of the above, else the posters of the places named, with + between them. */
export function photoCalled(name: string): Reading {
  const known = PHOTOS[name]
  if (known) return known
  return texts(
    ...name
      .split(' + ')
      .flatMap((one) => textsOfPerson(one) ?? [gateUrl(BASE, codeOfPlace(one) ?? codeOfGate(one) ?? one)]),
  )
}
