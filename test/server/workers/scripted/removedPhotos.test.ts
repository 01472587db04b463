import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Action } from '../../../../bot/core/received.ts'
import { text } from '../../../../bot/core/text.ts'
import { say } from '../../../../bot/core/turn.ts'
import { removeDocuments } from '../../../../bot/flows/removeDocuments.ts'
import type { Reading } from '../../../../bot/qr/photoReader.ts'
import { open } from '../../../../db/seal.ts'
import { eventually } from '../../../support/eventually.ts'
import { found, type House, openHouse } from '../support/house.ts'
import { script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

let house: House

const CARD: Reading = {
  kind: 'codes',
  codes: [{ kind: 'citizenCard', name: 'Lê Văn Mẫu', numberHash: 'aa', idLastDigits: '0001' }],
}

beforeEach(async () => {
  house = await openHouse()
  house.read = (photo) => (photo.startsWith('thẻ') ? CARD : found(photo))
  script.converse = (turn, happening) => {
    if (happening.kind !== 'photos') return
    say(turn, { text: text('menu.nothingToCancel') })
    if (happening.readings.includes(CARD)) turn.removesPhotos = true
    removeDocuments(turn, happening)
  }
})
afterEach(() => house.end())

const photo = (file: string, message: string, album?: string): Action => ({
  kind: 'photo',
  photo: { file },
  message,
  ...(album !== undefined && { album }),
})

async function keptOfPhotos(): Promise<string[]> {
  const rows = await house.database.client<{ body: Uint8Array }[]>`
    select body_sealed as body from inbox order by id`
  return rows.map(({ body }) => {
    const { action } = open<{ action: Action }>(house.database.keys, 'inbox', body)
    return action.kind === 'photo' ? action.photo.file : action.kind
  })
}

it('a photo of a document leaves the chat after the answer, and nothing is kept by which it could be had again', async () => {
  const process = house.process()
  const gone: string[][] = []
  house.messenger.before = () => void gone.push([...house.messenger.removed])
  process.startTurns()
  process.startDeliveries()
  await house.arrive('Hùng', photo('thẻ', '55'))
  await eventually(() => house.messenger.removed.length === 1, 'the photo stayed')
  expect(house.messenger.removed).toEqual(['55'])
  expect(gone).toEqual([[]])
  expect(await keptOfPhotos()).toEqual([''])
})

it('of an album only the documents leave, and every reference is forgotten', async () => {
  const process = house.process()
  process.startTurns()
  process.startDeliveries()
  for (const [i, file] of ['thẻ 1', 'tờ mã', 'thẻ 2'].entries())
    await house.arrive('Hùng', photo(file, String(60 + i), 'một'))
  await house.handled()
  await eventually(() => house.messenger.removed.length > 0, 'the photos stayed')
  expect(house.messenger.removed).toEqual(['60', '62'])
  expect(await keptOfPhotos()).toEqual(['', '', ''])
})

it('any other photo stays', async () => {
  const process = house.process()
  process.startTurns()
  process.startDeliveries()
  await house.arrive('Hùng', photo('tờ mã', '55'))
  await eventually(() => house.messenger.delivered.length === 1, 'nobody answered')
  expect(await house.said()).toHaveLength(1)
  expect(await keptOfPhotos()).toEqual(['tờ mã'])
})
