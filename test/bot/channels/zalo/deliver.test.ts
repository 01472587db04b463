import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../../../bot/core/outgoing.ts'
import type { Person } from '../../../emulators/zalo/people/person.ts'
import type { SeenMessage } from '../../../emulators/zalo/people/seenMessage.ts'
import { largePicture, longText, pdf, picture, wordsIn } from './support/drawn.ts'
import { type OnZalo, onZalo } from './support/onZalo.ts'

const CS = '/v3.0/oa/message/cs'
const IMAGE = '/v2.0/oa/upload/image'
const DOCUMENT = '/v2.0/oa/upload/file'
const MEGABYTE = 1024 * 1024

let on: OnZalo
let citizen: Person

beforeEach(async () => {
  on = await onZalo()
  citizen = on.zalo.user({ name: 'Ngọc', phone: '84900000001' })
  citizen.send('chào')
})
afterEach(() => on.zalo.stop())

const seen = (): readonly SeenMessage[] => citizen.messages.filter(({ fromBot }) => fromBot)
const texts = (): readonly string[] => seen().map(({ text }) => text)
const pathsCalled = (): readonly string[] => on.zalo.calls.map(({ path }) => path)
const press = (count: number): NonNullable<OutgoingMessage['buttons']> =>
  Array.from({ length: count }, (_, index) => [{ label: `Mục ${index + 1}`, press: `a:${index + 1}` }])
const LINK = { label: 'Xem', link: 'https://khaibao.example.vn/v/1' }

describe('a text', () => {
  it('goes as it is, marks and all, in one call', async () => {
    await on.deliver(citizen, { text: '<b> *Chào* Ngọc_ & ơ 😀 مرحبا' })
    expect(texts()).toEqual(['<b> *Chào* Ngọc_ & ơ 😀 مرحبا'])
    expect(pathsCalled()).toEqual([CS])
    expect(on.around.spentCalls).toBe(0)
  })

  it('has up to five buttons, each of which comes back as a press', async () => {
    await on.deliver(citizen, { text: 'Chọn', buttons: press(5) })
    expect(seen()).toMatchObject([{ text: 'Chọn', labels: ['Mục 1', 'Mục 2', 'Mục 3', 'Mục 4', 'Mục 5'] }])
    expect(on.reader.presses.open(citizen.id, citizen.press('Mục 4'))).toBe('a:4')
    expect(citizen.messages.at(-1)?.text).toBe('Chọn')
  })

  it('has buttons that open an address', async () => {
    await on.deliver(citizen, { text: 'Xong', buttons: [[LINK]] })
    expect(citizen.press('Xem')).toBe(LINK.link)
  })

  it('has numbers for more choices, and keeps what ends the question a button', async () => {
    const buttons = [...press(12), [{ label: 'Xong', press: 'a:done', main: true } as const]]
    await on.deliver(citizen, { text: 'Chọn', buttons, numbersHint: 'Gửi số.' })
    const lines = Array.from({ length: 12 }, (_, index) => `${index + 1}. Mục ${index + 1}`)
    expect(texts()).toEqual([['Chọn', ...lines, 'Gửi số.'].join('\n')])
    expect(seen()[0]?.labels).toEqual(['Xong'])
  })

  it('of 5,000 characters comes in pieces, cut at sentences, the buttons under the last', async () => {
    const text = longText(5_000)
    await on.deliver(citizen, { text, buttons: press(2) })
    expect(seen().map(({ labels }) => labels)).toEqual([[], [], ['Mục 1', 'Mục 2']])
    expect(wordsIn(texts())).toEqual(wordsIn([text]))
    for (const piece of texts().slice(0, -1)) expect(piece.endsWith('.')).toBe(true)
    expect(on.around.spentCalls).toBe(2)
  })

  it('of emoji alone is never cut inside one', async () => {
    await on.deliver(citizen, { text: `a${'😀'.repeat(1_500)}` })
    expect(texts().join('')).toBe(`a${'😀'.repeat(1_500)}`)
  })

  it('that Zalo calls too long is halved, and again, until it is not', async () => {
    const text = longText(1_800)
    on.zalo.faults.refuse(2, -210, { on: [CS] })
    await on.deliver(citizen, { text, buttons: press(2) })
    expect(wordsIn(texts())).toEqual(wordsIn([text]))
    expect(texts().length).toBeGreaterThan(2)
    expect(seen().map(({ labels }) => labels.length)).toEqual([
      ...texts()
        .slice(1)
        .map(() => 0),
      2,
    ])
  })

  it('that is short is not halved for ever', async () => {
    on.zalo.faults.refuse(1, -210, { on: [CS] })
    expect((await on.failed(citizen, { text: longText(400) })).decision).toEqual({ kind: 'giveUp' })
    expect(on.zalo.callsOf(CS)).toHaveLength(1)
  })

  it('has the whole label of a button, or as much as Zalo takes', async () => {
    await on.deliver(citizen, { text: 'Chọn', buttons: [[{ label: 'ế'.repeat(120), press: 'a' }]] })
    expect(seen()[0]?.labels).toEqual(['ế'.repeat(100)])
  })
})

