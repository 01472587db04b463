import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Attachment } from '../../bot/draw/attachment.ts'
import { chatsOfPerson } from '../../db/chats.ts'
import { dropVisits } from '../../db/dropPurpose.ts'
import { erase, eraseMember } from '../../db/erase.ts'
import { failedMessages, handleAgain } from '../../db/failures.ts'
import { addMember } from '../../db/family.ts'
import { deliveryFileName } from '../../db/fileLinks.ts'
import { handOver } from '../../db/handOver.ts'
import { knownArrivals } from '../../db/inbox.ts'
import { lockPerson } from '../../db/people.ts'
import { purge } from '../../db/purge.ts'
import { open } from '../../db/seal.ts'
import { storePersonLine } from '../../db/webLines.ts'
import { keepWebPhoto, photoName } from '../../db/webPhotos.ts'
import { createFileLinks } from '../../server/fileLinks.ts'
import { eventually } from '../support/eventually.ts'
import { giveEverything, rowsOf } from './support/belongings.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

const NOW = new Date('2026-11-23T07:00:00.000Z')
const EARLIER = '2026-11-23T05:00:00.000Z'
/** What hangs on a chat and goes. */
const SAID = [
  'inbox',
  'outbox',
  'web_messages',
  'sessions',
  'form_links',
  'person_links',
  'alarm_chats',
  'strange_codes',
]

let town: Town
let place: Place
let person: number
/** Two chats of the person's. */
let chats: number[]

beforeEach(async () => {
  town = await foundTown()
  place = await town.place('D1W1')
  person = await town.person()
  const other = await town.person()
  await town.database.client`update chats set person_id = ${person} where person_id = ${other}`
  chats = (await chatsOfPerson(town.database, person)).map(({ id }) => id)
})
afterEach(() => town.end())

const [own, linked] = [() => chats[0] ?? 0, () => chats[1] ?? 0]
const eraseFrom = (chatId: number, personId: number | undefined = person) =>
  town.database.transaction(async (store) => {
    await store.client`select 1 from chats where id = ${chatId} for no key update`
    await erase(store, { chatId, personId }, NOW)
  })

async function count(table: string, where = 'true'): Promise<number> {
  const [row] = await town.database.client.unsafe<{ count: number }[]>(
    `select count(*)::int as count from ${table} where ${where}`,
  )
  return row?.count ?? 0
}

async function addressOf(chatId: number): Promise<string> {
  const [chat] = await town.database.client<{ address: Uint8Array }[]>`
    select address_sealed as address from chats where id = ${chatId}`
  return open<string>(town.database.keys, 'address', chat?.address ?? new Uint8Array())
}

/** One of everything that is kept of a conversation, done; and a message that is under way. */
async function talkIn(chatId: number): Promise<void> {
  const { database } = town
  const { client } = database
  const hash = Buffer.from(`chat ${chatId}`)
  for (const [name, doneAt] of [
    ['done', EARLIER],
    ['under way', null],
  ] as const) {
    await client`
      insert into inbox (channel, external_id, chat_id, sender_hash, body_sealed, sent_at, done_at)
      values ('web', ${`${name} ${chatId}`}, ${chatId}, ${hash}, '\\x00', ${EARLIER}, ${doneAt})`
    const [sent] = await client<{ id: number; created_at: string }[]>`
      insert into outbox (chat_id, channel, class, body_sealed, done_at)
      values (${chatId}, 'web', 0, '\\x00', ${doneAt}) returning id, created_at`
    const picture: Attachment = {
      kind: 'cardSheetPdf',
      cards: [],
      issuedOn: '2026-11-23',
      texts: {} as never,
    }
    const linkTo = createFileLinks(database, 'https://khaibao.example.vn')
    for (const way of ['once', 'fetched'] as const)
      await linkTo(
        deliveryFileName({ id: sent?.id ?? 0, createdAt: new Date(sent?.created_at ?? 0) }),
        picture,
        way,
      )
  }
  await client`insert into sessions (chat_id, sender_hash, body_sealed) values (${chatId}, ${hash}, '\\x00')`
  await client`
    insert into form_links (token_hash, chat_id, sender_hash, form, expires_at)
    values (${hash}, ${chatId}, ${hash}, 'f', ${EARLIER})`
  await client`insert into alarm_chats (chat_id) values (${chatId})`
  await client`
    insert into strange_codes (code_hash, chat_id, edition, unit_code, reported_at)
    values (${hash}, ${chatId}, 'e', '1', ${EARLIER})`
  await client`
    insert into person_links (code_hash, chat_id, asked_chat_id, person_id, expires_at)
    values (${hash}, ${own()}, ${chatId}, ${person}, ${EARLIER})`
  const address = await addressOf(chatId)
  await keepWebPhoto(database, photoName(address, address, `photo ${chatId}`), Buffer.from('a photo'))
  const line = { chat: { address, kind: 'private' }, senderAddress: address, id: `photo ${chatId}`, line: {} }
  await storePersonLine(database, line)
}

