import sharp from 'sharp'
import { Telegram as TelegrafClient } from 'telegraf'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from './people/person.ts'
import type { Telegram } from './startTelegram.ts'
import { startTelegram } from './startTelegram.ts'
import type { Receiver, Responder } from './tinyBot.ts'
import { api, startReceiver } from './tinyBot.ts'

let telegram: Telegram
let client: TelegrafClient
let citizen: Person
let receiver: Receiver
let respond: Responder

beforeEach(async () => {
  telegram = await startTelegram({ timeScale: 0.001 })
  client = new TelegrafClient(telegram.token, { apiRoot: telegram.apiRoot })
  citizen = telegram.user({ firstName: 'Ngọc', languageCode: 'vi', phone: '84912345678' })
  respond = () => ({ status: 200 })
  receiver = await startReceiver((received, nth) => respond(received, nth))
  await api(telegram, 'setWebhook', { url: receiver.url, secret_token: 'bi_mat-12' })
})

afterEach(async () => {
  await telegram.stop()
  await receiver.close()
})

const withButton = (
  text: string,
): { reply_markup: { inline_keyboard: { text: string; callback_data: string }[][] } } => ({
  reply_markup: { inline_keyboard: [[{ text, callback_data: 'yes' }]] },
})

test('a whole conversation: link, answer, photo, press, edit', async () => {
  citizen.openLink('https://t.me/khaibao_test_bot?start=A1-b2')
  await telegram.waitForDelivery()
  expect(receiver.received[0]?.headers['x-telegram-bot-api-secret-token']).toBe('bi_mat-12')
  expect(receiver.received[0]?.update).toMatchObject({
    message: {
      message_id: 1,
      from: { id: citizen.id, is_bot: false, first_name: 'Ngọc', language_code: 'vi' },
      chat: { id: citizen.id, type: 'private', first_name: 'Ngọc' },
      text: '/start A1-b2',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    },
  })
  await client.sendMessage(citizen.id, '<b>Xin chào</b> Anh/Chị', {
    parse_mode: 'HTML',
    ...withButton('Đồng ý'),
  })
  const canvas = sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#c00' } })
  const sent = await client.sendPhoto(
    citizen.id,
    { source: await canvas.png().toBuffer() },
    { caption: 'Mã' },
  )
  const hello = await citizen.private.waitForMessage('Xin chào')
  expect(hello.labels).toEqual(['Đồng ý'])
  const code = await citizen.private.waitForMessage('Mã')
  const link = await client.getFileLink(sent.photo.at(-1)?.file_id ?? '')
  const bytes = Buffer.from(await (await fetch(link)).arrayBuffer())
  expect(bytes.equals(code.photo?.bytes ?? Buffer.alloc(0))).toBe(true)
  const press = citizen.private.press('Đồng ý')
  await telegram.waitForDelivery()
  expect(receiver.received[1]?.update).toMatchObject({
    callback_query: { data: 'yes', from: { id: citizen.id } },
  })
  await client.answerCbQuery(press.id, 'Đã ghi')
  expect((await press.waitForAnswer()).text).toBe('Đã ghi')
  await client.editMessageText(citizen.id, hello.id, undefined, 'Cảm ơn')
  expect([hello.text, hello.labels]).toEqual(['Cảm ơn', []])
})

describe('waiting', () => {
  beforeEach(async () => {
    citizen.private.send('/start')
    await telegram.waitForDelivery()
  })

  test('takes each message of the bot once, in order, and passes over what does not match', async () => {
    for (const text of ['một', 'hai', 'ba', 'bốn']) await client.sendMessage(citizen.id, text)
    expect((await citizen.private.waitForMessage()).text).toBe('một')
    expect((await citizen.private.waitForMessage(/^b/)).text).toBe('ba')
    expect((await citizen.private.waitForMessage((message) => message.text.length === 3)).text).toBe('bốn')
    await expect(citizen.private.waitForMessage('hai', { within: 30 })).rejects.toThrow(
      'no new message of the bot with hai: \n> /start\n< một\n< hai\n< ba\n< bốn (waited 30 ms)',
    )
  })

  test('hears of a message that comes later', async () => {
    const waiting = citizen.private.waitForMessage('muộn')
    await client.sendMessage(citizen.id, 'muộn')
    expect((await waiting).text).toBe('muộn')
  })

  test('until the chat looks right', async () => {
    const { message_id } = await client.sendMessage(citizen.id, 'một')
    const waiting = citizen.private.waitUntil((messages) => messages.some((message) => message.deleted))
    await client.deleteMessage(citizen.id, message_id)
    await waiting
    await expect(citizen.private.waitUntil(() => false, { within: 20 })).rejects.toThrow('never got there')
  })

  test('until all is quiet: everything taken and nothing new for a while', async () => {
    respond = async () => {
      await client.sendMessage(citizen.id, 'một')
      await client.sendMessage(citizen.id, 'hai')
      return { status: 200 }
    }
    citizen.private.send('chào')
    await citizen.private.waitForQuiet({ for: 100 })
    expect(citizen.private.messages.map(({ text }) => text)).toEqual(['/start', 'chào', 'một', 'hai'])
    respond = () => ({ status: 500 })
    citizen.private.send('không ai lấy')
    await expect(citizen.private.waitForQuiet({ for: 10, within: 60 })).rejects.toThrow(
      'did not become quiet',
    )
  })

  test('for a call', async () => {
    const waiting = telegram.waitForCall('sendMessage', (call) => call.params.text === 'hai')
    await api(telegram, 'sendMessage', { chat_id: citizen.id, text: 'một' })
    await api(telegram, 'sendMessage', { chat_id: citizen.id, text: 'hai' })
    expect((await waiting).outcome).toMatchObject({ status: 200, result: { text: 'hai' } })
    await expect(telegram.waitForCall('sendPhoto', undefined, { within: 10 })).rejects.toThrow(
      'never called sendPhoto',
    )
  })
})

describe('pressing', () => {
  test('means the newest message that has the button, unless another is named', async () => {
    citizen.private.send('/start')
    await client.sendMessage(citizen.id, 'cũ', withButton('Có'))
    await client.sendMessage(citizen.id, 'mới', withButton('Có'))
    const [, older] = citizen.private.messages
    citizen.private.press('Có')
    citizen.private.press(/^C/, older)
    await telegram.waitForDelivery()
    const pressed = receiver.received.slice(1).map(({ update }) => update.callback_query)
    expect(pressed).toMatchObject([{ message: { text: 'mới' } }, { message: { text: 'cũ' } }])
    expect(() => citizen.private.press('Không')).toThrow('no button "Không" to press: \n> /start\n< cũ [Có]')
  })
})

test('the same seed gives the same ids', async () => {
  const other = await startTelegram()
  const twin = other.user({ firstName: 'Ngọc' })
  expect(twin.id).toBe(citizen.id)
  expect(other.inject('x', {})).toBe(telegram.inject('x', {}))
  await other.stop()
})
