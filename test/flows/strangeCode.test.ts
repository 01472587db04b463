import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Action, ChannelName } from '../../bot/core/received.ts'
import { BEGINNING, type Ground, newGround } from './world/ground.ts'
import { makeKnown } from './world/known.ts'
import { codeCalled, OWNER } from './world/places.ts'
import { numberOf, shownOn } from './world/shown.ts'
import { type Actor, newWorld, type World } from './world/world.ts'

/** Conversations that are tried, each of so many acts. */
const CONVERSATIONS = 25
const ACTS = { minLength: 4, maxLength: 16 }
/** As many forms as can be open at once. */
const FORMS = 3
const CHANNELS = ['web', 'telegram', 'zalo'] as const satisfies readonly ChannelName[]
/** Words of somebody's own, which nobody else may ever read. */
const OWN_WORDS = 'Quán Của Kẻ Xấu'

let ground: Ground
let world: World
let reporters = 0
beforeAll(async () => {
  ground = await newGround()
  world = await newWorld(ground)
  await join(OWNER.chat, 'web')
})
afterAll(() => ground?.close())

async function join(name: string, channel: ChannelName): Promise<Actor> {
  const chat = { address: name, kind: 'private' } as const
  const actor: Actor = { name, channel, language: 'vi', chat, sender: name }
  await world.join(actor)
  return actor
}

async function reporter(isKnown: boolean): Promise<Actor> {
  reporters += 1
  const name = `Người báo ${reporters}`
  const channel = CHANNELS[reporters % CHANNELS.length] ?? 'web'
  const actor = await join(name, channel)
  if (isKnown) await makeKnown(world, actor, { name: 'Trần Thị Bích Ngọc', phone: '+84912345679' })
  return actor
}

type Act =
  | Action
  | { readonly kind: 'offered'; readonly choice: number }
  | { readonly kind: 'later'; readonly minutes: number }

const photo = fc
  .constantFrom(
    'thực đơn quán khác',
    'mã chuyển khoản',
    'mã của tờ chưa cấp',
    'tờ quốc gia',
    'Chợ Ga',
    'Siêu thị Cầu Rào',
    'Nhà hàng Hải Đăng + Chợ Ga',
    'bức tường',
    'căn cước',
  )
  .map((file): Act => ({ kind: 'photo', photo: { file } }))
const typed = fc
  .oneof(
    fc.constantFrom(
      'báo cho phường',
      'bỏ qua',
      'nơi khác',
      'Ngô Quyền',
      'lê chân',
      `${OWN_WORDS}, Ngô Quyền`,
      OWN_WORDS,
      'hải đăng, ngô quyền',
      'chợ ga',
      '1',
      '2',
      '5',
      '/huy',
      '/quaylai',
      '/ra',
      '/khaibao',
      '/trogiup',
      '/tienganh',
      '04BB5R0881',
      codeCalled('Chợ Ga'),
      codeCalled('Bệnh viện Kiến An'),
    ),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )
  .map((text): Act => ({ kind: 'text', text }))
const forged = fc
  .tuple(
    fc.constantFrom('reportCode', 'ignoreCode', 'codeAt', 'in', 'posters', 'resume'),
    fc.constantFrom('', '1', '2', '999', 'elsewhere', 'abc', '-1', '1e3', '99999999999999999999'),
  )
  .map(([press, argument]): Act => ({ kind: 'press', data: `${press}:${argument}` }))
const offered = fc.nat().map((choice): Act => ({ kind: 'offered', choice }))
const later = fc.constantFrom(1, 90, 300).map((minutes): Act => ({ kind: 'later', minutes }))
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: offered },
    { weight: 3, arbitrary: photo },
    { weight: 3, arbitrary: typed },
    { weight: 1, arbitrary: forged },
    { weight: 1, arbitrary: later },
  ),
  ACTS,
)

/** A tap on one of the newest buttons, or its number where it is only a line. */
function offeredAction(actor: Actor, choice: number): Action {
  const newest = (world.heard.get(actor.name) ?? []).findLast(({ buttons }) => buttons?.length)
  const buttons = (newest?.buttons ?? []).flat()
  const button = buttons[choice % buttons.length]
  if (!newest || !button || !('press' in button)) return { kind: 'press', data: 'none:' }
  const number = numberOf(world.screenOf(actor), newest, button.label)
  return number === undefined ? { kind: 'press', data: button.press } : { kind: 'text', text: String(number) }
}

/** Does it, and gives what others were told. */
async function does(actor: Actor, act: Act): Promise<string[]> {
  if (act.kind === 'later') {
    world.now = world.sentAt = new Date(world.now.getTime() + act.minutes * 60_000)
    return []
  }
  const said = await world.does(actor, act.kind === 'offered' ? offeredAction(actor, act.choice) : act)
  expect(said.filter(({ to }) => to === actor.name).length).toBeGreaterThan(0)
  const shown = said.map(({ to, message, screen }) => ({ to, text: shownOn(screen, message).join('\n') }))
  for (const { text } of shown) expect(text).not.toMatch(/\{\w+\}|undefined|NaN/)
  return shown.filter(({ to }) => to !== actor.name).map(({ text }) => text)
}

test('whatever is sent while a code is reported, nobody is lost, and the next poster is an arrival again', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (sent) => {
      world.now = world.sentAt = BEGINNING
      const actor = await reporter(true)
      for (const act of sent) await does(actor, act)
      for (let form = 0; form < FORMS; form++) await does(actor, { kind: 'text', text: '/huy' })
      await does(actor, { kind: 'photo', photo: { file: 'Chợ Ga' } })
      const answer = world.heard.get(actor.name)?.at(-1)?.text
      expect(answer).toMatch(/Chợ Ga/)
      expect(answer).toMatch(/VÀO|đã được ghi|đang ở|IN at|checked in|have been at/)
    }),
    { numRuns: CONVERSATIONS },
  )
})

test('of a stranger who reports nobody is made known, and nobody else reads what they typed', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (sent) => {
      world.now = world.sentAt = BEGINNING
      const known = async () => (await world.database.client`select 1 from persons`).length
      const before = await known()
      const actor = await reporter(false)
      for (const act of sent)
        for (const told of await does(actor, act)) {
          expect(told).not.toContain(OWN_WORDS)
          expect(told).not.toContain(actor.name)
        }
      const agreed = await world.database.client`
        select 1 from consents c join chats h on h.person_id = c.person_id where h.channel = ${actor.channel}`
      if (agreed.length === 0) expect(await known()).toBe(before)
    }),
    { numRuns: CONVERSATIONS },
  )
})