describe('erasing a person', () => {
  it('leaves nothing that names the person, in any table', async () => {
    await giveEverything(town.database, person, place, EARLIER)
    const before = await rowsOf(town.database, person)
    const missing = Object.keys(before).filter((column) => before[column] === 0)
    expect(missing, 'belongings.ts gives none of these, so nobody knows whether they are erased').toEqual([])
    await eraseFrom(own())
    expect(Object.values(await rowsOf(town.database, person)).filter((rows) => rows > 0)).toEqual([])
    expect(await count('persons', `id = ${person}`)).toBe(0)
  })

  it('forgets whom the person carries with them, and nobody who was handed over', async () => {
    const { database } = town
    const profile = { name: 'Trần Minh An' }
    const [member, handedOver] = [
      await addMember(database, { holderId: person, relation: 'child', profile }),
      await addMember(database, { holderId: person, relation: 'child', profile }),
    ]
    const other = await town.person()
    const [chat] = await chatsOfPerson(database, other)
    const at = new Date()
    const parts = { chatId: own(), holderId: person, memberId: handedOver, otherId: chat?.id ?? 0, at }
    const together = (first: object, second: object) => ({ ...second, ...first })
    expect(
      await database.transaction((store) => handOver(store, { ...parts, isAgreed: false }, together)),
    ).toBeUndefined()
    expect(
      await database.transaction((store) => handOver(store, { ...parts, isAgreed: true }, together)),
    ).toBe(other)
    await town.enter(member, place, new Date(EARLIER))
    await eraseFrom(own())
    expect(await count('persons', `id in (${person}, ${member})`)).toBe(0)
    expect(await count('persons', `id = ${other}`)).toBe(1)
    expect(await count('visits', `person_id is null and ended_by = 'erased'`)).toBe(1)
    expect(await count('family')).toBe(0)
  })

  it('keeps the visits, the counts and the venue, of nobody', async () => {
    await town.enter(person, place, new Date(EARLIER))
    await town.database.client`update venues set owner_id = ${person} where id = ${place.venueId}`
    await eraseFrom(own())
    const { client } = town.database
    expect([
      ...(await client`select person_id, ended_by, ended_at = ${NOW.toISOString()} as now from visits`),
    ]).toEqual([{ person_id: null, ended_by: 'erased', now: true }])
    expect(await count('open_visits')).toBe(0)
    expect(await count('venue_hours', 'ins = 1')).toBe(1)
    expect([...(await client`select owner_id, registrant_sealed from venues`)]).toEqual([
      { owner_id: null, registrant_sealed: null },
    ])
    expect(await count('gate_codes', 'retired_at is null')).toBe(1)
  })

  it('leaves nobody at the doors of the person’s venues, nor a code that invites somebody there', async () => {
    const { client } = town.database
    const guard = await town.person()
    await client`update venues set owner_id = ${person} where id = ${place.venueId}`
    await giveEverything(town.database, guard, place, EARLIER)
    await eraseFrom(own())
    for (const table of ['venue_staff', 'shifts', 'log_links', 'exports'])
      expect([table, await count(table)]).toEqual([table, 0])
    expect(await count('venue_invitations', 'used_at is null')).toBe(0)
  })

  it('takes away what was said in all chats of the person, and not what is still to be handled', async () => {
    for (const chat of chats) await talkIn(chat)
    await eraseFrom(own())
    for (const table of SAID) {
      const [underWay, bareIds] = table === 'inbox' ? [chats.length, chats.length] : [0, 0]
      expect([table, await count(table)]).toEqual([table, underWay + bareIds])
    }
    expect(await count('inbox', 'done_at is null and length(body_sealed) > 0')).toBe(chats.length)
    expect(await count('web_photos')).toBe(0)
    expect(await count('file_links')).toBe(0)
    expect(await count('chats', `id in (${chats.join(', ')}) and person_id is null`)).toBe(chats.length)
  })

  it('leaves of messages that were done an id that says nothing and is never handled again', async () => {
    const { database } = town
    await talkIn(own())
    await database.client`
      update inbox set outcome = 'set aside', album = 'album', lease = 'lease' where done_at is not null`
    await eraseFrom(own())
    const rows = await database.client`
      select id, external_id as external, length(sender_hash) + length(body_sealed) as bytes, album, lease
        from inbox where done_at is not null`
    expect(rows).toMatchObject([{ external: `done ${own()}`, bytes: 0, album: null, lease: null }])
    expect(await handleAgain(database, Number(rows[0]?.id))).toBe(false)
    expect(await failedMessages(database)).toEqual([])
    expect(await knownArrivals(database, 'web', [`done ${own()}`])).toEqual(new Set([`done ${own()}`]))
  })

  it('touches nobody else, and no group', async () => {
    const neighbour = await town.person()
    const [chat] = await chatsOfPerson(town.database, neighbour)
    await giveEverything(town.database, neighbour, place, EARLIER)
    await giveEverything(town.database, person, place, EARLIER)
    const before = await rowsOf(town.database, neighbour)
    await talkIn(chat?.id ?? 0)
    const said = await Promise.all(
      ['inbox', 'outbox', 'web_messages', 'sessions'].map((table) => count(table)),
    )
    await eraseFrom(own())
    expect(await rowsOf(town.database, neighbour)).toEqual(before)
    const still = await Promise.all(
      ['inbox', 'outbox', 'web_messages', 'sessions'].map((table) => count(table)),
    )
    expect(still).toEqual(said)
    expect(await count('web_photos')).toBe(1)
    expect(await count('file_links')).toBe(4)
    expect(await count('unit_groups', 'bound_by is null')).toBe(1)
  })

  it('a second time changes nothing, and a stranger has nothing but words', async () => {
    await talkIn(own())
    await eraseFrom(own())
    await eraseFrom(own(), undefined)
    await eraseFrom(own())
    expect(await count('sessions')).toBe(0)
    expect(await count('chats', `id = ${own()}`)).toBe(1)
  })

  it('from two chats of the person at once comes to an end', async () => {
    for (const chat of chats) await talkIn(chat)
    const again = (chat: number): Promise<void> =>
      eraseFrom(chat).catch((error: Error) => {
        expect(error.message).toBe('another chat of the person is busy')
        return again(chat)
      })
    await Promise.all(chats.map(again))
    expect(await count('persons', `id = ${person}`)).toBe(0)
  })

  it('is whole when the purge has taken the chats a day later', async () => {
    for (const chat of chats) await talkIn(chat)
    await eraseFrom(linked())
    await town.database.client`update inbox set done_at = clock_timestamp() where done_at is null`
    await purge(town.database, new Date(Date.now() + 25 * 3_600_000))
    expect(await count('chats', `id in (${chats.join(', ')})`)).toBe(0)
    expect(await count('inbox')).toBe(0)
  })
})