describe('in a group', () => {
  it('there are no buttons but numbers, and links written out', async () => {
    const group = on.zalo.group({ name: 'Tổ 5', members: [citizen] })
    const buttons = [...press(2), [{ label: 'Xong', press: 'a:done', main: true } as const], [LINK]]
    await on.deliver(group, { text: 'Chọn', buttons, numbersHint: 'Gửi số.' })
    expect(group.messages.at(-1)).toMatchObject({
      text: 'Chọn\n1. Mục 1\n2. Mục 2\n3. Xong\nXem: https://khaibao.example.vn/v/1\nGửi số.',
      labels: [],
    })
    expect(pathsCalled()).toEqual(['/v3.0/oa/group/message'])
    expect(on.around.counted).toEqual([])
  })

  it('there are pictures and documents, with their words', async () => {
    const group = on.zalo.group({ name: 'Tổ 5', members: [citizen] })
    await on.deliver(group, { text: 'Tờ mã' }, { file: await picture() })
    await on.deliver(group, { text: 'Để in' }, { file: pdf() })
    const [shown, document, words] = group.messages
    expect(shown).toMatchObject({ kind: 'image', text: 'Tờ mã' })
    expect(document?.document?.name).toBe(pdf().name)
    expect(words?.text).toBe('Để in')
  })

  it('the wish for the contact is words', async () => {
    const group = on.zalo.group({ name: 'Tổ 5', members: [citizen] })
    await on.deliver(group, { text: 'Số điện thoại?', askContact: 'Chia sẻ' })
    expect(group.messages.at(-1)?.text).toBe('Số điện thoại?')
  })
})

