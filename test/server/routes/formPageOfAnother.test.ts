import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Profile } from '../../../bot/core/person.ts'
import type { Action } from '../../../bot/core/received.ts'
import { makeToken } from '../../../bot/qr/token.ts'
import { recordDeclaration } from '../../../db/declarations.ts'
import { makeFormLink } from '../../../db/formLinks.ts'
import { saveProfile } from '../../../db/people.ts'
import { open as unsealed } from '../../../db/seal.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'
import { BEGINNING, type Ground, newGround } from '../../flows/world/ground.ts'
import { withOwnTemplate } from '../../support/ownTemplate.ts'
import { fewMessages } from './support/pageWorld.ts'
import { wholeApp } from './support/wholeApp.ts'

const HOUR_MILLISECONDS = 3_600_000
const SON: Profile = { name: 'Phạm Gia Bảo', birth: '2015-06-01', phone: '+84912345671' }
const FORM = 'application/x-www-form-urlencoded'

let ground: Ground
let app: FastifyInstance
let links = 0

beforeAll(async () => {
  ground = await newGround()
  const telegram = { botName: () => 'khaibao_test_bot' }
  const city = { ...ground.city, templates: withOwnTemplate(), messengers: { telegram } }
  app = await wholeApp(ground.database, { now: () => BEGINNING, city })
})
beforeEach(async () => {
  await ground.clear('web')
  await fewMessages(ground, () => BEGINNING).says('/trogiup')
})
afterAll(async () => {
  await app?.close()
  await ground?.close()
})

const open = (path: string, headers: Record<string, string> = {}) => app.inject({ url: path, headers })
const post = (path: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': FORM },
    payload: new URLSearchParams(fields).toString(),
  })

/** The path of a page of a form, the city's own if none is named, about a member of the family or nobody else. */
async function pageAbout(aboutId: number | undefined, form = 'schoolTrip'): Promise<string> {
  links += 1
  const token = makeToken(seededBytes(links))
  const [chat] = await ground.database.client<{ id: number; sender: Uint8Array }[]>`
    select id::int, sender_hash as sender from sessions s join chats c on c.id = s.chat_id order by c.id desc limit 1`
  await makeFormLink(ground.database, token, {
    chatId: chat?.id ?? 0,
    senderHash: chat?.sender ?? new Uint8Array(),
    form,
    aboutId,
    now: BEGINNING,
    expiresAt: new Date(BEGINNING.getTime() + HOUR_MILLISECONDS),
  })
  return `/form/${token}`
}

async function somebody(profile: Profile): Promise<number> {
  return ground.database.transaction(async (store) => {
    const [person] = await ground.database.client<{ id: number }[]>`
      insert into persons (profile_sealed) select profile_sealed from persons order by id limit 1 returning id::int`
    await saveProfile(store, person?.id ?? 0, profile)
    return person?.id ?? 0
  })
}

async function received(): Promise<Action> {
  const [row] = await ground.database.client<{ body: Uint8Array }[]>`
    select body_sealed as body from inbox where done_at is null`
  if (!row) throw new Error('nothing was received')
  return unsealed<{ action: Action }>(ground.database.keys, 'inbox', row.body).action
}

