import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Action, ChannelName } from '../../bot/core/received.ts'
import { type Ground, newGround } from './world/ground.ts'
import { codeCalled, OWNER } from './world/places.ts'
import { numberOf, shownOn } from './world/shown.ts'
import { type Actor, newWorld, type Said, type World } from './world/world.ts'

/** Conversations that are tried, each of so many acts at most. */
const CONVERSATIONS = 80
const ACTS = { minLength: 8, maxLength: 30 }
/** Telegram's limit for what a button sends. */
const PRESS_BYTES = 64
/** Whoever's buttons are random presses far more often what was offered than anything else. */
const OFFERED = 'a button that was offered'

let ground: Ground
let world: World
beforeAll(async () => {
  ground = await newGround()
  world = await newWorld(ground)
  const chat = { address: OWNER.chat, kind: 'private' } as const
  await world.join({ name: OWNER.chat, channel: 'web', language: 'vi', chat, sender: OWNER.chat })
})
afterAll(() => ground?.close())

const commands = [
  '/start',
  '/khaibao',
  '/dangky',
  '/diadiem',
  '/nhatky',
  '/ra',
  '/ra 10h30',
  '/lichsu',
  '/lichsu 7 ngày qua',
  '/dangodau',
  '/nhacra',
  '/vao',
  '/huy',
  '/quaylai',
  '/trogiup',
  '/huongdan',
  '/huongdan 5',
  '/huongdan phường',
  '/huongdan loa',
  '/ngonngu',
  '/solieu',
  '/ghepnhom',
  '/lienket',
  '/the',
  '/maqr',
  '/giadinh',
  '/nhanvien',
  '/ca',
  '/hetca',
  '/songuoi',
  '/dulieu',
  '/sua',
  '/xoa',
  '/trang',
  '/abc',
]
const words = [
  'đồng ý',
  'không',
  'có',
  'Trần Thị Bích Ngọc',
  '1985',
  'nữ',
  'con',
  'tôi là người đại diện',
  'cả nhà',
  'việt nam',
  'bỏ qua',
  '5 Cầu Đất, ngô quyền',
  '0912345679',
  'sốt, ho',
  'xong',
  'gửi',
  'sửa',
  'xoá',
  'dữ liệu của tôi',
  'huỷ',
  'english',
  'thôi',
  'tôi ra lúc 10 giờ',
  'ra hôm qua 9 giờ tối',
  'lịch sử hôm qua',
  '10h',
  '<b>&amp;</b>',
  "'; drop table persons; --",
  '\u0000',
  '\u202Etxt',
  '👨‍👩‍👧‍👦',
]
const photos = [
  'Nhà hàng Hải Đăng',
  'Chợ Ga',
  'Bệnh viện Kiến An',
  'Siêu thị Cầu Rào',
  'Nhà hàng Hải Đăng + Chợ Ga',
  'bức tường',
  'căn cước',
  'mã quốc gia của Ngọc',
  'CCCD của ông Minh + CCCD của bà Lan',
  'CCCD sai ngày',
  'mã quốc gia che hết',
  'mã cá nhân',
  'tờ quốc gia',
  'tệp HEIC',
  'mã của tờ chưa cấp',
]
const prefixes = [
  'out',
  'stay',
  'undo',
  'with',
  'whichForm',
  'in',
  'more',
  'no',
  'same',
  'changed',
  'answerHere',
  'log',
  'posters',
  'venue',
  'needs',
  'register',
  'language',
  'declare',
  'registerVenue',
  'help',
  'guide',
  'guidePaper',
  'guides',
  'guideMenu',
  'leaflet',
  'leafletPaper',
  'loudspeaker',
  'resume',
  'link',
  'notMine',
  'mine',
  'notMe',
  'split',
  'reportCode',
  'ignoreCode',
  'codeAt',
  'scanFlip',
  'scanUndo',
  'scanLeave',
  'scanEnter',
  'scanFix',
  'scanPick',
  'card',
  'cardOf',
  'cards',
  'family',
  'familyAdd',
  'familyYes',
  'familyNo',
  'member',
  'memberDeclare',
  'memberFix',
  'memberYes',
  'memberBack',
  'memberDrop',
  'memberRemove',
  'memberGone',
  'memberHand',
  'handMine',
  'handNotMine',
  'handYes',
  'handNo',
  'allSame',
  'allChanged',
  'codes',
  'codesEach',
  'codeOf',
  'alongYes',
  'oldCards',
  'staff',
  'staffAdd',
  'staffDrop',
  'staffGone',
  'shift',
  'stand',
  'endShift',
  'feed',
  'inside',
  'visitsBefore',
  'fixVisit',
  'visit',
  'outAt',
  'left',
  'keepVisit',
  'notOut',
  'turnOut',
  'takeBack',
  'along',
  'remind',
  'insideAgain',
  'data',
  'dataCopy',
  'dataFix',
  'dataReads',
  'dataYes',
  'dataErase',
  'dataEraseNow',
  'dataAsk',
  'dataGone',
  'dataTell',
  'dataDrop',
  'useDocument',
  'ofDocument',
  'byDocument',
  'dropDocument',
  'f',
  '',
]
const arguments_ = [
  '',
  '1',
  '2',
  '3',
  '1.2',
  '999',
  'visits',
  'declaration',
  'on',
  'off',
  'garbage',
  'NaN',
  '-1',
  '1e9',
  'abcd:name:x',
  "1' or 1=1",
  '99999999999999999999',
  'i.1.1.1.0.0',
  '1.micbjxvk',
  '1.micbjxvk.micbjxvk',
  'o.1.1.zzzzzzzz.zzzzzzzz.zzzzzzzz',
  'i.zzzzzzzzzz.zzzzzzzzzz.zzzzzzzzzz.zzzzzzzzzz.zzzzzzzzzz',
]

