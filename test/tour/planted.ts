import { roomAddress, seat } from '../../bot/channels/web/identity.ts'
import type { Profile } from '../../bot/core/person.ts'
import { makeCode, type RandomBytes } from '../../bot/qr/code.ts'
import { makeToken } from '../../bot/qr/token.ts'
import { ensureChat } from '../../db/chats.ts'
import type { Database, Store } from '../../db/connect.ts'
import { requestExport } from '../../db/exports.ts'
import { keepFileLink, openFileLink } from '../../db/fileLinks.ts'
import { makeFormLink, sendThroughFormLink } from '../../db/formLinks.ts'
import { makeLogLink, openLogLink } from '../../db/logLinks.ts'
import { appoint, invite } from '../../db/officials.ts'
import { createPerson, saveProfile } from '../../db/people.ts'
import { giveCard, replaceChatCode } from '../../db/personCodes.ts'
import { giveLinkCode } from '../../db/personLinks.ts'
import { makeTraceLink, openTraceLink } from '../../db/traceLinks.ts'
import { makeTrace } from '../../db/traces.ts'
import { inviteToVenue } from '../../db/venueInvitations.ts'
import { registerVenue } from '../../db/venues.ts'
import { storePersonLine } from '../../db/webLines.ts'

/** What must show in no answer to a stranger. Nobody here is taken from life. */
export const SECRETS = [
  'Doãn Thị Xuân Sắc',
  '0987650123',
  '987650123',
  'Kiều Văn Uẩn',
  'ngõ Giếng Khơi',
  'HP-2026-977',
  'Nhật ký riêng của tôi',
  'Khúc Thị Lành',
] as const
const [OWNER, , , PATIENT, STREET, REFERENCE, LINE, STAFF] = SECRETS

/** Markup where people write, which whoever may see the place must see as letters. */
export const MARKUP = '<script>alert(1)</script>'

const HOUR = 3_600_000

/** Everything that opens something, by what it is. What is spent or expired says so in its name. */
export type Planted = {
  readonly tokens: ReadonlyMap<string, string>
  readonly secrets: readonly string[]
}

const PURPOSES = [
  ['official', 'code of an official'],
  ['group', 'code of a group'],
  ['operator', 'code of an operator'],
] as const

type Place = { readonly edition: string; readonly unitCode: string }
type Given = { readonly random: RandomBytes; readonly now: Date; readonly figuresToken: string }

/** Plants one of everything, in a city that has this unit. */
export async function plant(
  database: Database,
  place: Place,
  { random, now, figuresToken }: Given,
): Promise<Planted> {
  const tokens = new Map([['token of the figures', figuresToken]])
  const token = (name: string) => kept(tokens, name, makeToken(random))
  const code = (name: string) => kept(tokens, name, makeCode(random))
  const secret = (name: string) => kept(tokens, name, Buffer.from(random(32)).toString('base64url'))
  const soon = new Date(now.getTime() + HOUR)
  const past = new Date(now.getTime() - HOUR)

  await database.transaction(async (store) => {
    const person = secret('secret of a chat')
    const room = secret('secret of a room')
    const { personId, chatId } = await somebody(store, seat(person, undefined).chat.address, {
      name: OWNER,
      phone: '+84987650123',
    })
    await storePersonLine(store, {
      ...seat(person, room),
      id: crypto.randomUUID(),
      line: { from: 'person', kind: 'text', text: LINE },
    })
    await ensureChat(store, { channel: 'web', kind: 'group', address: roomAddress(room) })
    const venueId = await venueOf(store, place, personId, code('code of a venue'))
    await replaceChatCode(store, personId, token('personal QR'), soon)
    await giveCard(store, personId, { token: token('QR of a card'), code: code('code of a card') }, now)
    await giveLinkCode(store, code('code of a second chat'), { chatId, personId, now, expiresAt: soon })
    await inviteToVenue(store, code('code of staff'), {
      venueId,
      purpose: 'staff',
      name: STAFF,
      invitedBy: personId,
      expiresAt: soon,
    })
    for (const [purpose, name] of PURPOSES)
      await invite(store, code(name), { purpose, unit: place, expiresAt: soon })
    await requestExport(store, {
      ...{ chatId, personId, venueId, format: 'csv', language: 'vi', createdAt: now },
      asked: { asked: days(now) },
    })
    const links = { chatId, personId, venueId, now, soon, past, random }
    await plantLogLinks(store, token, links)
    await plantTraceLinks(store, token, place, links)
    await plantFormLinks(store, token, links)
  })
  await plantFiles(database, tokens, token('cookie of a copy'))
  return { tokens, secrets: SECRETS }
}

function kept(tokens: Map<string, string>, name: string, token: string): string {
  tokens.set(name, token)
  return token
}

function days(now: Date): { readonly first: string; readonly last: string } {
  const day = now.toISOString().slice(0, 10)
  return { first: day, last: day }
}

async function somebody(
  store: Store,
  address: string,
  profile: Profile,
): Promise<{ readonly personId: number; readonly chatId: number }> {
  const chatId = await ensureChat(store, { channel: 'web', kind: 'private', address })
  const { id: personId } = await createPerson(store, { profile, chatId })
  await saveProfile(store, personId, profile)
  return { personId, chatId }
}

