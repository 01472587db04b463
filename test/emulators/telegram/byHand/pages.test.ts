import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Telegram } from '../startTelegram.ts'
import { startTelegram } from '../startTelegram.ts'
import { api } from '../tinyBot.ts'
import { addPages } from './pages.ts'

let telegram: Telegram

beforeEach(async () => {
  telegram = await startTelegram({ pages: addPages })
})

afterEach(() => telegram.stop())

interface State {
  readonly people: readonly { readonly id: number; readonly name: string }[]
  readonly rooms: readonly { readonly id: number; readonly name: string }[]
  readonly messages: readonly { readonly id: number; readonly text: string; readonly picture?: string }[]
}

async function state(room = 0, person = 0): Promise<State> {
  const response = await fetch(`${telegram.apiRoot}/by-hand/state?person=${person}&room=${room}`)
  return (await response.json()) as State
}

async function act(deed: string, fields: object): Promise<unknown> {
  const response = await fetch(`${telegram.apiRoot}/by-hand/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  })
  return response.json()
}

test('the page is served and shows the chat of its first person', async () => {
  const page = await fetch(`${telegram.apiRoot}/`)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(await page.text()).toContain('<script type="module">')
  await act('text', { text: '/start' })
  const [person] = (await state()).people
  const reply_markup = { inline_keyboard: [[{ text: 'Có', callback_data: 'yes' }]] }
  await api(telegram, 'sendMessage', { chat_id: person?.id, text: 'Chào', reply_markup })
  expect((await state()).messages).toMatchObject([
    { own: true, text: '/start', sender: 'Ngọc' },
    { own: false, text: 'Chào', buttons: [[{ text: 'Có' }]] },
  ])
})

test('a press shows what the bot answers', async () => {
  await act('text', { text: '/start' })
  const [person] = (await state()).people
  const reply_markup = { inline_keyboard: [[{ text: 'Có', callback_data: 'yes' }]] }
  await api(telegram, 'sendMessage', { chat_id: person?.id, text: 'Chào', reply_markup })
  const pressed = act('press', { message: 2, data: 'yes' })
  const poll = await api(telegram, 'getUpdates', {
    timeout: 5,
    allowed_updates: ['callback_query'],
    offset: -1,
  })
  const [update] = poll.result as { callback_query: { id: string } }[]
  await api(telegram, 'answerCallbackQuery', { callback_query_id: update?.callback_query.id, text: 'Đã ghi' })
  expect(await pressed).toEqual({ note: 'Đã ghi' })
})

test('photos come and go, people and groups join', async () => {
  const picture = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#0a0' } })
    .png()
    .toBuffer()
  await act('photo', { base64: picture.toString('base64'), name: 'a.png', caption: 'xanh' })
  const [photo] = (await state()).messages
  expect(photo?.text).toBe('xanh')
  const shown = await fetch(`${telegram.apiRoot}${photo?.picture}`)
  expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
    format: 'jpeg',
    width: 30,
  })
  await act('person', { name: 'Hà', phone: '84900000001' })
  const second = (await state()).people[1]
  expect(second?.name).toBe('Hà')
  await act('group', { person: second?.id, title: 'Tổ 5' })
  const room = (await state()).rooms[1]
  expect(room?.name).toBe('Tổ 5')
  await act('text', { person: second?.id, room: room?.id, text: '/solieu' })
  expect((await state(room?.id, second?.id)).messages.at(-1)?.text).toBe('/solieu')
})

test('what does not work is said, not thrown', async () => {
  expect(await act('contact', { person: 0 })).toEqual({})
  expect(await act('key', { label: 'nút nào?' })).toEqual({ note: expect.stringContaining('no key') })
  expect(await act('dance', {})).toEqual({ note: 'the page asked for something unknown' })
})
