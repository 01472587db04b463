import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from './people/person.ts'
import type { Telegram } from './startTelegram.ts'
import { startTelegram } from './startTelegram.ts'
import type { ApiAnswer } from './tinyBot.ts'
import { api, apiResult } from './tinyBot.ts'

let telegram: Telegram
let citizen: Person

beforeEach(async () => {
  telegram = await startTelegram({ timeScale: 0.001 })
  citizen = telegram.user({ firstName: 'Ngọc' })
  citizen.private.send('/start')
})

afterEach(() => telegram.stop())

const send = (params: Record<string, unknown>): Promise<ApiAnswer> => {
  return api(telegram, 'sendMessage', { chat_id: citizen.id, text: 'Chào', ...params })
}
const inline = (...buttons: object[]): Record<string, unknown> => ({
  reply_markup: { inline_keyboard: [buttons] },
})
const problem = async (answer: Promise<ApiAnswer>): Promise<string> => {
  const { status, ok, error_code, description } = await answer
  expect({ ok, error_code }).toEqual({ ok: false, error_code: status })
  return `${status} ${description}`
}

describe('who may be written to', () => {
  test('nobody unknown, and nobody who never pressed START', async () => {
    expect(await problem(send({ chat_id: 4711 }))).toBe('400 Bad Request: chat not found')
    expect(await problem(send({ chat_id: '@nobody' }))).toBe('400 Bad Request: chat not found')
    expect(await problem(send({ chat_id: '' }))).toBe('400 Bad Request: chat_id is empty')
    const stranger = telegram.user()
    expect(await problem(send({ chat_id: stranger.id }))).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    )
  })

  test('nobody who blocked the bot or left Telegram', async () => {
    citizen.private.block()
    expect(await problem(send({}))).toBe('403 Forbidden: bot was blocked by the user')
    expect(await problem(api(telegram, 'sendChatAction', { chat_id: citizen.id, action: 'typing' }))).toBe(
      '403 Forbidden: bot was blocked by the user',
    )
    expect(() => citizen.private.send('này')).toThrow('unblock')
    citizen.private.unblock()
    expect((await send({})).ok).toBe(true)
    citizen.private.deactivate()
    expect(await problem(send({}))).toBe('403 Forbidden: user is deactivated')
  })

  test('only with the right token and a method that exists', async () => {
    const status = async (path: string): Promise<string> => {
      const response = await fetch(`${telegram.apiRoot}${path}`)
      return `${response.status} ${((await response.json()) as ApiAnswer).description}`
    }
    expect(await status('/bot123456:WRONG/getMe')).toBe('401 Unauthorized')
    expect(await status('/botnonsense/getMe')).toBe('404 Not Found')
    expect(await status('/bot123456:TEST/sendTelepathy')).toBe('404 Not Found: method not found')
    expect(await status('/elsewhere')).toBe('404 Not Found')
    expect(await status('/bot123456:TEST/GETME')).toBe('200 undefined')
  })
})

