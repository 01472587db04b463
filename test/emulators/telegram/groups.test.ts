import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Group } from './people/group.ts'
import type { Person } from './people/person.ts'
import type { Telegram } from './startTelegram.ts'
import { startTelegram } from './startTelegram.ts'
import type { ApiAnswer } from './tinyBot.ts'
import { api, apiResult } from './tinyBot.ts'
import type { Message } from './wire.ts'

let telegram: Telegram
let official: Person
let deputy: Person
let group: Group
let offset: number

beforeEach(async () => {
  telegram = await startTelegram()
  official = telegram.user({ firstName: 'Hà' })
  deputy = telegram.user({ firstName: 'Bình' })
  group = telegram.group({ title: 'Phường Ngô Quyền', members: [official, deputy] })
  offset = 0
})

afterEach(() => telegram.stop())

interface Update {
  readonly update_id: number
  readonly message?: Message
  readonly my_chat_member?: object
}

/** The updates since the last time. */
async function heard(): Promise<Update[]> {
  const updates = await apiResult<Update[]>(telegram, 'getUpdates', { offset })
  offset = (updates.at(-1)?.update_id ?? offset - 1) + 1
  return updates
}

const heardTexts = async (): Promise<(string | undefined)[]> =>
  (await heard()).map(({ message }) => message?.text)
const send = (chat_id: number, text = 'Kính gửi', more: object = {}): Promise<ApiAnswer> =>
  api(telegram, 'sendMessage', { chat_id, text, ...more })

describe('joining', () => {
  test('is told by my_chat_member and by the service message', async () => {
    group.addBot()
    expect(await heard()).toMatchObject([
      {
        my_chat_member: {
          chat: { id: group.id, type: 'group', title: 'Phường Ngô Quyền' },
          from: { id: official.id },
          old_chat_member: { user: { id: 123456, is_bot: true }, status: 'left' },
          new_chat_member: { status: 'member' },
        },
      },
      { message: { new_chat_members: [{ id: 123456 }], from: { id: official.id } } },
    ])
    expect(group.id).toBeLessThan(0)
  })

  test('by a startgroup link brings its payload', async () => {
    official.openLink('https://t.me/khaibao_test_bot?startgroup=gh_A1b2', group)
    const [, , start] = await heard()
    expect(start?.message).toMatchObject({
      text: '/start@khaibao_test_bot gh_A1b2',
      entities: [{ type: 'bot_command', offset: 0, length: 23 }],
      from: { id: official.id },
    })
    expect(() => official.openGroupLink('x'.repeat(65), group)).toThrow('deep link')
    expect(() => official.private.openDeepLink('có dấu')).toThrow('deep link')
    expect(() => official.openLink('https://t.me/other_bot?start=x')).toThrow("not the bot's link")
  })

  test('is the only way in: other groups do not exist for the bot', async () => {
    expect((await send(group.id)).description).toBe('Bad Request: chat not found')
  })
})

describe('privacy mode', () => {
  beforeEach(async () => {
    group.addBot()
    await heard()
  })

  test('hides chatter and photos, but not commands for this bot', async () => {
    const said = group.as(official)
    said.send('ăn trưa chưa?')
    said.send('gọi lại cho tôi /solieu')
    said.sendSticker()
    said.send('/solieu')
    said.send('/solieu@KHAIBAO_test_bot hôm qua')
    said.send('/solieu@other_bot')
    await said.sendPhoto(await blank())
    expect(await heardTexts()).toEqual(['/solieu', '/solieu@KHAIBAO_test_bot hôm qua'])
  })

  test('lets replies to the bot, mentions, presses and service messages through', async () => {
    const reply_markup = { inline_keyboard: [[{ text: 'Gửi', callback_data: 'send' }]] }
    await send(group.id, 'Đợt báo cáo', { reply_markup })
    const round = await group.as(deputy).waitForMessage('Đợt báo cáo')
    group.as(deputy).reply(round, '120')
    await group.as(deputy).sendPhoto(await blank(), { replyTo: round })
    group.as(deputy).send('@khaibao_test_bot ơi')
    group.as(deputy).press('Gửi')
    group.rename('Phường Ngô Quyền 2')
    group.addMember(telegram.user({ firstName: 'Mới' }))
    expect(await heard()).toMatchObject([
      { message: { text: '120', reply_to_message: { message_id: round.id } } },
      { message: { photo: expect.any(Array), reply_to_message: { message_id: round.id } } },
      { message: { text: '@khaibao_test_bot ơi' } },
      { callback_query: { from: { id: deputy.id }, message: { chat: { id: group.id } } } },
      { message: { new_chat_title: 'Phường Ngô Quyền 2' } },
      { message: { new_chat_members: [{ first_name: 'Mới' }] } },
    ])
  })

  test('gives commands without a name to the bot that wrote last', async () => {
    await send(group.id)
    group.as(official).send('/mot')
    group.otherBotWrites('tôi là bot khác')
    group.as(official).send('/hai')
    group.as(official).send('/ba@khaibao_test_bot')
    expect(await heardTexts()).toEqual(['/mot', '/ba@khaibao_test_bot'])
  })

  test('does not hold for an administrator', async () => {
    group.promoteBot()
    group.as(official).send('ăn trưa chưa?')
    expect(await heard()).toMatchObject([
      { my_chat_member: { new_chat_member: { status: 'administrator' } } },
      { message: { text: 'ăn trưa chưa?' } },
    ])
  })

  test('a phone number is not asked for in a group', async () => {
    const reply_markup = { keyboard: [[{ text: 'Số', request_contact: true }]] }
    expect((await send(group.id, 'Số?', { reply_markup })).description).toBe(
      'Bad Request: phone number can be requested in private chats only',
    )
  })

  test("other people's messages are not the bot's to delete, unless it is an administrator", async () => {
    const { id: message_id } = group.as(official).send('/solieu')
    const remove = (): Promise<ApiAnswer> => api(telegram, 'deleteMessage', { chat_id: group.id, message_id })
    expect((await remove()).description).toBe("Bad Request: message can't be deleted")
    group.promoteBot()
    expect((await remove()).result).toBe(true)
  })
})