async function venueOf(store: Store, place: Place, ownerId: number, code: string): Promise<number> {
  const registrant = { name: OWNER, phone: '+84987650123', phoneConfirmed: false }
  const name = `Quán ${MARKUP}`
  const about = { name, foldedName: 'quan', type: 'food', address: `12 ${STREET}` }
  const gate = { name: `cửa ${MARKUP}`, direction: 'both' as const, code }
  await registerVenue(store, { ownerId, registrant, ...about, ...place }, gate)
  const rows = await store.client<{ id: number }[]>`select id::int from venues where owner_id = ${ownerId}`
  return rows[0]?.id ?? 0
}

type NewToken = (name: string) => string
type Links = {
  readonly chatId: number
  readonly personId: number
  readonly venueId: number
  readonly now: Date
  readonly soon: Date
  readonly past: Date
  readonly random: RandomBytes
}

/** Each kind is planted spent first, because a new link ends those before it that were not opened. */
async function plantLogLinks(store: Store, token: NewToken, links: Links): Promise<void> {
  const { now, soon, past, ...rest } = links
  const link = { ...rest, now, asked: { asked: days(now) }, language: 'vi' }
  const spent = token('link of a log, spent')
  await makeLogLink(store, spent, { ...link, expiresAt: soon })
  await openLogLink(store, spent, { reading: token('page of a log'), readUntil: soon, now })
  const over = token('link of another log, spent')
  await makeLogLink(store, over, { ...link, now: past, expiresAt: soon })
  await openLogLink(store, over, { reading: token('page of a log, over'), readUntil: past, now: past })
  await makeLogLink(store, token('link of a log'), { ...link, expiresAt: soon })
  const other = await somebody(store, 'another owner', { name: PATIENT })
  await makeLogLink(store, token('link of a log, of no owner'), { ...link, ...other, expiresAt: soon })
  await makeLogLink(store, token('link of a log, expired'), { ...link, ...other, expiresAt: past })
}

async function plantTraceLinks(store: Store, token: NewToken, place: Place, links: Links): Promise<void> {
  const { now, soon, past } = links
  const tracer = await somebody(store, 'a tracer', {})
  await appoint(store, tracer.personId, place, { role: 'tracer' })
  const patient = await somebody(store, 'a patient', { name: PATIENT, address: STREET })
  const trace = await makeTrace(store, {
    ...place,
    reference: REFERENCE,
    personId: patient.personId,
    tracerId: tracer.personId,
    from: past,
    to: now,
    rule: { marginMinutes: 60, inferredMinutes: 60 },
    createdAt: now,
  })
  const link = { traceId: trace.id, ...tracer, now }
  const spent = token('link of a case, spent')
  await makeTraceLink(store, spent, { ...link, expiresAt: soon })
  await openTraceLink(store, spent, { reading: token('cookie of a case'), readUntil: soon, now })
  await makeTraceLink(store, token('link of a case'), { ...link, expiresAt: soon })
  const { chatId, personId } = links
  const ofNobody = { ...link, chatId, personId }
  await makeTraceLink(store, token('link of a case, of no tracer'), { ...ofNobody, expiresAt: soon })
  const expired = { ...link, chatId: patient.chatId, personId: patient.personId }
  await makeTraceLink(store, token('link of a case, expired'), { ...expired, expiresAt: past })
}

async function plantFormLinks(store: Store, token: NewToken, links: Links): Promise<void> {
  const { chatId, now, soon, past } = links
  const senderHash = Buffer.alloc(32, 7)
  const link = { chatId, senderHash, form: 'national2021', aboutId: undefined, now }
  const spent = token('link of a form, spent')
  await makeFormLink(store, spent, { ...link, expiresAt: soon })
  await sendThroughFormLink(store, spent, { body: {}, now })
  await store.client`update inbox set done_at = now(), outcome = 'handled' where external_id like 'form %'`
  await makeFormLink(store, token('link of a form, expired'), { ...link, expiresAt: past })
  await makeFormLink(store, token('link of a form'), { ...link, expiresAt: soon })
}

/** A copy of one's own data, and a picture; the one is opened once, and then still downloaded for some minutes by who opened it. */
async function plantFiles(database: Database, tokens: Map<string, string>, browser: string): Promise<void> {
  const attachment = { kind: 'ownData', personId: 1 }
  const keep = async (name: string, oneTime: boolean, hours: number) =>
    kept(tokens, name, await keepFileLink(database, `tour ${name}`, { attachment, oneTime, hours }))
  await keep('link of a copy of data', true, 1)
  await keep('link of a copy, expired', true, -1)
  await keep('link of a picture, expired', false, -1)
  const opened = async (name: string) => {
    const token = await keep(name, true, 1)
    await database.transaction((store) => openFileLink(store, token, browser))
  }
  await opened('link of a copy, spent')
  await database.client`
    update file_links set opened_at = opened_at - interval '1 hour' where opened_at is not null`
  await opened('link of a copy, just opened')
}
