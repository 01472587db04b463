import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChannelName } from '../../bot/core/received.ts'
import { actionOf } from './world/acts.ts'
import { type Ground, newGround } from './world/ground.ts'
import { doneBesides } from './world/operator.ts'
import { type Actor, newWorld, type World } from './world/world.ts'

/** What people do and hear until it is done: the figures that the product promises, counted on each messenger. */
const CHANNELS = ['web', 'telegram', 'zalo'] as const satisfies readonly ChannelName[]
/** Answers of a stranger until the first visit is recorded, the photo not among them. */
const FIRST_VISIT_ANSWERS = 6
/** Messages of the bot from /khaibao to the QR, by somebody of whom nothing is known. */
const DECLARATION_MESSAGES = 12
const REPEATED_TAPS = 2

let ground: Ground
let world: World
const counted: Record<string, Record<string, string>> = {}
beforeAll(async () => {
  ground = await newGround()
  world = await newWorld(ground)
})
afterAll(async () => {
  await ground?.close()
  console.table(counted)
})

async function somebody(who: string, channel: ChannelName): Promise<Actor> {
  const name = `${who} on ${channel}`
  const chat = { address: name, kind: 'private' } as const
  const actor: Actor = { name, channel, language: 'vi', chat, sender: name }
  await world.join(actor)
  return actor
}

/** Does these things one after the other; how many messages the bot said to each. */
async function does(actor: Actor, written: readonly string[]): Promise<number> {
  let heard = 0
  for (const one of written) heard += (await world.does(actor, actionOf(world, actor, one))).length
  return heard
}

async function rows(table: 'visits' | 'declarations'): Promise<number> {
  const [row] = await world.database.client.unsafe<{ count: number }[]>(
    `select count(*)::int as count from ${table}`,
  )
  return row?.count ?? 0
}

/** What brings something about: the rows there are more of at the end, and not one before the last deed. */
async function bringsAbout(
  table: 'visits' | 'declarations',
  actor: Actor,
  written: readonly string[],
): Promise<{ readonly answers: number; readonly messages: number }> {
  const before = await rows(table)
  const early = await does(actor, written.slice(0, -1))
  expect(await rows(table)).toBe(before)
  const messages = early + (await does(actor, written.slice(-1)))
  expect(await rows(table)).toBe(before + 1)
  return { answers: written.length - 1, messages }
}

function note(what: string, channel: ChannelName, said: string): void {
  counted[what] = { ...counted[what], [channel]: said }
}

const NAME_AND_BIRTH = ['trần thị bích ngọc', '1958']
const REST = [
  '[Nữ]',
  '[Việt Nam]',
  '[Bỏ qua]',
  'ngô quyền',
  '12 Lạch Tray',
  '0912345678',
  '[Không có điều nào]',
  '[Gửi]',
]

/** The whole first declaration as a healthy person answers it; Zalo asks several things at once. */
const DECLARATION: Readonly<Record<ChannelName, readonly string[]>> = {
  web: [...NAME_AND_BIRTH, ...REST],
  telegram: [...NAME_AND_BIRTH, ...REST],
  zalo: [
    'trần thị bích ngọc, 1958',
    '[Nữ]',
    '12 Lạch Tray, ngô quyền',
    '0912345678',
    '[Không có điều nào]',
    '[Gửi]',
  ],
}

/** The same of the other forms that are shipped, each alone in force; who lives where is typed in two messages. */
const OTHER_FORMS = [
  {
    form: 'dengue',
    rest: [
      'ngô quyền',
      '12 Lạch Tray',
      '0912345678',
      '[Không có điều nào]',
      '[Không có nơi nào]',
      'hai ông bà',
    ],
    yes: '[Đồng ý khai sốt xuất huyết]',
  },
  {
    form: 'shelter',
    rest: ['[Nữ]', '0912345678', 'ngô quyền', '12 Lạch Tray', '2', '[Không cần gì thêm]', '[Bỏ qua]'],
    yes: '[Đồng ý khai nơi trú bão]',
  },
] as const

describe.each(CHANNELS)('on %s', (channel) => {
  it('a stranger is checked in by few answers', async () => {
    const stranger = await somebody('visitor', channel)
    const way = ['🖼 Nhà hàng Hải Đăng', '[Đồng ý ghi lượt vào]', 'trần thị bích ngọc', '0912345678']
    const { answers, messages } = await bringsAbout('visits', stranger, way)
    expect(answers).toBeLessThanOrEqual(FIRST_VISIT_ANSWERS)
    note('first check-in of a stranger', channel, `${answers} answers, ${messages} messages`)
  })

  it('a whole declaration is few messages', async () => {
    const actor = await somebody('declarant', channel)
    const way = ['/khaibao', '[Đồng ý khai báo y tế]', ...DECLARATION[channel]]
    const { answers, messages } = await bringsAbout('declarations', actor, way)
    expect(messages).toBeLessThanOrEqual(DECLARATION_MESSAGES)
    note('whole declaration', channel, `${answers} answers, ${messages} messages`)
  })

  it.each(OTHER_FORMS)('a whole declaration by the form $form is as few', async ({ form, yes, rest }) => {
    const actor = await somebody(`declarant by ${form}`, channel)
    await doneBesides(world, `thành phố dùng tờ khai ${form}`)
    // Where messages are few, nothing optional is asked.
    const asked = channel === 'zalo' ? rest.filter((one) => one !== '[Bỏ qua]') : rest
    const name = channel === 'zalo' ? [NAME_AND_BIRTH.join(' ')] : NAME_AND_BIRTH
    const way = ['/khaibao', yes, ...name, ...asked, '[Gửi]']
    const { answers, messages } = await bringsAbout('declarations', actor, way)
    await world.database.client`delete from template_uses`
    expect(messages).toBeLessThanOrEqual(DECLARATION_MESSAGES)
    note(`whole declaration by the form ${form}`, channel, `${answers} answers, ${messages} messages`)
  })

  it('a declaration is repeated by two taps', async () => {
    const actor = await somebody('declarant', channel)
    const way = ['/khaibao', '[Vẫn vậy]']
    const { messages } = await bringsAbout('declarations', actor, way)
    expect(way).toHaveLength(REPEATED_TAPS)
    note('repeated declaration', channel, `${way.length} taps, ${messages} messages`)
  })

  it('somebody known is checked in by a photo alone', async () => {
    const actor = await somebody('visitor', channel)
    const { answers, messages } = await bringsAbout('visits', actor, ['🖼 Chợ Ga'])
    expect([answers, messages]).toEqual([0, 1])
    note('check-in of somebody known', channel, `${answers} taps, ${messages} message`)
  })
})
