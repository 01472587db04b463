import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../../../bot/core/outgoing.ts'
import type { Person } from '../../../emulators/telegram/people/person.ts'
import type { SeenMessage } from '../../../emulators/telegram/people/seenMessage.ts'
import { type OnTelegram, onTelegram } from './support/onTelegram.ts'

const HOUR_MILLISECONDS = 3_600_000

let now: Date
let on: OnTelegram
let citizen: Person

beforeEach(async () => {
  now = new Date('2026-11-23T08:00:00Z')
  on = await onTelegram({ now: () => now })
  citizen = on.telegram.user()
  citizen.private.send('/start')
})
afterEach(() => on.telegram.stop())

const seen = (): readonly SeenMessage[] => citizen.private.messages.filter(({ fromBot }) => fromBot)
const asked = (count: number): OutgoingMessage => ({
  text: count === 0 ? 'Có điều nào?' : `Có điều nào? Đã chọn ${count} điều.`,
  buttons: [
    [{ label: 'Sốt', press: 'f:a:b:fever', redraws: true }],
    [{ label: 'Xong', press: 'f:a:b:_done' }],
  ],
})

/** Asks, and gives what Telegram calls the message. */
async function ask(): Promise<string> {
  await on.deliver(citizen.id, asked(0))
  return String(seen().at(-1)?.id)
}

describe('a message in the place of another', () => {
  it('is that message with other words, and its buttons work as often as they are pressed', async () => {
    const replaces = await ask()
    for (const count of [1, 2]) {
      await on.deliver(citizen.id, { ...asked(count), replaces })
      expect(seen()).toHaveLength(1)
      expect(seen()[0]).toMatchObject({ text: asked(count).text, labels: ['Sốt', 'Xong'], edits: count })
      expect(seen()[0]?.buttons[0]?.[0]?.callback_data).toBe('f:a:b:fever')
    }
  })

  it('stands where it stood, also when something was said since', async () => {
    const replaces = await ask()
    await on.deliver(citizen.id, { text: 'Lúc này đông.' })
    await on.deliver(citizen.id, { ...asked(1), replaces })
    expect(seen().map(({ text }) => text)).toEqual([asked(1).text, 'Lúc này đông.'])
  })

  it('that was delivered before is delivered', async () => {
    const replaces = await ask()
    on.telegram.faults.serverErrorHtml(1, { on: ['editMessageText'], applied: true })
    const { decision } = await on.failed(citizen.id, { ...asked(1), replaces })
    expect(decision).toEqual({ kind: 'retry' })
    await on.deliver(citizen.id, { ...asked(1), replaces })
    expect(seen()).toMatchObject([{ text: asked(1).text, edits: 1 }])
  })

  it('is said anew when the person has deleted that one', async () => {
    const replaces = await ask()
    await on.api.call(
      'deleteMessage',
      { chat_id: citizen.id, message_id: Number(replaces) },
      AbortSignal.timeout(10_000),
    )
    await on.deliver(citizen.id, { ...asked(1), replaces })
    expect(seen().filter(({ deleted }) => !deleted)).toMatchObject([{ text: asked(1).text }])
  })

  it('is said anew when that one is a picture, brought a key or is somebody else’s', async () => {
    const blank = { create: { width: 30, height: 20, channels: 3, background: '#fff' } } as const
    const bytes = await sharp(blank).png().toBuffer()
    await on.deliver(citizen.id, { text: 'Mã' }, { file: { name: 'a.png', type: 'image/png', bytes } })
    await on.deliver(citizen.id, { text: 'Số?', askContact: 'Gửi số của tôi' })
    const unchangeable = [...seen().map(({ id }) => id), citizen.private.send('chào').id]
    for (const id of unchangeable) await on.deliver(citizen.id, { ...asked(1), replaces: String(id) })
    expect(seen().map(({ text }) => text)).toEqual(['Mã', 'Số?', ...unchangeable.map(() => asked(1).text)])
  })

  it('is said anew when it has a picture, asks for the number or is too long for one', async () => {
    const replaces = await ask()
    const long = 'dài '.repeat(1_200).trim()
    await on.deliver(citizen.id, { text: long, replaces })
    await on.deliver(citizen.id, { text: 'Số?', askContact: 'Gửi số của tôi', replaces })
    expect(seen()[0]).toMatchObject({ text: asked(0).text, edits: 0 })
    expect(seen()).toHaveLength(4)
  })

  it.each([
    ['429', () => on.telegram.faults.tooManyRequests(1, 7), { kind: 'pace', afterSeconds: 7, of: 'chat' }],
    ['500', () => on.telegram.faults.serverErrorHtml(1), { kind: 'retry' }],
    ['a cut line', () => on.telegram.faults.reset(1), { kind: 'retry' }],
    ['403', () => citizen.private.block(), { kind: 'unreachable' }],
  ])('that meets %s is to be treated as any message', async (_what, fault, decision) => {
    const replaces = await ask()
    fault()
    expect((await on.failed(citizen.id, { ...asked(1), replaces })).decision).toEqual(decision)
    expect(seen()).toMatchObject([{ text: asked(0).text }])
  })
})

describe('photos that are to leave the chat', () => {
  const bytes = async () =>
    sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
  const remove = (messages: readonly number[]) =>
    on.channel.removePhotos?.({
      chat: { id: 1, address: String(citizen.id), kind: 'private' },
      messages: messages.map(String),
      deliveryId: 1,
      signal: AbortSignal.timeout(10_000),
    })
  const left = () => citizen.private.messages.filter(({ deleted, photo }) => photo && !deleted)

  it('are gone, and no others', async () => {
    const photos = await citizen.private.sendAlbum([await bytes(), await bytes(), await bytes()])
    await remove(photos.slice(0, 2).map(({ id }) => id))
    expect(left().map(({ id }) => id)).toEqual([photos[2]?.id])
  })

  it('may be gone already, or too old: that ends it', async () => {
    const [first, second] = [
      await citizen.private.sendPhoto(await bytes()),
      await citizen.private.sendPhoto(await bytes()),
    ]
    await remove([first.id])
    await remove([first.id, 4_711, second.id])
    expect(left()).toEqual([])
    const old = await citizen.private.sendPhoto(await bytes())
    now = new Date(now.getTime() + 49 * HOUR_MILLISECONDS)
    await remove([old.id])
    expect(left()).toHaveLength(1)
  })

  it('are asked for again when Telegram is busy, and those that went before are no error then', async () => {
    const [first, second] = [
      await citizen.private.sendPhoto(await bytes()),
      await citizen.private.sendPhoto(await bytes()),
    ]
    on.telegram.faults.serverErrorHtml(1, { on: ['deleteMessage'], applied: true })
    await expect(remove([first.id, second.id])).rejects.toMatchObject({ decision: { kind: 'retry' } })
    await remove([first.id, second.id])
    expect(left()).toEqual([])
  })
})
