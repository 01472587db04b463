import sharp from 'sharp'
import { Telegram as TelegrafClient } from 'telegraf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from './people/person.ts'
import type { Telegram } from './startTelegram.ts'
import { startTelegram } from './startTelegram.ts'
import type { ApiAnswer } from './tinyBot.ts'
import { api, apiResult } from './tinyBot.ts'

let now: Date
let telegram: Telegram
let citizen: Person

beforeEach(async () => {
  now = new Date('2026-11-23T08:00:00Z')
  telegram = await startTelegram({ now: () => now })
  citizen = telegram.user()
  citizen.private.send('/start')
})

afterEach(() => telegram.stop())

const reply_markup = { inline_keyboard: [[{ text: 'Có', callback_data: 'yes' }]] }
const call = (method: string, params: object): Promise<ApiAnswer> =>
  api(telegram, method, { chat_id: citizen.id, ...params })
const problem = async (method: string, params: object): Promise<string | undefined> =>
  (await call(method, params)).description

async function sendText(params: object = {}): Promise<number> {
  const sent = { chat_id: citizen.id, text: 'Có sốt không?', ...params }
  return (await apiResult<{ message_id: number }>(telegram, 'sendMessage', sent)).message_id
}

test('a new text takes the buttons away unless they come along', async () => {
  const message_id = await sendText({ reply_markup })
  const seen = citizen.private.messages.at(-1)
  const { result } = await call('editMessageText', { message_id, text: 'Còn ho?', reply_markup })
  expect(result).toMatchObject({ message_id, text: 'Còn ho?', edit_date: 1795420800, reply_markup })
  await call('editMessageText', { message_id, text: 'Cảm ơn' })
  expect(seen).toMatchObject({ text: 'Cảm ơn', labels: [], edits: 2 })
})

test('an edit has to change something', async () => {
  const message_id = await sendText({ reply_markup })
  const same = { message_id, text: 'Có sốt không?', reply_markup }
  expect(await problem('editMessageText', same)).toBe(
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a ' +
      'current content and reply markup of the message',
  )
  expect(await problem('editMessageReplyMarkup', { message_id, reply_markup })).toContain(
    'message is not modified',
  )
  expect((await call('editMessageReplyMarkup', { message_id })).ok).toBe(true)
  expect(citizen.private.messages.at(-1)?.labels).toEqual([])
})

test('only own messages that can be edited are', async () => {
  const message_id = await sendText({ reply_markup: { keyboard: [['A']] } })
  expect(await problem('editMessageText', { message_id, text: 'x' })).toBe(
    "Bad Request: message can't be edited",
  )
  expect(await problem('editMessageText', { message_id: 1, text: 'x' })).toBe(
    "Bad Request: message can't be edited",
  )
  expect(await problem('editMessageText', { message_id: 99, text: 'x' })).toBe(
    'Bad Request: message to edit not found',
  )
  const plain = await sendText()
  expect(await problem('editMessageText', { message_id: plain, text: 'x'.repeat(4097) })).toBe(
    'Bad Request: MESSAGE_TOO_LONG',
  )
  expect(await problem('editMessageCaption', { message_id: plain, caption: 'x' })).toBe(
    'Bad Request: there is no caption in the message to edit',
  )
  const keyboard = { keyboard: [['A']] }
  expect(await problem('editMessageReplyMarkup', { message_id: plain, reply_markup: keyboard })).toBe(
    'Bad Request: inline keyboard expected',
  )
})

test('a caption is edited as a caption', async () => {
  const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const client = new TelegrafClient(telegram.token, { apiRoot: telegram.apiRoot })
  const { message_id } = await client.sendPhoto(citizen.id, { source: picture }, { caption: 'Mã' })
  await client.editMessageCaption(citizen.id, message_id, undefined, 'Mã mới')
  expect(citizen.private.messages.at(-1)?.text).toBe('Mã mới')
  expect(await problem('editMessageCaption', { message_id, caption: 'Mã mới' })).toContain('not modified')
  expect(await problem('editMessageText', { message_id, text: 'x' })).toBe(
    'Bad Request: there is no text in the message to edit',
  )
  await call('editMessageCaption', { message_id })
  expect(citizen.private.messages.at(-1)?.text).toBe('')
})

test("a person's edit reaches the bot as edited_message", async () => {
  const message = citizen.private.send('Nguyễn Văn A')
  citizen.private.edit(message, 'Nguyễn Văn B')
  const updates = await apiResult<object[]>(telegram, 'getUpdates')
  expect(updates).toMatchObject([
    { message: { text: '/start' } },
    { message: { text: 'Nguyễn Văn A' } },
    { edited_message: { message_id: message.id, text: 'Nguyễn Văn B', edit_date: 1795420800 } },
  ])
})

test('in a private chat every message of the last 48 hours can be deleted', async () => {
  const photo = citizen.private.send('căn cước của tôi')
  const message_id = await sendText()
  expect((await call('deleteMessage', { message_id: photo.id })).result).toBe(true)
  expect(photo.deleted).toBe(true)
  expect(await problem('deleteMessage', { message_id: photo.id })).toBe(
    'Bad Request: message to delete not found',
  )
  expect(await problem('deleteMessage', {})).toBe('Bad Request: message identifier is not specified')
  now = new Date(now.getTime() + 48 * 3_600_000 + 1000)
  expect(await problem('deleteMessage', { message_id })).toBe("Bad Request: message can't be deleted")
})

test('several messages go at once; missing ones are passed over', async () => {
  const ids = [await sendText(), await sendText({ text: 'hai' })]
  expect((await call('deleteMessages', { message_ids: [...ids, 99] })).result).toBe(true)
  expect(citizen.private.messages.filter((message) => message.deleted)).toHaveLength(2)
})
