import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DrawnFile } from '../../../../bot/channels/channel.ts'
import type { Attachment } from '../../../../bot/draw/attachment.ts'
import type { Person } from '../../../emulators/telegram/people/person.ts'
import { type OnTelegram, onTelegram } from './support/onTelegram.ts'

let on: OnTelegram
let citizen: Person

beforeEach(async () => {
  on = await onTelegram()
  citizen = on.telegram.user()
  citizen.private.send('/start')
})
afterEach(() => on.telegram.stop())

const heard = () => citizen.private.messages.filter((message) => message.fromBot).map(({ text }) => text)
const LONG = `${'a'.repeat(4_000)} ${'b'.repeat(4_000)} ${'c'.repeat(100)}`
const QR: Attachment = {
  kind: 'personalQrPng',
  personal: {
    url: 'https://khaibao.example.vn/p/1',
    maskedName: 'Ngọc T.',
    cityName: 'Hải Phòng',
    trial: true,
  },
  texts: { title: 'Mã', validity: 'hôm nay', hint: 'Đưa mã này', trial: 'BẢN DÙNG THỬ' },
}
const SLOW = {
  overall: { perSecond: 30, burst: 30 },
  privateChat: { perSecond: 0.1, burst: 1 },
  group: { perSecond: 1, burst: 1 },
}
async function picture(): Promise<DrawnFile> {
  const blank = { create: { width: 300, height: 200, channels: 3, background: '#fff' } } as const
  return { name: 'personal-qr.png', type: 'image/png', bytes: await sharp(blank).png().toBuffer() }
}

describe('what is to be done about a delivery that fails', () => {
  it('429: wait as long as Telegram says', async () => {
    on.telegram.faults.tooManyRequests(1, 7)
    expect((await on.failed(citizen.id)).decision).toEqual({ kind: 'pace', afterSeconds: 7, of: 'chat' })
  })

  it('429 of Telegram’s own pace', async () => {
    on.telegram.faults.pace(SLOW)
    await on.deliver(citizen.id, { text: 'một' })
    await on.deliver(citizen.id, { text: 'hai' })
    const { decision } = await on.failed(citizen.id)
    expect(decision).toMatchObject({ kind: 'pace' })
    expect('afterSeconds' in decision && decision.afterSeconds).toBeGreaterThanOrEqual(1)
  })

  it('403: who blocked the bot is out of reach', async () => {
    citizen.private.block()
    expect((await on.failed(citizen.id)).decision).toEqual({ kind: 'unreachable' })
    citizen.private.unblock()
    citizen.private.deactivate()
    expect((await on.failed(citizen.id)).decision).toEqual({ kind: 'unreachable' })
  })

  it('403: a group that threw the bot out', async () => {
    const group = on.telegram.group({ title: 'Tổ 5', members: [citizen] })
    group.addBot()
    group.removeBot()
    expect((await on.failed(group.id)).decision).toEqual({ kind: 'unreachable' })
  })

  it('400 for a chat that is not there', async () => {
    expect((await on.failed(4711)).decision).toEqual({ kind: 'unreachable' })
  })

  it('400 for a chat that moved: to where it is now', async () => {
    const group = on.telegram.group({ title: 'Tổ 5', members: [citizen] })
    group.addBot()
    const old = group.id
    const now = group.migrateToSupergroup()
    expect((await on.failed(old)).decision).toEqual({ kind: 'moved', to: String(now) })
  })

  it('400 for a message that Telegram will never take', async () => {
    const tooLong = { text: 'Chào', buttons: [[{ label: 'A', press: 'a'.repeat(65) }]] }
    const error = await on.failed(citizen.id, tooLong)
    expect(error.decision).toEqual({ kind: 'giveUp' })
    expect(error.reason).toBe('telegram 400')
    expect((await on.failed(citizen.id, { text: '' })).decision).toEqual({ kind: 'giveUp' })
  })

  it.each([
    [401, 'Unauthorized'],
    [404, 'Not Found'],
  ])('%i: a token is the operator’s to mend', async (code, description) => {
    on.telegram.faults.refuse(1, code, description)
    expect((await on.failed(citizen.id)).decision).toEqual({ kind: 'retry' })
  })

  it.each([500, 502, 504])('%i with an error page', async (status) => {
    on.telegram.faults.serverErrorHtml(1, { status })
    expect((await on.failed(citizen.id)).decision).toEqual({ kind: 'retry' })
  })

  it('an error page under any other number', async () => {
    on.telegram.faults.serverErrorHtml(1, { status: 403 })
    expect((await on.failed(citizen.id)).decision).toEqual({ kind: 'retry' })
  })

  it('a connection that is cut, or that nobody takes', async () => {
    on.telegram.faults.reset(1)
    expect((await on.failed(citizen.id)).decision).toEqual({ kind: 'retry' })
    await on.telegram.stop()
    expect((await on.failed(citizen.id)).decision).toEqual({ kind: 'retry' })
  })

  it('no answer: ended by the signal', async () => {
    on.telegram.faults.hang(1)
    const begun = performance.now()
    const { decision } = await on.failed(citizen.id, { text: 'Chào' }, { signal: AbortSignal.timeout(100) })
    expect(decision).toEqual({ kind: 'retry' })
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('says nothing of the person, the token or the words', async () => {
    on.telegram.faults.reset(1)
    const error = await on.failed(citizen.id, { text: 'Nguyễn Thị Bí Mật' })
    const told = `${error.message} ${error.reason} ${error.stack} ${JSON.stringify(error)}`
    for (const secret of ['Bí Mật', on.telegram.token, String(citizen.id)]) expect(told).not.toContain(secret)
  })
})

describe('a delivery that breaks off', () => {
  const buttons = [[{ label: 'A', press: 'a' }]]

  it('leaves the words that have not gone, with their buttons', async () => {
    on.telegram.faults.pace(SLOW)
    const { decision, rest } = await on.failed(citizen.id, { text: LONG, buttons })
    expect(decision.kind).toBe('pace')
    expect(heard()).toEqual(['a'.repeat(4_000), 'b'.repeat(4_000)])
    expect(rest).toEqual({ text: 'c'.repeat(100), buttons })
  })

  it('sends no picture twice', async () => {
    on.telegram.faults.serverErrorHtml(1, { on: ['sendMessage'] })
    const message = { text: 'b'.repeat(2_000), buttons, attachment: QR }
    const { rest } = await on.failed(citizen.id, message, { file: await picture() })
    expect(heard()).toEqual([''])
    expect(rest).toEqual({ text: 'b'.repeat(2_000), buttons })
  })

  it('leaves all of it when nothing has gone', async () => {
    on.telegram.faults.reset(1)
    expect((await on.failed(citizen.id, { text: LONG })).rest).toBeUndefined()
  })
})
