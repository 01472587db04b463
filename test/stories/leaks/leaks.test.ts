import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seal } from '../../../db/seal.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { readScript } from '../script.ts'
import { filesIn } from './files.ts'
import { groupMessages, halfHidden, starsIn } from './groups.ts'
import { handedOut, inBlanks } from './handedOut.ts'
import { zippedIn } from './papers.ts'
import { saidIn } from './said.ts'
import { Search } from './search.ts'
import type { Place, Secret } from './secret.ts'
import { tablesOf } from './tables.ts'

const NAME: Secret = { value: 'trần thị bích ngọc', origin: 'the name' }
const PHONE: Secret = { value: '0912 345 678', origin: 'the phone' }
const ADDRESS: Secret = { value: '12 Lạch Tray', origin: 'the address' }
const TOKEN: Secret = { value: 'rY3-kQ0_Zb8dWm5uXn2s', origin: 'the token' }

const search = new Search([NAME, PHONE, ADDRESS, TOKEN])

/** Of which secrets a place tells. */
function foundIn(content: Place['content']): string[] {
  return search.in({ name: 'a place', content }).map(({ secret }) => secret.origin)
}

let place: FreshDatabase
let sql: postgres.Sql

beforeAll(async () => {
  place = await freshDatabase()
  sql = postgres(place.ownerUrl, { max: 1, onnotice: () => {} })
})

afterAll(async () => {
  await sql.end()
  await place.drop()
})

async function leftInTables(): Promise<string[]> {
  const found: string[] = []
  for await (const one of tablesOf(sql))
    found.push(...search.in(one).map(({ secret, place: at }) => `${at}: ${secret.origin}`))
  return found
}

test('what stands open in a table is found, as text, as bytes, as JSON and in a table that nobody knows', async () => {
  expect(await leftInTables()).toEqual([])
  const keys = { current: 1, openers: new Map([[1, new Uint8Array(32)]]), find: new Uint8Array(32) }
  await sql`insert into persons (profile_sealed) values (${Buffer.from(seal(keys, 'profile', NAME.value))})`
  expect(await leftInTables()).toEqual([])
  await sql`insert into persons (profile_sealed) values (${Buffer.from('{"name":"Trần Thị Bích Ngọc"}')})`
  await sql`insert into channel_facts (channel, name, value) values ('telegram', 'seen', 'TRAN THI BICH NGOC')`
  await sql`insert into paces (bucket, tokens, filled_at) values ('sms:84912345678', 1, now())`
  await sql.unsafe(
    `create schema aside; create table aside.forgotten (note jsonb, times timestamptz default now())`,
  )
  await sql`insert into aside.forgotten (note) values ('{"at": "12 L\\u1ea1ch Tray"}')`
  expect(await leftInTables()).toEqual([
    'aside.forgotten.note: the address',
    'channel_facts.value: the name',
    'paces.bucket: the phone',
    'persons.profile_sealed: the name',
  ])
})