describe('leaving', () => {
  beforeEach(async () => {
    group.addBot()
    await heard()
  })

  test('thrown out, the bot gets 403', async () => {
    group.removeBot()
    expect(await heard()).toMatchObject([
      { message: { left_chat_member: { id: 123456 } } },
      { my_chat_member: { old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } } },
    ])
    expect(await send(group.id)).toMatchObject({
      status: 403,
      description: 'Forbidden: bot was kicked from the group chat',
    })
    group.as(official).send('/solieu@khaibao_test_bot')
    expect(await heard()).toEqual([])
  })

  test('left by itself, the bot is no member', async () => {
    expect((await api(telegram, 'leaveChat', { chat_id: group.id })).result).toBe(true)
    expect(await send(group.id)).toMatchObject({
      status: 403,
      description: 'Forbidden: bot is not a member of the group chat',
    })
    group.addBot()
    expect((await send(group.id)).ok).toBe(true)
  })

  test('a dissolved group is 403 too', async () => {
    group.dissolve()
    expect((await send(group.id)).description).toBe('Forbidden: the group chat was deleted')
  })
})

describe('an upgrade to a supergroup', () => {
  test('tells both ids, and the old one answers with the new', async () => {
    group.addBot()
    await heard()
    const old = group.id
    const now = group.migrateToSupergroup()
    expect(now).toBe(group.id)
    expect(String(now)).toMatch(/^-100\d{10}$/)
    expect(await heard()).toMatchObject([
      { message: { chat: { id: old, type: 'group' }, migrate_to_chat_id: now } },
      { message: { chat: { id: now, type: 'supergroup' }, migrate_from_chat_id: old, message_id: 1 } },
    ])
    expect(await send(old)).toEqual({
      status: 400,
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: now },
    })
    expect((await send(now, 'Số liệu')).ok).toBe(true)
    await group.as(deputy).waitForMessage('Số liệu')
    group.removeBot()
    expect((await send(now)).description).toBe('Forbidden: bot was kicked from the supergroup chat')
  })
})

describe('asking about a chat', () => {
  test('tells its kind and who is in it', async () => {
    group.addBot()
    const chat_id = group.id
    expect(await apiResult(telegram, 'getChat', { chat_id })).toMatchObject({
      type: 'group',
      title: 'Phường Ngô Quyền',
    })
    const member = (user_id: number): Promise<unknown> =>
      apiResult(telegram, 'getChatMember', { chat_id, user_id })
    expect(await member(official.id)).toMatchObject({ status: 'creator' })
    expect(await member(deputy.id)).toMatchObject({ status: 'member', user: { first_name: 'Bình' } })
    expect(await member(telegram.user().id)).toMatchObject({ status: 'left' })
    expect(await member(123456)).toMatchObject({ status: 'member' })
    expect(await apiResult(telegram, 'getChatMemberCount', { chat_id })).toBe(3)
    expect((await api(telegram, 'getChatMember', { chat_id, user_id: 4711 })).description).toBe(
      'Bad Request: user not found',
    )
  })

  test('does not work for a person who never wrote', async () => {
    expect((await api(telegram, 'getChat', { chat_id: deputy.id })).description).toBe(
      'Bad Request: chat not found',
    )
  })
})

async function blank(): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
}