describe('whoever is recorded at a door while they are taken out', () => {
  /** A guard holds the person, as a scan does, and records them once the other waits. */
  async function whileScanned(personId: number, takeOut: () => Promise<unknown>): Promise<void> {
    const { database } = town
    let taken: Promise<unknown> = Promise.resolve()
    await database.transaction(async (store) => {
      await lockPerson(store, personId)
      taken = takeOut()
      const isWaiting = () =>
        database.client`
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      await eventually(async () => (await isWaiting()).length > 0)
      await town.enter(personId, place, new Date(EARLIER), undefined, store)
    })
    await taken
  }
  const stillOpen = () => count('visits', 'ended_at is null')
  const member = () => addMember(town.database, { holderId: person, relation: 'child', profile: {} })
  const removal = (memberId: number, holderId = person) =>
    town.database.transaction((store) => eraseMember(store, { holderId, memberId }, NOW))

  it('leaves no visit open of nobody, as a member who is removed', async () => {
    const id = await member()
    await whileScanned(id, () => removal(id))
    expect([await stillOpen(), await count('visits', 'person_id is null')]).toEqual([0, 1])
  })

  it('is in no visit any more, as who took their yes back', async () => {
    await whileScanned(person, () => town.database.transaction((store) => dropVisits(store, person, NOW)))
    expect([await stillOpen(), await count('visits', 'person_id is null')]).toEqual([0, 1])
  })

  it('is no member of anybody else’s, who could remove them', async () => {
    const id = await member()
    expect(await removal(id, await town.person())).toBe(false)
    expect(await count('persons', `id = ${id}`)).toBe(1)
  })
})
