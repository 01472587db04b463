import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../../../bot/core/outgoing.ts'
import type { Person } from '../../../emulators/zalo/people/person.ts'
import { longText, pdf, picture, wordsIn } from './support/drawn.ts'
import { type OnZalo, onZalo } from './support/onZalo.ts'

const CS = '/v3.0/oa/message/cs'
const DOCUMENT = '/v2.0/oa/upload/file'

let on: OnZalo
let citizen: Person

beforeEach(async () => {
  on = await onZalo()
  citizen = on.zalo.user({ name: 'Ngọc' })
  citizen.send('chào')
})
afterEach(() => on.zalo.stop())

const texts = () => citizen.messages.filter(({ fromBot }) => fromBot).map(({ text }) => text)
const labels = () => citizen.messages.flatMap((message) => message.labels)
const DONE = { label: 'Xong', press: 'a:done', main: true } as const
const twelve = Array.from({ length: 12 }, (_, index) => [{ label: `Mục ${index + 1}`, press: `a:${index}` }])

/** Lets so many calls after the first go, and cuts the rest off. */
function breakAfter(furtherCalls: number): void {
  let left = furtherCalls
  on.around.spendCall = async () => {
    if (left-- === 0) throw new Error('the process stops')
  }
}
function goOn(): void {
  on.around.spendCall = async () => {}
}
/** What is left of a message that broke off; it must be something. */
async function restOf(message: OutgoingMessage, file?: Awaited<ReturnType<typeof picture>>) {
  const { rest } = await on.failed(citizen, message, file && { file })
  if (!rest) throw new Error('nothing was left')
  return rest
}

describe('a delivery that breaks off and is tried again', () => {
  it.each([0, 1])(
    'says the words that have not gone, with their buttons (after %i more)',
    async (further) => {
      const text = longText(5_000)
      breakAfter(further)
      const rest = await restOf({ text, buttons: [[DONE]] })
      expect(texts()).toHaveLength(further + 1)
      expect(rest.buttons).toEqual([[DONE]])
      goOn()
      await on.deliver(citizen, rest)
      expect(wordsIn(texts())).toEqual(wordsIn([text]))
      expect(labels()).toEqual(['Xong'])
    },
  )

  it('numbers nothing twice', async () => {
    const text = longText(1_890)
    breakAfter(0)
    const rest = await restOf({ text, buttons: [...twelve, [DONE]], numbersHint: 'Gửi số.' })
    expect(rest.numbersHint).toBeUndefined()
    goOn()
    await on.deliver(citizen, rest)
    const lines = twelve.map(([button], index) => `${index + 1}. ${button?.label}`)
    expect(wordsIn(texts())).toEqual(wordsIn([text, ...lines, 'Gửi số.']))
    expect(labels()).toEqual(['Xong'])
  })

  it('numbers nothing twice in a group', async () => {
    const group = on.zalo.group({ name: 'Tổ 5', members: [citizen] })
    const text = longText(1_890)
    breakAfter(0)
    const { rest } = await on.failed(group, { text, buttons: [...twelve, [DONE]], numbersHint: 'Gửi số.' })
    goOn()
    await on.deliver(group, rest ?? { text: '' })
    const lines = [...twelve.flat(), DONE].map(({ label }, index) => `${index + 1}. ${label}`)
    expect(wordsIn(group.messages.map((message) => message.text))).toEqual(
      wordsIn([text, ...lines, 'Gửi số.']),
    )
  })

  it('sends no picture twice', async () => {
    const text = longText(1_950)
    breakAfter(0)
    const rest = await restOf({ text, buttons: [[DONE]] }, await picture())
    expect(texts()).toEqual([''])
    goOn()
    await on.deliver(citizen, rest)
    expect(wordsIn(texts().slice(1))).toEqual(wordsIn([text, '1. Xong']))
    expect(citizen.messages.flatMap(({ photos }) => photos)).toHaveLength(1)
  })

  it('sends no document twice', async () => {
    breakAfter(1)
    const rest = await restOf({ text: 'Tờ mã', buttons: [[DONE]] }, pdf())
    expect(rest).toEqual({ text: 'Tờ mã\n1. Xong' })
    goOn()
    await on.deliver(citizen, rest)
    expect(texts()).toEqual(['', 'Tờ mã\n1. Xong'])
  })

  it('sends no half of a halved text twice', async () => {
    const text = longText(1_800)
    on.zalo.faults.refuse(1, -210, { on: [CS] })
    breakAfter(2)
    const rest = await restOf({ text, buttons: [[DONE]] })
    goOn()
    await on.deliver(citizen, rest)
    expect(wordsIn(texts())).toEqual(wordsIn([text]))
    expect(labels()).toEqual(['Xong'])
  })
})

describe('all of a message is left, so that nothing is said to be left,', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['when nothing of a text has gone', () => on.failed(citizen, { text: longText(5_000) })],
    [
      'when a picture has not gone',
      async () => on.failed(citizen, { text: longText(1_950) }, { file: await picture() }),
    ],
    [
      'when a document was uploaded and not sent',
      () => on.failed(citizen, { text: 'Tờ mã' }, { file: pdf() }),
    ],
    ['when the form was not sent', () => on.failed(citizen, { text: 'Số?', askContact: 'Chia sẻ' })],
  ])('%s', async (_when, failed) => {
    on.zalo.faults.reset(1, { on: [CS] })
    expect(await failed()).toMatchObject({ rest: undefined, decision: { kind: 'retry' } })
    expect(texts()).toEqual([])
  })

  it('when its link of a document has not gone, which is the same the next time', async () => {
    on.around.uploadsLeft = 0
    on.zalo.faults.reset(1, { on: [CS] })
    expect((await on.failed(citizen, { text: 'Tờ mã' }, { file: pdf() })).rest).toBeUndefined()
  })

  it('when the question in the form’s place has not gone', async () => {
    on.zalo.faults.refuse(1, -209, { on: [CS] })
    on.zalo.faults.reset(1, { on: [CS] })
    const wish = { text: 'Số?', askContact: 'Chia sẻ' }
    expect((await on.failed(citizen, wish)).rest).toBeUndefined()
    await on.deliver(citizen, wish)
    expect(citizen.messages.at(-1)?.infoRequest?.title).toBe('Số?')
  })

  it('when an upload fails for now', async () => {
    on.zalo.faults.serverErrorHtml(1, { on: [DOCUMENT] })
    const error = await on.failed(citizen, { text: 'Tờ mã' }, { file: pdf() })
    expect(error).toMatchObject({ rest: undefined, decision: { kind: 'retry' }, reason: 'zalo http 502' })
  })

  it('when an upload ran out before it was sent: it is brought again', async () => {
    on.zalo.faults.refuse(1, -100, { on: [CS] })
    expect((await on.failed(citizen, { text: '' }, { file: pdf() })).decision).toEqual({
      kind: 'retry',
      afterSeconds: 1,
      atMost: 5,
    })
    await on.deliver(citizen, { text: '' }, { file: pdf() })
    expect(on.zalo.callsOf(DOCUMENT)).toHaveLength(2)
    expect(citizen.messages.at(-1)?.document?.name).toBe(pdf().name)
  })
})