describe("a city's own form about a member of the family", () => {
  test('says whose it is and what is known, with little of it, and lets it be changed', async () => {
    const path = await pageAbout(await somebody(SON))
    const { body } = await open(path)
    expect(body).toContain('<h1>Tờ khai chuyến đi</h1>')
    expect(body).toContain('<p class="whom"><bdi>Khai hộ cho Phạm Gia B.</bdi></p>')
    expect(body).toContain('<dt>Ngày sinh</dt><dd>2015</dd>')
    expect(body).toContain('<dt>Điện thoại</dt><dd>0912 345 ***</dd>')
    expect(body).not.toMatch(/Bảo|2015-06|01\/06|345671|345 671/)
    // The phone's owner is somebody else.
    expect(body).not.toMatch(/autocomplete="(name|tel|email|on)"/)
    expect(body).toContain('Ngày sinh của Phạm Gia B.?')
  })

  test('sends what was filled in, and what was changed, for that member', async () => {
    const son = await somebody(SON)
    const path = await pageAbout(son)
    const wrong = await post(path, { _agreed: 'yes', _shown: 'bus', birth: '2035', bus: 'two', ill: 'no' })
    expect(wrong.body).toContain('Còn 2 câu')
    expect(wrong.body).toContain('<a href="#line-birth">Ngày sinh</a>')
    expect(wrong.body).toContain('<a href="#line-seats">Số chỗ</a>')
    expect(wrong.body).toMatch(/id="line-birth" name="birth" value="2035"[^>]*aria-invalid="true"/)
    const sent = await post(path, { _agreed: 'yes', birth: '2/6/2015', bus: 'two', seats: '3', ill: 'no' })
    expect(sent.body).toContain('Đã nhận tờ khai')
    expect(sent.body).not.toContain('16 tuổi')
    expect(await received()).toEqual({
      kind: 'filled',
      form: 'schoolTrip',
      agreed: true,
      about: { person: son, name: 'Phạm Gia B.' },
      answers: { birth: '2015-06-02', bus: 'two', seats: 3, note: null, ill: false },
    })
  })

  test('leaves what is known as it is when nothing is written beside it', async () => {
    const path = await pageAbout(await somebody(SON))
    await post(path, { _agreed: 'yes', _shown: 'name', name: ' ', bus: 'one', ill: 'no' })
    expect(await received()).toMatchObject({ answers: { bus: 'one', note: null, ill: false } })
  })
})

test('the page of a member asks no more than the chat: where they live is as the holder said it', async () => {
  const holder = await somebody({ name: 'Phạm Thu Hà', phone: '+84912345671' })
  const { client } = ground.database
  await client`update chats set person_id = ${holder} where id = (select max(id) from chats)`
  await recordDeclaration(ground.database, {
    personId: holder,
    template: 'national2021',
    answers: {
      unit: { edition: ground.city.edition, code: '11329' },
      street: '12 Lạch Tray',
      checks: ['fever'],
    },
    risk: true,
    edition: ground.city.edition,
    unitCode: '11329',
    legalBasis: 'consent',
    declaredAt: BEGINNING,
    validUntil: BEGINNING,
    keptUntil: BEGINNING,
    counted: { unitCode: '11329', day: '2025-11-24', figures: {} },
  })
  const member = await somebody({ name: 'Phạm Gia Bảo', birth: '2015-06-01' })
  const { body } = await open(await pageAbout(member, 'national2021'))
  expect(body).toContain('<dd>Phường Ngô Quyền</dd>')
  expect(body).toContain('<dt>Số nhà, đường</dt><dd>đã ghi</dd>')
  expect(body).toContain('<dt>Điện thoại</dt><dd>0912 345 ***</dd>')
  expect(body).not.toContain('<dd>Sốt</dd>')
})

describe('the page', () => {
  test('can be read in the other language until something was typed into it', async () => {
    const path = await pageAbout(undefined)
    const vietnamese = await open(path)
    expect(vietnamese.body).toContain('href="?lang=en" hreflang="en" lang="en">English</a>')
    const english = await open(`${path}?lang=en`)
    expect(english.body).toContain('<h1>Trip form</h1>')
    const back = await post(`${path}?lang=en`, { bus: 'one' })
    expect(back.body).toContain('Still to answer')
    expect(back.body).not.toContain('class="language"')
  })

  test('tells a child who declares alone that a grown-up does it, and takes what was declared', async () => {
    const path = await pageAbout(undefined)
    const alone = { name: 'Lê Hoàng An', birth: '2012', phone: '0912345679', bus: 'one', ill: 'no' }
    const { body } = await post(path, { ...alone, _agreed: 'yes' })
    expect(body).toContain('Đã nhận tờ khai')
    expect(body).toContain('Chưa đủ 16 tuổi thì cha, mẹ hoặc người giám hộ khai hộ.')
  })

  test('that is gone says how to get another, and leads to every chat that is on', async () => {
    const { statusCode, body } = await open(`/form/${makeToken(seededBytes(9))}`)
    expect(statusCode).toBe(404)
    expect(body).toContain('gõ /khaibao trong cuộc trò chuyện')
    expect(body).toContain('Chưa có gì bị gửi đi')
    expect(body).toContain('href="https://t.me/khaibao_test_bot"')
    expect(body).toContain('href="/chat"')
    expect(body).not.toContain('zalo')
  })
})