test('a value is found in whatever it is written', () => {
  const phones = ['0912345678', '+84912345678', '0912.345.678', '(tel) 84 912 345 678', '912-345-678']
  for (const phone of phones) expect(foundIn(`gọi ${phone} nhé`), phone).toEqual(['the phone'])
  const names = [
    'Trần Thị Bích Ngọc',
    'Trần Thị Bích Ngọc'.normalize('NFD'),
    'TRẦN  THỊ BÍCH\nNGỌC',
    'tran-thi-bich-ngoc',
  ]
  const coded = [
    encodeURIComponent('Trần Thị Bích Ngọc'),
    JSON.stringify('Trần Thị Bích Ngọc').replace(
      /[^\x20-\x7e]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    Buffer.from('Chị Trần Thị Bích Ngọc').toString('base64'),
    Buffer.from('trần thị bích ngọc').toString('base64url'),
    Buffer.from('{"name":"Trần Thị Bích Ngọc"}').toString('hex'),
  ]
  for (const way of [...names, ...coded]) expect(foundIn(`{"x":"${way}"}`), way).toEqual(['the name'])
  expect(foundIn(Buffer.from('Trần Thị Bích Ngọc', 'utf16le'))).toEqual(['the name'])
  // Without a key a hash hides no number: all of them are tried in a minute.
  const hash = createHash('sha256').update('+84912345678').digest()
  expect(foundIn(hash)).toEqual(['the phone'])
  expect(foundIn(`phone_sha256=${hash.toString('hex')}`)).toEqual(['the phone'])
  expect(foundIn(`GET /t/${TOKEN.value}`)).toEqual(['the token'])
})

test('what is none of it is not found', () => {
  expect(foundIn('Nguyễn Thị Bích, 0912 345 ***, 12 Lạch Trai, 109123456780')).toEqual([])
})

test('a line of a log and a file of the folder are searched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'khaibao-leaks-'))
  try {
    writeFileSync(join(folder, 'postgres.log'), 'ERROR: duplicate key (phone)=(0912345678)\n')
    writeFileSync(join(folder, 'keys.json'), JSON.stringify({ note: TOKEN.value }))
    const found = [...filesIn(folder)].flatMap((file) => search.in(file))
    expect(found).toEqual([{ secret: PHONE, place: 'postgres.log' }])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a message to a group may hold neither a name nor half of one', () => {
  const hear = (text: string) => ({
    actor: 'Nhóm phường',
    heard: { text, buttons: [['Trần Thị Bích Ngọc']] },
  })
  const groups = new Search([NAME, ...halfHidden([NAME])])
  const told = groupMessages([hear('Kính gửi'), { ...hear('x'), actor: 'Chị Lan' }], [])
  expect(told.flatMap((message) => groups.in(message))).toHaveLength(1)
  const half = (content: string) => groups.in({ name: 'm', content }).map(({ secret }) => secret.origin)
  expect(half('Trần Thị Bích N. đã nhận')).toEqual(['the name, half hidden'])
  expect(half('Trần Thị Bích ***')).toEqual(['the name, half hidden'])
  expect(starsIn({ name: 'm', content: 'gọi 0912 345 ***' })).toHaveLength(1)
})

test('what stands in a workbook is searched', async () => {
  const sheet = { name: 'x', rows: [['Trần Thị Bích Ngọc', '0912 345 678']] }
  const workbook = Buffer.from(await writeXlsx({ sheets: [sheet] }))
  expect(new Set(zippedIn(workbook).flatMap(foundIn))).toEqual(new Set(['the name', 'the phone']))
})

test('what people of a script say is looked for, and ordinary words are not', () => {
  const script = [
    'Em Thảo > 6h40-7h30 cụ Đào Văn Tư, 5 Cầu Đất +1',
    '  Phan Văn Đông 0936 111 222 +4',
    'Ngọc > ☎ +84912345679',
    'Chủ quán > 12 Lạch Tray, phường Ngô Quyền',
    'Chủ quán > [Đăng ký]',
    'Chú Bình > /nhatky lương thị',
    'Nhóm phường > Chợ tạm chưa có chỗ dán mã',
    'Người vận hành > officials invite --unit 31 --name "Trần Quang Vinh"',
  ]
  const said = saidIn(readScript(script.join('\n')), new Map())
  expect(said.map(({ value }) => value)).toEqual([
    ...['0936 111 222', 'cụ Đào Văn Tư', '5 Cầu Đất', 'Phan Văn Đông', 'Đào Văn Tư', '+84912345679'],
    ...['12 Lạch Tray', 'lương thị', 'Chợ tạm chưa có chỗ dán mã', 'Trần Quang Vinh'],
  ])
  expect(said.find(({ saidInGroup }) => saidInGroup)?.value).toBe('Chợ tạm chưa có chỗ dán mã')
})

test('codes and tokens that the bot gives out are looked for', () => {
  const heard = { text: 'Mã mời: 7KQ2M-9XH4T', buttons: [], links: new Map([['Mở', `/t/${TOKEN.value}`]]) }
  const picture = { toGroup: true, content: '{"url":"http://x/f/aaaaaaaaaaaaaaaaaaaaaa"}' }
  const again = { toGroup: true, content: `xem /t/${TOKEN.value}` }
  const found = handedOut([{ actor: 'Chị Hà', heard }], [picture, again])
  expect(found.map(({ value, saidInGroup }) => [value, saidInGroup])).toEqual([
    ['7KQ2M-9XH4T', undefined],
    [TOKEN.value, undefined],
    ['aaaaaaaaaaaaaaaaaaaaaa', true],
  ])
  const blanks = new Map([
    ...([
      ['code gate', '7KQ2M-9XH4T'],
      ['time in', '10:15'],
      ['link bot', 'https://t.me/bot'],
    ] as const),
    ['link official', 'https://t.me/bot?start=1FVZ5Z5C59'],
  ])
  expect(inBlanks(blanks).map(({ value }) => value)).toEqual(['7KQ2M-9XH4T', '1FVZ5Z5C59'])
})
