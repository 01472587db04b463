import sharp from 'sharp'
import { Telegram as TelegrafClient } from 'telegraf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Telegram } from './startTelegram.ts'
import { startTelegram } from './startTelegram.ts'
import type { Receiver } from './tinyBot.ts'
import { api, startReceiver } from './tinyBot.ts'

let telegram: Telegram
let receiver: Receiver

beforeEach(async () => {
  telegram = await startTelegram({ timeScale: 0.001 })
  receiver = await startReceiver()
  await api(telegram, 'setWebhook', { url: receiver.url, secret_token: 'geheim_1-2' })
})

afterEach(async () => {
  await telegram.stop()
  await receiver.close()
})

test('a person presses START and the bot answers with buttons, a photo and an edit', async () => {
  const citizen = telegram.user({ firstName: 'Ngọc', languageCode: 'vi', phone: '84912345678' })
  citizen.private.openDeepLink('A1-b2')
  await telegram.waitForDelivery()
  expect(receiver.received[0]?.headers['x-telegram-bot-api-secret-token']).toBe('geheim_1-2')
  expect(receiver.received[0]?.update).toMatchObject({
    message: {
      message_id: 1,
      from: { id: citizen.id, is_bot: false, first_name: 'Ngọc', language_code: 'vi' },
      chat: { id: citizen.id, type: 'private', first_name: 'Ngọc' },
      text: '/start A1-b2',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    },
  })
  const client = new TelegrafClient(telegram.token, { apiRoot: telegram.apiRoot })
  const picture = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#c00' } })
    .png()
    .toBuffer()
  await client.sendMessage(citizen.id, '<b>Xin chào</b> Anh/Chị', {
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: 'Đồng ý', callback_data: 'yes' }]] },
  })
  const sent = await client.sendPhoto(citizen.id, { source: picture }, { caption: 'Mã của Anh/Chị' })
  expect(sent.photo.map(({ width }) => width)).toEqual([90, 320, 800, 1280])
  const hello = await citizen.private.waitForMessage('Xin chào')
  expect(hello.labels).toEqual(['Đồng ý'])
  const seen = await citizen.private.waitForMessage('Mã của')
  expect(seen.photo?.width).toBe(1280)
  const press = citizen.private.press('Đồng ý')
  await telegram.waitForDelivery()
  expect(receiver.received[1]?.update).toMatchObject({
    callback_query: { data: 'yes', from: { id: citizen.id } },
  })
  await client.answerCbQuery(press.id, 'Đã ghi')
  expect((await press.waitForAnswer()).text).toBe('Đã ghi')
  await client.editMessageText(citizen.id, hello.id, undefined, 'Cảm ơn')
  expect(hello.text).toBe('Cảm ơn')
  expect(hello.labels).toEqual([])
  const link = await client.getFileLink(sent.photo[3]?.file_id ?? '')
  const bytes = Buffer.from(await (await fetch(link)).arrayBuffer())
  expect(bytes.equals(seen.photo?.bytes ?? Buffer.alloc(0))).toBe(true)
})
