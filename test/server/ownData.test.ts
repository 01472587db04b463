import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawAttachment } from '../../bot/draw/drawAttachment.ts'
import { requestExport } from '../../db/exports.ts'
import { createFiles } from '../../server/files.ts'
import { noteFetched } from '../../server/noteFetched.ts'
import { ownDataBytes } from '../../server/ownData/file.ts'
import { CHATS, liveRichly, VALUES } from '../flows/erasure/life.ts'
import { type Ground, newGround } from '../flows/world/ground.ts'
import { play } from '../flows/world/play.ts'
import { newWorld, type World } from '../flows/world/world.ts'
import { wholeApp } from './routes/support/wholeApp.ts'

let ground: Ground
let world: World
let app: FastifyInstance
beforeAll(async () => {
  ground = await newGround()
  world = await newWorld(ground)
  await liveRichly(world)
  const { database, city } = world
  const parts = { store: database, qr: { draw: drawAttachment }, city, now: () => world.now }
  const { serve } = createFiles(database, parts.qr, (file) => ownDataBytes(parts, file))
  app = await wholeApp(database, { draw: serve, city })
})
afterAll(async () => {
  await app?.close()
  await ground?.close()
})

/** The links that one of the person's chats was given last: to read, and for a program. */
function linksOf(chat: string): { readonly pdf: string; readonly json: string } {
  const said = world.heard.get(chat) ?? []
  const [pdf, json] = said
    .flatMap(({ buttons = [] }) => buttons.flat())
    .flatMap((button) =>
      'link' in button && button.link.includes('/f/') ? [new URL(button.link).pathname] : [],
    )
    .slice(-2)
  if (!pdf || !json) throw new Error('no links were given')
  return { pdf, json }
}

async function ask(chat: string): Promise<{ readonly pdf: string; readonly json: string }> {
  const channel = chat.replace(/-.*$/, '')
  await play(`% ${chat}: ${channel}\n${chat} > [!dataCopy:]`, world)
  return linksOf(chat)
}

/** What a browser sends for the button, and what it is led to, fetched so often. */
async function opened(url: string, times = 1) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const pressed = await app.inject({ method: 'POST', url, headers })
  if (pressed.statusCode !== 303) return pressed
  const cookie = String(pressed.headers['set-cookie']).split(';')[0] ?? ''
  const file = { url: String(pressed.headers.location), headers: { cookie } }
  for (let before = 1; before < times; before += 1) await app.inject(file)
  await app.inject({ ...file, method: 'HEAD' })
  await app.inject({ url: file.url })
  return app.inject(file)
}

test('a link shows nothing until its button is pressed, and nothing waits behind it but numbers', async () => {
  const { json } = await ask(CHATS[0])
  const page = await app.inject({ url: json })
  expect(page.body).toContain('Bản sao dữ liệu của Anh/Chị')
  expect(page.body).not.toContain(VALUES.nameThere)
})

test('the copy for a program has everything, in a shape that stands', async () => {
  const { json } = await ask(CHATS[2])
  const file = await opened(json)
  expect(file.headers['content-type']).toBe('application/json')
  const copy = JSON.parse(file.body)
  expect(Object.keys(copy)).toEqual([
    'format',
    'version',
    'city',
    'timeZone',
    'language',
    'madeAt',
    'units',
    'account',
    'family',
    'venues',
    'staffOf',
    'officialOf',
    'reads',
    'requests',
  ])
  const answers = copy.account.declarations.flatMap(({ answers }: { answers: object[] }) => answers)
  expect(answers).toContainEqual({
    name: 'checks',
    question: '14 ngày qua',
    value: ['fever', 'travel'],
    answer: 'Sốt, Đến tỉnh hoặc nước khác',
  })
  expect(answers).toContainEqual({
    name: 'place',
    question: 'place',
    value: VALUES.otherForm,
    answer: VALUES.otherForm,
  })
  expect(copy.family).toMatchObject([{ relation: 'child', profile: { name: VALUES.member } }])
  expect(copy.reads).toMatchObject([
    { by: 'owner', how: 'chat', venueName: 'Nhà hàng Hải Đăng', first: '2025-11-24' },
    { by: 'official', unit: 'phường Ngô Quyền', what: 'exposed counted', member: null },
    { by: 'official', unit: 'phường Ngô Quyền', what: 'visits', first: '2025-11-18', last: '2025-11-24' },
    { by: 'official', unit: 'phường Ngô Quyền', what: 'looked up', purpose: 'tracing', first: null },
  ])
  expect(file.body).not.toContain('BN-7391')
  expect(copy.requests.at(0)).toMatchObject({ kind: 'copy' })
  expect(copy.madeAt).toBe(world.now.toISOString())
  // What was said in chats, asked of a log or shown in a photo is not copied; how many messages there are is.
  const {
    name: _before,
    line: _said,
    photo: _shown,
    looksFor: _searched,
    staffCalled: _called,
    ...kept
  } = VALUES
  for (const value of Object.values(kept)) expect(file.body).toContain(value)
})

test('the copy to read is a PDF of its own, and its link is spent', async () => {
  const { pdf } = await ask(CHATS[1])
  const file = await opened(pdf)
  expect(file.headers['content-type']).toBe('application/pdf')
  expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect(file.headers['content-disposition']).toBe('attachment; filename="du-lieu-cua-toi.pdf"')
  await world.database.client`update file_links set opened_at = opened_at - interval '11 minutes'`
  expect((await opened(pdf)).statusCode).toBe(404)
})

test('whoever fetches a file of people’s data is noted before it is given, and a file of nobody’s is not given', async () => {
  const { database, now } = world
  const { json } = await ask(CHATS[2])
  const before = await fetched()
  expect((await opened(json, 2)).statusCode).toBe(200)
  const line = { what: 'own data fetched', of: true }
  expect(await fetched()).toEqual([...before, line, line])
  const [chat] = await database.client<{ id: number; person: number }[]>`
    select id, person_id as person from chats where person_id is not null and kind = 'private' limit 1`
  const whose = { chatId: chat?.id ?? 0, personId: chat?.person ?? 0, venueId: 1 }
  await requestExport(database, { ...whose, format: 'csv', asked: {}, language: 'vi', createdAt: now })
  const [row] = await database.client<{ id: number }[]>`select max(id) as id from exports`
  const days = { first: '2025-11-20', last: '2025-11-24', gone: { text: '', again: '', press: '' } }
  const file = { kind: 'export', format: 'csv', exportId: row?.id ?? 0, ...days } as const
  expect(await noteFetched(database, file, now)).toBe(true)
  expect((await fetched()).at(-1)).toEqual({ what: 'log file fetched', of: true })
  expect(await noteFetched(database, { ...file, exportId: 4711 }, now)).toBe(false)
})

test('nobody has a copy in a chat that is theirs no more, nor once everything is erased', async () => {
  const [untied, kept] = [await ask(CHATS[2]), await ask(CHATS[0])]
  await play(`% ${CHATS[2]}: zalo\n${CHATS[2]} > /lienket\n${CHATS[2]} > [Tách tài khoản này]`, world)
  expect((await opened(untied.json)).statusCode).toBe(404)
  await play(`% ${CHATS[0]}: web\n${CHATS[0]} > /xoa\n${CHATS[0]} > [XOÁ]`, world)
  expect((await opened(kept.json)).statusCode).toBe(404)
})

async function fetched() {
  const rows = await world.database.client<{ what: string; of: boolean }[]>`
    select what, actor_log_id is not null as of from acts where what like '%fetched' order by id`
  return rows.map(({ what, of }) => ({ what, of }))
}
