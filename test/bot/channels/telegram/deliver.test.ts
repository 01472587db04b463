import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DrawnFile } from '../../../../bot/channels/channel.ts'
import type { OutgoingMessage } from '../../../../bot/core/outgoing.ts'
import type { Person } from '../../../emulators/telegram/people/person.ts'
import type { SeenMessage } from '../../../emulators/telegram/people/seenMessage.ts'
import { type OnTelegram, onTelegram } from './support/onTelegram.ts'

let on: OnTelegram
let citizen: Person

beforeEach(async () => {
  on = await onTelegram()
  citizen = on.telegram.user({ firstName: 'Ngọc', phone: '84900000001' })
  citizen.private.send('/start')
})
afterEach(() => on.telegram.stop())

const seen = (): readonly SeenMessage[] => citizen.private.messages.filter((message) => message.fromBot)
const BUTTONS: OutgoingMessage['buttons'] = [
  [
    { label: 'Có', press: 'a:1:yes' },
    { label: 'Không', press: 'a:1:no' },
  ],
  [{ label: 'Xem', link: 'https://khaibao.example.vn/v/1' }],
]
/** So many words that are all different, in so many characters. */
const longText = (characters: number): string =>
  Array.from({ length: characters }, (_, index) => `từ ${index}`)
    .join(' ')
    .slice(0, characters)
    .trimEnd()
const words = (texts: readonly string[]): string[] => texts.flatMap((text) => text.split(/\s+/))
const picture = async (): Promise<DrawnFile> => {
  const blank = { create: { width: 300, height: 200, channels: 3, background: '#fff' } } as const
  return { name: 'personal-qr.png', type: 'image/png', bytes: await sharp(blank).png().toBuffer() }
}

describe('a message', () => {
  it('is a text with its buttons, marks and all as they are', async () => {
    await on.deliver(citizen.id, { text: '<b> *Chào* Ngọc_ & ơ 😀 مرحبا', buttons: BUTTONS })
    const [message] = seen()
    expect(message?.text).toBe('<b> *Chào* Ngọc_ & ơ 😀 مرحبا')
    expect(message?.buttons.map((row) => row.map(({ text }) => text))).toEqual([['Có', 'Không'], ['Xem']])
    expect(message?.buttons[0]?.[1]?.callback_data).toBe('a:1:no')
    expect(message?.urlOf('Xem')).toBe('https://khaibao.example.vn/v/1')
  })

  it('of 5,000 characters comes in pieces, the buttons under the last', async () => {
    const text = longText(5_000)
    await on.deliver(citizen.id, { text, buttons: BUTTONS })
    expect(seen().map((message) => message.labels)).toEqual([[], ['Có', 'Không', 'Xem']])
    expect(words(seen().map((message) => message.text))).toEqual(words([text]))
  })

  it('of a single word of emoji is never cut inside one', async () => {
    await on.deliver(citizen.id, { text: `a${'😀'.repeat(3_000)}` })
    expect(
      seen()
        .map((message) => message.text)
        .join(''),
    ).toBe(`a${'😀'.repeat(3_000)}`)
  })

  it('is a picture with its words and buttons', async () => {
    await on.deliver(citizen.id, { text: 'Mã của Anh/Chị', buttons: BUTTONS }, { file: await picture() })
    const [message] = seen()
    expect(message).toMatchObject({ text: 'Mã của Anh/Chị', labels: ['Có', 'Không', 'Xem'] })
    expect(message?.photo).toMatchObject({ width: 300, height: 200 })
  })

  it('is a picture and then its words, when they are too many to stand under it', async () => {
    const text = longText(1_025)
    await on.deliver(citizen.id, { text, buttons: BUTTONS }, { file: await picture() })
    const [first, second, ...more] = seen()
    expect(first).toMatchObject({ text: '', labels: [] })
    expect(first?.photo).toBeDefined()
    expect(second).toMatchObject({ text, labels: ['Có', 'Không', 'Xem'], photo: undefined })
    expect(more).toEqual([])
  })

  it('is a PDF as a document', async () => {
    const bytes = Buffer.from('%PDF-1.7 …')
    const file = { name: 'poster-7KQ2M9XH4T.pdf', type: 'application/pdf', bytes } as const
    await on.deliver(citizen.id, { text: 'Tờ mã' }, { file })
    expect(seen()[0]?.document).toEqual({ name: file.name, bytes, mimeType: 'application/pdf' })
    expect(seen()[0]?.text).toBe('Tờ mã')
  })

  it.each([
    ['nhat-ky-2026-11-20.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['nhat-ky-2026-11-20.csv', 'text/csv'],
  ] as const)('is %s as a document', async (name, type) => {
    const bytes = Buffer.from('rows')
    await on.deliver(citizen.id, { text: 'Tệp nhật ký' }, { file: { name, type, bytes } })
    expect(seen()[0]?.document).toEqual({ name, bytes, mimeType: type })
  })

  it('asks for the own number by a key, which shares it', async () => {
    await on.deliver(citizen.id, { text: 'Số điện thoại?', askContact: 'Gửi số của tôi' })
    expect(citizen.private.keyboard?.rows).toEqual([[{ text: 'Gửi số của tôi', request: 'contact' }]])
    expect(citizen.private.pressKeyboard('Gửi số của tôi').contact).toMatchObject({ user_id: citizen.id })
    expect(citizen.private.keyboard).toBeUndefined()
  })
})

describe('a courtesy', () => {
  const signal = () => AbortSignal.timeout(10_000)
  const chat = () => ({ address: String(citizen.id), kind: 'private' }) as const

  it('ends the spinner of a button, once', async () => {
    await on.deliver(citizen.id, { text: 'Chào', buttons: BUTTONS })
    const press = citizen.private.press('Có')
    const action = { kind: 'press', data: 'a:1:yes', receipt: press.id } as const
    await on.channel.acknowledge({ chat: chat(), action }, signal())
    expect(press.answer).toMatchObject({ text: '' })
    await expect(on.channel.acknowledge({ chat: chat(), action }, signal())).rejects.toMatchObject({
      code: 400,
    })
    expect(on.telegram.callsOf('answerCallbackQuery')).toHaveLength(2)
  })

  it('shows a photo’s sender that somebody looks', async () => {
    await on.channel.acknowledge({ chat: chat(), action: { kind: 'photo', photo: { file: 'a' } } }, signal())
    expect(citizen.private.typing).toBe('typing')
  })

  it('is nothing for words', async () => {
    const before = on.telegram.calls.length
    await on.channel.acknowledge({ chat: chat(), action: { kind: 'text', text: 'a' } }, signal())
    expect(on.telegram.calls).toHaveLength(before)
  })
})