/** Nothing here presses [Đồng ý …], in whatever disguise: that is what must make the difference. */
const withoutYes = fc.oneof(
  fc
    .constantFrom(...commands, ...words)
    .filter((text) => text !== 'đồng ý')
    .map((text): Action => ({ kind: 'text', text })),
  fc.string({ unit: 'grapheme', maxLength: 60 }).map((text): Action => ({ kind: 'text', text })),
  fc.constantFrom(...photos).map((file): Action => ({ kind: 'photo', photo: { file } })),
  fc
    .tuple(fc.constantFrom(...prefixes), fc.constantFrom(...arguments_))
    .map(([prefix, rest]): Action => ({ kind: 'press', data: `${prefix}:${rest}` })),
  fc.string({ maxLength: 60 }).map((data): Action => ({ kind: 'press', data })),
  fc
    .constantFrom('', 'Chợ Ga', 'mã nhóm phường', 'x')
    .map((called): Action => ({ kind: 'open', payload: codeCalled(called) })),
  fc.boolean().map((own): Action => ({ kind: 'contact', phone: '+84912345679', own })),
  fc
    .constantFrom('sticker', 'voice', 'video', 'location', 'file', 'other')
    .map((what): Action => ({ kind: 'unreadable', what })),
)
const anything = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant(OFFERED), fc.nat()) },
  { weight: 2, arbitrary: withoutYes },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('yes:visits', 'yes:declaration', 'yes:venue', 'yes:document', 'yes:x')
      .map((data): Action => ({ kind: 'press', data })),
  },
)

/** Strangers come by turns. */
const CHANNELS = ['web', 'telegram', 'zalo'] as const satisfies readonly ChannelName[]

let strangers = 0
async function stranger(kind: 'private' | 'group' = 'private'): Promise<Actor> {
  strangers += 1
  const name = `Người lạ ${strangers}`
  const address = kind === 'group' ? `${name} group` : name
  const channel = CHANNELS[strangers % CHANNELS.length] ?? 'web'
  const actor: Actor = { name, channel, language: 'vi', chat: { address, kind }, sender: name }
  await world.join(actor)
  return actor
}

async function peopleKnown(): Promise<number> {
  const [row] = await world.database.client<{ count: number }[]>`select count(*)::int as count from persons`
  return Number(row?.count)
}

/** Nothing of a text is missing, and every messenger can carry its buttons. */
function expectWhole({ message, screen }: Said): void {
  const { buttons = [] } = message
  expect(shownOn(screen, message).join('\n')).not.toMatch(/\{\w+\}|undefined|NaN/)
  for (const button of buttons.flat()) {
    expect(button.label).not.toMatch(/\{\w+\}|undefined|NaN/)
    if ('press' in button) expect(Buffer.byteLength(button.press)).toBeLessThanOrEqual(PRESS_BYTES)
  }
}

/** A tap on one of the buttons of the newest message that has any, or its number where it is only a line. */
function offeredAction(actor: Actor, choice: number): Action {
  const newest = (world.heard.get(actor.name) ?? []).findLast(({ buttons }) => buttons?.length)
  const offered = (newest?.buttons ?? []).flat()
  const button = offered[choice % offered.length]
  if (!newest || !button || !('press' in button)) return { kind: 'press', data: 'none:' }
  const number = numberOf(world.screenOf(actor), newest, button.label)
  return number === undefined ? { kind: 'press', data: button.press } : { kind: 'text', text: String(number) }
}

test('nobody is saved who has not agreed, whatever they send', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(withoutYes, ACTS), async (acts) => {
      const before = await peopleKnown()
      const actor = await stranger()
      for (const act of acts) {
        const said = await world.does(actor, act)
        expect(said.length).toBeGreaterThan(0)
      }
      expect(await peopleKnown()).toBe(before)
    }),
    { numRuns: CONVERSATIONS },
  )
})

test('nothing that is sent or pressed, in any order, ends in an error or in silence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, ACTS), async (acts) => {
      const actor = await stranger()
      for (const act of acts) {
        const said = await world.does(actor, Array.isArray(act) ? offeredAction(actor, act[1]) : act)
        expect(said.length).toBeGreaterThan(0)
        for (const one of said) expectWhole(one)
      }
    }),
    { numRuns: CONVERSATIONS },
  )
})

test('a group saves nobody, whatever its members send', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, ACTS), async (acts) => {
      const before = await peopleKnown()
      const actor = await stranger('group')
      for (const act of acts) {
        await world.does(actor, Array.isArray(act) ? offeredAction(actor, act[1]) : act)
      }
      expect(await peopleKnown()).toBe(before)
    }),
    { numRuns: CONVERSATIONS },
  )
})