describe('a picture', () => {
  it('is fetched by Zalo from its address, with its words under it', async () => {
    const file = await picture()
    await on.deliver(citizen, { text: 'Mã của Anh/Chị' }, { file })
    expect(seen()).toMatchObject([{ kind: 'image', text: 'Mã của Anh/Chị' }])
    expect(seen()[0]?.photo?.bytes).toEqual(file.bytes)
    expect(pathsCalled()).toEqual([CS])
  })

  it('has numbers for its buttons, which Zalo shows under words alone', async () => {
    const buttons = [...press(2), [LINK]]
    await on.deliver(citizen, { text: 'Mã', buttons, numbersHint: 'Gửi số.' }, { file: await picture() })
    expect(texts()).toEqual(['Mã\n1. Mục 1\n2. Mục 2\nXem: https://khaibao.example.vn/v/1\nGửi số.'])
    expect(seen()[0]?.labels).toEqual([])
  })

  it('goes by upload where that is wished', async () => {
    const file = await picture()
    on.around.images = 'upload'
    await on.deliver(citizen, { text: 'Mã' }, { file })
    expect(seen()[0]?.photo?.bytes).toEqual(file.bytes)
    expect(pathsCalled()).toEqual([IMAGE, CS])
    expect(on.around.spentCalls).toBe(1)
    expect(on.zalo.callsOf(CS)[0]?.params.message).toMatchObject({
      attachment: { payload: { elements: [{ attachment_id: expect.any(String) }] } },
    })
  })

  it('goes without words and buttons', async () => {
    await on.deliver(citizen, { text: '' }, { file: await picture() })
    expect(seen()).toMatchObject([{ kind: 'image', text: '' }])
  })

  it.each<[string, () => void]>([
    ['the month’s uploads are spent', () => Object.assign(on.around, { uploadsLeft: 0 })],
    ['they are spent for Zalo', () => Object.assign(on.zalo.switches, { uploadsPerMonth: 0 })],
    ['Zalo takes no uploads of this account', () => on.zalo.faults.refuse(1, -209, { on: [IMAGE] })],
    ['Zalo calls it too large', () => on.zalo.faults.refuse(1, -210, { on: [IMAGE] })],
  ])('goes by its address when %s', async (_when, arrange) => {
    on.around.images = 'upload'
    arrange()
    await on.deliver(citizen, { text: 'Mã' }, { file: await picture() })
    expect(seen()).toMatchObject([{ kind: 'image', text: 'Mã' }])
    expect(on.zalo.callsOf(CS)[0]?.params.message).toMatchObject({
      attachment: { payload: { elements: [{ url: expect.stringContaining('/files/fetched/') }] } },
    })
  })

  it.each(['upload', 'url'] as const)('above a megabyte is a link where %s comes first', async (images) => {
    on.around.images = images
    on.around.uploadsLeft = 3
    await on.deliver(citizen, { text: 'Mã' }, { file: await largePicture(1) })
    expect(texts()).toEqual([expect.stringMatching(/^Mã\nhttps?:\S+\/files\/once\//)])
    expect(on.around.uploadsLeft).toBe(3)
  })

  it('that Zalo could not fetch is uploaded, and is a link when it can be neither', async () => {
    on.zalo.faults.refuse(1, -201, { on: [CS] })
    await on.deliver(citizen, { text: 'Mã' }, { file: await picture() })
    expect(seen()).toMatchObject([{ kind: 'image', text: 'Mã' }])
    expect(pathsCalled()).toEqual([CS, IMAGE, CS])
    on.around.uploadsLeft = 0
    on.zalo.faults.refuse(1, -201, { on: [CS] })
    await on.deliver(citizen, { text: 'Hai' }, { file: await picture() })
    expect(texts().at(-1)).toMatch(/^Hai\nhttps?:\S+\/files\/once\//)
  })

  it('stands alone before words that are too many for it', async () => {
    const text = longText(1_901)
    await on.deliver(citizen, { text, buttons: press(1) }, { file: await picture() })
    expect(seen()[0]).toMatchObject({ kind: 'image', text: '' })
    expect(wordsIn(texts().slice(1))).toEqual(wordsIn([`${text}\n1. Mục 1`]))
    expect(seen().flatMap(({ labels }) => labels)).toEqual([])
  })

  it('stands alone before words that Zalo counts as too many', async () => {
    on.zalo.faults.refuse(1, -210, { on: [CS] })
    await on.deliver(citizen, { text: longText(1_800) }, { file: await picture() })
    expect(seen().map(({ kind }) => kind)).toEqual(['image', 'text'])
    expect(texts()).toEqual(['', longText(1_800)])
  })
})

describe('a document', () => {
  it('goes by upload, its words behind it', async () => {
    await on.deliver(citizen, { text: 'Tờ mã để in' }, { file: pdf() })
    expect(seen()[0]?.document).toMatchObject({ name: pdf().name, bytes: pdf().bytes })
    expect(texts()).toEqual(['', 'Tờ mã để in'])
    expect(pathsCalled()).toEqual([DOCUMENT, CS, CS])
    expect(on.around.spentCalls).toBe(2)
  })

  it('goes without words', async () => {
    await on.deliver(citizen, { text: '' }, { file: pdf() })
    expect(seen().map(({ kind }) => kind)).toEqual(['file'])
  })

  const asLink = () => `Tờ mã\n${on.zalo.apiRoot}/files/once/${pdf().name}`

  it.each<[string, () => void]>([
    ['the month’s uploads are spent', () => Object.assign(on.around, { uploadsLeft: 0 })],
    ['they are spent for Zalo', () => Object.assign(on.zalo.switches, { uploadsPerMonth: 0 })],
    ['Zalo takes no documents of this account', () => on.zalo.faults.refuse(1, -221, { on: [DOCUMENT] })],
  ])('is a link that opens once when %s', async (_when, arrange) => {
    arrange()
    await on.deliver(citizen, { text: 'Tờ mã' }, { file: pdf() })
    expect(texts()).toEqual([asLink()])
  })

  it('above five megabytes is such a link, and no upload is spent', async () => {
    on.around.uploadsLeft = 3
    await on.deliver(citizen, { text: 'Tờ mã' }, { file: pdf(Buffer.alloc(5 * MEGABYTE + 1, 7)) })
    expect(texts()).toEqual([asLink()])
    expect(pathsCalled()).toEqual([CS])
    expect(on.around.uploadsLeft).toBe(3)
  })

  it('that is no PDF is such a link, and no upload is spent', async () => {
    on.around.uploadsLeft = 3
    const file = { ...pdf(), name: 'nhat-ky-2026-11-20.csv', type: 'text/csv' } as const
    await on.deliver(citizen, { text: 'Tệp nhật ký' }, { file })
    expect(texts()).toEqual([`Tệp nhật ký\n${on.zalo.apiRoot}/files/once/${file.name}`])
    expect(on.around.uploadsLeft).toBe(3)
  })

  it('of five megabytes goes yet', async () => {
    const file = pdf(Buffer.alloc(5 * MEGABYTE, 7))
    await on.deliver(citizen, { text: '' }, { file })
    expect(seen()[0]?.document?.bytes).toHaveLength(5 * MEGABYTE)
  })

  it('as a link under long words goes in pieces that Zalo takes', async () => {
    on.around.uploadsLeft = 0
    const text = longText(1_899)
    await on.deliver(citizen, { text }, { file: pdf() })
    expect(wordsIn(texts())).toEqual(wordsIn([text, `${on.zalo.apiRoot}/files/once/${pdf().name}`]))
    expect(on.zalo.calls.map(({ outcome }) => outcome.error)).toEqual([0, 0])
  })

  it('whose upload says success and nothing more is a link', async () => {
    const file = { ...pdf(), name: 'poster' }
    await on.deliver(citizen, { text: 'Tờ mã' }, { file })
    expect(texts()).toEqual([`Tờ mã\n${on.zalo.apiRoot}/files/once/poster`])
  })
})

describe('the wish for the contact', () => {
  const wish = { text: 'Số điện thoại?', askContact: 'Chia sẻ số điện thoại' }

  it('is Zalo’s own form', async () => {
    await on.deliver(citizen, wish)
    expect(seen()[0]?.infoRequest).toEqual({
      title: 'Số điện thoại?',
      subtitle: 'Chia sẻ số điện thoại',
      imageUrl: `${on.zalo.apiRoot}/zalo/phone.png`,
    })
    expect(pathsCalled()).toEqual([CS])
  })

  it.each([-201, -209, -212, -221, -233, -235, -240, -244, -248])(
    'that is refused with %i is the same question in words',
    async (code) => {
      on.zalo.faults.refuse(1, code, { on: [CS] })
      await on.deliver(citizen, wish)
      expect(texts()).toEqual(['Số điện thoại?'])
    },
  )

  it('that is refused for any other reason waits as any message', async () => {
    on.zalo.faults.refuse(1, -32, { on: [CS] })
    expect((await on.failed(citizen, wish)).decision).toMatchObject({ kind: 'pace' })
    expect(seen()).toEqual([])
  })

  it.each<[string, OutgoingMessage, string, readonly string[]]>([
    ['that is too long', { ...wish, text: 'ế'.repeat(101) }, 'ế'.repeat(101), []],
    ['with buttons', { ...wish, buttons: press(1) }, wish.text, ['Mục 1']],
  ])('%s for the form is words', async (_what, message, text, labels) => {
    await on.deliver(citizen, message)
    expect(seen()).toMatchObject([{ text, labels, infoRequest: undefined }])
  })
})

it('a courtesy is nothing', async () => {
  const chat = { address: citizen.id, kind: 'private' } as const
  const action = { kind: 'photo', photo: { file: 'a' } } as const
  await on.channel.acknowledge({ chat, action }, AbortSignal.timeout(10_000))
  expect(on.zalo.calls).toEqual([])
})