describe('parameters', () => {
  const url = (): string => `${telegram.apiRoot}/bot${telegram.token}/sendMessage`
  const markup = JSON.stringify({ inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] })

  test('come as a query, a form, multipart or JSON alike', async () => {
    const fields = { chat_id: String(citizen.id), text: 'Chào', reply_markup: markup }
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    const answers = await Promise.all([
      fetch(`${url()}?${new URLSearchParams(fields)}`),
      fetch(url(), { method: 'POST', body: new URLSearchParams(fields) }),
      fetch(url(), { method: 'POST', body: form }),
      send({ reply_markup: markup }),
      send({ reply_markup: JSON.parse(markup) as object }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const seen = citizen.private.messages.filter((message) => message.fromBot)
    expect(seen.map((message) => [message.text, message.labels])).toEqual(Array(5).fill(['Chào', ['A']]))
    const shown = telegram.calls.map((call) => JSON.stringify(call.params.reply_markup))
    expect(new Set(shown)).toEqual(new Set([markup]))
  })

  test('that are broken are refused', async () => {
    const body = '{"chat_id": 1, '
    const headers = { 'content-type': 'application/json' }
    expect((await fetch(url(), { method: 'POST', headers, body })).status).toBe(400)
    expect(await problem(send({ reply_markup: '{"inline_keyboard"' }))).toBe(
      "400 Bad Request: can't parse reply keyboard markup JSON object",
    )
    expect(await problem(send({ reply_markup: '[]' }))).toBe(
      '400 Bad Request: object expected as reply markup',
    )
  })
})

describe('texts', () => {
  test('have 1 to 4096 characters after parsing', async () => {
    expect(await problem(send({ text: '' }))).toBe('400 Bad Request: message text is empty')
    expect(await problem(send({ text: ' \n ' }))).toBe('400 Bad Request: text must be non-empty')
    expect(await problem(send({ text: '<b></b>', parse_mode: 'HTML' }))).toBe(
      '400 Bad Request: text must be non-empty',
    )
    expect(await problem(send({ text: 'ộ'.repeat(4097) }))).toBe('400 Bad Request: message is too long')
    expect(await problem(send({ text: 'ộ'.repeat(20_000) }))).toBe('400 Bad Request: text is too long')
    expect((await send({ text: 'ộ'.repeat(4096) })).ok).toBe(true)
    expect((await send({ text: `<b>${'x'.repeat(4096)}</b>`, parse_mode: 'HTML' })).ok).toBe(true)
    expect(await problem(send({ text: 'a\ud800b' }))).toBe(
      '400 Bad Request: strings must be encoded in UTF-8',
    )
    expect(await problem(send({ text: '*x*', parse_mode: 'Klartext' }))).toBe(
      '400 Bad Request: unsupported parse_mode',
    )
  })

  test('are cleaned, and their links and commands found', async () => {
    const { result } = await send({
      text: '  Gõ /trogiup\r\nhoặc xem https://haiphong.gov.vn/khai.\u0000\u202e ',
    })
    expect(result).toMatchObject({
      text: 'Gõ /trogiup\nhoặc xem https://haiphong.gov.vn/khai.',
      entities: [
        { type: 'bot_command', offset: 3, length: 8 },
        { type: 'url', offset: 21, length: 28 },
      ],
    })
  })

  test('take explicit entities that stay inside', async () => {
    const bold = { type: 'bold', offset: 0, length: 4 }
    expect((await send({ entities: [bold] })).result).toMatchObject({ entities: [bold] })
    expect(await problem(send({ entities: [{ ...bold, length: 5 }] }))).toBe(
      '400 Bad Request: entity beginning or end is out of the text',
    )
  })

  test('reply to a message that is there', async () => {
    const start = citizen.private.messages[0]
    expect((await send({ reply_parameters: { message_id: 1 } })).result).toMatchObject({
      reply_to_message: { message_id: 1, text: '/start' },
    })
    expect(await problem(send({ reply_to_message_id: 99 }))).toBe(
      '400 Bad Request: message to be replied not found',
    )
    const loose = { message_id: 99, allow_sending_without_reply: true }
    expect((await send({ reply_parameters: loose })).ok).toBe(true)
    expect(citizen.private.messages[1]?.replyTo).toBe(start?.id)
  })
})

describe('buttons', () => {
  test('carry 1 to 64 bytes, not characters', async () => {
    expect((await send(inline({ text: 'A', callback_data: 'x'.repeat(64) }))).ok).toBe(true)
    expect(await problem(send(inline({ text: 'A', callback_data: 'x'.repeat(65) })))).toBe(
      '400 Bad Request: BUTTON_DATA_INVALID',
    )
    expect(await problem(send(inline({ text: 'A', callback_data: 'ộ'.repeat(22) })))).toBe(
      '400 Bad Request: BUTTON_DATA_INVALID',
    )
    const textOnly =
      "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    expect(await problem(send(inline({ text: 'A' })))).toBe(textOnly)
    expect(await problem(send(inline({ text: 'A', callback_data: '' })))).toBe(textOnly)
    expect(await problem(send(inline({ text: '', callback_data: 'a' })))).toBe(
      '400 Bad Request: inline keyboard button text must be non-empty',
    )
  })

  test('lead to real web addresses only', async () => {
    expect((await send(inline({ text: 'A', url: 'https://khaibao.example.vn/v/1' }))).ok).toBe(true)
    expect((await send(inline({ text: 'A', url: 'http://127.0.0.1:3000/' }))).ok).toBe(true)
    expect(await problem(send(inline({ text: 'A', url: 'http://localhost:3000/' })))).toBe(
      "400 Bad Request: inline keyboard button URL 'http://localhost:3000/' is invalid: Wrong HTTP URL",
    )
    expect(await problem(send(inline({ text: 'A', url: 'javascript:alert(1)' })))).toContain('Wrong HTTP URL')
    expect(citizen.private.messages[1]?.urlOf('A')).toBe('https://khaibao.example.vn/v/1')
  })

  test('are at most a hundred', async () => {
    const rows = (count: number): Record<string, unknown> => ({
      reply_markup: {
        inline_keyboard: Array.from({ length: count }, () => [{ text: 'A', callback_data: 'a' }]),
      },
    })
    expect((await send(rows(100))).ok).toBe(true)
    expect(await problem(send(rows(101)))).toBe('400 Bad Request: reply markup is too long')
  })

  test('of a keyboard may ask for the phone number, and the answer says whose it is', async () => {
    const owner = telegram.user({ firstName: 'Trần', lastName: 'Thị', phone: '+84912345678' })
    owner.private.send('/start')
    const keyboard = [[{ text: 'Chia sẻ số', request_contact: true }], ['Bỏ qua']]
    await api(telegram, 'sendMessage', {
      chat_id: owner.id,
      text: 'Số điện thoại?',
      reply_markup: { keyboard, one_time_keyboard: true },
    })
    const asked = await owner.private.waitForMessage('Số điện thoại')
    expect(asked.wire.reply_markup).toBeUndefined()
    const shared = owner.private.pressKeyboard('Chia sẻ số')
    expect(shared.wire).toMatchObject({
      contact: { phone_number: '+84912345678', first_name: 'Trần', last_name: 'Thị', user_id: owner.id },
      from: { id: owner.id },
      reply_to_message: { message_id: asked.id },
    })
    expect(owner.private.keyboard).toBeUndefined()
    const foreign = owner.private.forwardContact({
      phone: '84900000001',
      userId: citizen.id,
      origin: citizen.user,
    })
    expect(foreign.contact).toMatchObject({ phone_number: '84900000001', user_id: citizen.id })
    expect(foreign.wire.from.id).not.toBe(foreign.contact?.user_id)
  })

  test('of a keyboard go when they are removed', async () => {
    await send({ reply_markup: { keyboard: [['Có', 'Không']] } })
    expect(citizen.private.keyboard?.rows.flat().map(({ text }) => text)).toEqual(['Có', 'Không'])
    expect(citizen.private.pressKeyboard('Không').text).toBe('Không')
    await send({ reply_markup: { remove_keyboard: true } })
    expect(citizen.private.keyboard).toBeUndefined()
  })

  test('force_reply makes the next text a reply', async () => {
    const { result } = await send({ reply_markup: { force_reply: true } })
    const { message_id } = result as { message_id: number }
    expect(citizen.private.send('Nguyễn Văn A').replyTo).toBe(message_id)
    expect(citizen.private.send('thêm').replyTo).toBeUndefined()
  })
})

describe('a press', () => {
  test('brings its message, chat_instance and data, and is answered once', async () => {
    await send(inline({ text: 'Có', callback_data: 'f1:q2:yes' }))
    const press = citizen.private.press('Có')
    const updates = await apiResult<{ callback_query?: object }[]>(telegram, 'getUpdates')
    expect(updates.at(-1)?.callback_query).toMatchObject({
      id: press.id,
      data: 'f1:q2:yes',
      chat_instance: expect.stringMatching(/^-\d+$/),
      message: { message_id: 2, text: 'Chào', from: { is_bot: true }, date: expect.any(Number) },
    })
    const answer = (text: string): Promise<ApiAnswer> =>
      api(telegram, 'answerCallbackQuery', { callback_query_id: press.id, text, show_alert: true })
    expect(await problem(answer('x'.repeat(201)))).toBe('400 Bad Request: MESSAGE_TOO_LONG')
    expect((await answer('Đã ghi')).result).toBe(true)
    expect(press.answer).toEqual({ text: 'Đã ghi', alert: true, url: '' })
    const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid'
    expect(await problem(answer('lần nữa'))).toBe(tooOld)
    expect(await problem(api(telegram, 'answerCallbackQuery', { callback_query_id: '1' }))).toBe(tooOld)
  })

  test('can come from a message that is gone, with data that no button has', async () => {
    const { result } = await send(inline({ text: 'Có', callback_data: 'yes' }))
    const old = citizen.private.messages.at(-1)
    const { message_id } = result as { message_id: number }
    await api(telegram, 'deleteMessage', { chat_id: citizen.id, message_id })
    expect(old?.deleted).toBe(true)
    expect(() => citizen.private.press('Có')).toThrow('no button')
    citizen.private.press({ data: 'bịa đặt' }, old)
    const updates = await apiResult<{ callback_query?: object }[]>(telegram, 'getUpdates')
    expect(updates.at(-1)?.callback_query).toMatchObject({
      data: 'bịa đặt',
      message: { message_id, date: 0 },
    })
  })

  test('gets too old to be answered', async () => {
    let now = new Date('2026-11-23T08:00:00Z')
    await telegram.stop()
    telegram = await startTelegram({ now: () => now })
    citizen = telegram.user()
    citizen.private.send('/start')
    await send(inline({ text: 'Có', callback_data: 'yes' }))
    const press = citizen.private.press('Có')
    now = new Date(now.getTime() + 151_000)
    expect(await problem(api(telegram, 'answerCallbackQuery', { callback_query_id: press.id }))).toContain(
      'query is too old',
    )
  })
})

test('dates are seconds and message ids belong to their chat', async () => {
  const other = telegram.user()
  const before = Math.floor(Date.now() / 1000)
  const message = other.private.send('/start')
  expect(message.id).toBe(1)
  expect(citizen.private.messages[0]?.id).toBe(1)
  expect(message.wire.date).toBeGreaterThanOrEqual(before)
  expect(message.wire.date).toBeLessThan(before + 60)
})

test('typing is seen', async () => {
  const act = (action: string): Promise<ApiAnswer> =>
    api(telegram, 'sendChatAction', { chat_id: citizen.id, action })
  expect((await act('upload_photo')).result).toBe(true)
  expect(citizen.private.typing).toBe('upload_photo')
  expect(await problem(act('dancing'))).toBe('400 Bad Request: wrong parameter action in request')
})
