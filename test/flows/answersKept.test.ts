import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Action, ChannelName } from '../../bot/core/received.ts'
import { type Session, sessionFrom } from '../../bot/core/session.ts'
import { open } from '../../db/seal.ts'
import { actionOf } from './world/acts.ts'
import { type Ground, newGround } from './world/ground.ts'
import { type Actor, newWorld, type World } from './world/world.ts'

/** Conversations that are tried, each with so many interruptions at most. */
const CONVERSATIONS = 60
const INTERRUPTIONS = { maxLength: 12 }
const CHANNELS = ['web', 'telegram', 'zalo'] as const satisfies readonly ChannelName[]
const BEGUN = ['/khaibao', '[Đồng ý khai báo y tế]', 'Trần Thị Bích Ngọc, 1958']

/** Whatever somebody may do in the middle of a declaration, but for taking an answer back, a yes, or everything. */
const interruption = fc.constantFrom(
  '/start',
  '/khaibao',
  '/maqr',
  '/ra',
  '/vao',
  '/huy',
  '/trogiup',
  '/dangky',
  '/diadiem',
  '/the',
  '/lienket',
  '/ca',
  '/hetca',
  '/songuoi',
  'khai báo',
  'cảm ơn',
  'huỷ',
  '12345',
  'nữ',
  '=1+1',
  'sốt, ho',
  '\u202Etxt',
  '🖼 Nhà hàng Hải Đăng',
  '🖼 Chợ Ga',
  '🖼 bức tường',
  '🖼 căn cước',
  '🖼 mã của tờ chưa cấp',
  '(voice)',
  '(sticker)',
  '☎ +84912345678',
  '→ Chợ Ga',
  '[!yes:visits]',
  '[!out:1]',
  '[!same:national2021.1]',
  '[!f:zzzz:name:_skip]',
)

let ground: Ground
let world: World
let people = 0
beforeAll(async () => {
  ground = await newGround()
  world = await newWorld(ground)
})
afterAll(() => ground?.close())

async function newcomer(): Promise<Actor> {
  people += 1
  const name = `Người khai ${people}`
  const chat = { address: name, kind: 'private' } as const
  const channel = CHANNELS[people % CHANNELS.length] ?? 'web'
  const actor: Actor = { name, channel, language: 'vi', chat, sender: name }
  await world.join(actor)
  return actor
}

const act = (actor: Actor, written: string) => world.does(actor, actionOf(world, actor, written))

/** What the conversation of whoever wrote last knows, open or left. */
async function session(): Promise<Session> {
  const [row] = await world.database.client<{ body: Uint8Array }[]>`
    select body_sealed as body from sessions order by chat_id desc limit 1`
  return sessionFrom(row && open(world.database.keys, 'session', row.body))
}

async function answersKept(): Promise<Readonly<Record<string, unknown>>> {
  const { forms, left } = await session()
  const form = [...forms, ...(left ? [left.form] : [])].find((begun) => begun.form === 'national2021')
  return form?.answers ?? {}
}

test('what was answered is there whatever happens meanwhile, and is never asked again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(interruption, INTERRUPTIONS), async (interruptions) => {
      const actor = await newcomer()
      for (const written of BEGUN) await act(actor, written)
      const before = await answersKept()
      expect(before).toMatchObject({ name: 'Trần Thị Bích Ngọc' })
      for (const written of interruptions) await act(actor, written)
      const after = await answersKept()
      expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(before)))
      await act(actor, '/khaibao')
      expect(world.askedOf(actor)).not.toMatch(/: name$/)
    }),
    { numRuns: CONVERSATIONS },
  )
})

test('a yes that was not given saves nothing, whatever was answered', async () => {
  const acts: Action[] = [
    { kind: 'filled', form: 'national2021', agreed: false, answers: { name: 'Lê An', phone: '0912345678' } },
    { kind: 'text', text: 'Trần Thị Bích Ngọc, 1958' },
    { kind: 'contact', phone: '+84912345678', own: true },
  ]
  const actor = await newcomer()
  await act(actor, '/khaibao')
  for (const one of acts) await world.does(actor, one)
  const [row] = await world.database.client<{ count: number }[]>`
    select count(*)::int as count from persons where id in (select person_id from chats where address_hash is not null
      and id = (select max(id) from chats))`
  expect(row?.count).toBe(0)
})
