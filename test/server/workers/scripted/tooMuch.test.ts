import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { countUse, USE_LIMITS } from '../../../../bot/core/uses.ts'
import { countOrHoldBack } from '../../../../bot/flows/tooMuch.ts'
import { found, type House, openHouse } from '../support/house.ts'
import { echo, script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

/** Such a heap in one chat that others would wait long for their turn if each were one. */
const HEAP = 1_200
const { most } = USE_LIMITS.messages

let house: House
let turns: number

beforeEach(async () => {
  house = await openHouse()
  turns = 0
  script.converse = (turn, happening) => {
    turns += 1
    return countOrHoldBack(turn, happening) ? undefined : echo(turn, happening)
  }
})
afterEach(() => house.end())

async function fill(chat: string, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 100)
    await Promise.all(Array.from({ length: 100 }, (_, index) => house.arrive(chat, `tin ${sent + index}`)))
}

it('a chat with a heap of messages is answered up to its limit, told once, and holds nobody else up', async () => {
  await fill('lụt', HEAP)
  await house.arrive('Ngọc', 'một người khác')
  house.process().startTurns()
  await house.handled()
  const said = await house.said()
  // One message in four is counted, for four.
  const answered = said.filter(({ text }) => text.startsWith('tin')).length
  expect(answered).toBeGreaterThan(most - 4)
  expect(answered).toBeLessThanOrEqual(most)
  expect(said.filter(({ text }) => text.startsWith('Anh/Chị gửi nhanh quá'))).toHaveLength(1)
  expect(said.filter(({ text }) => text === 'một người khác')).toHaveLength(1)
  // The rest of the heap is done with in a few turns, of some hundreds of messages each.
  expect(turns).toBeLessThan(most + 10)
  expect(new Set((await house.inbox()).map(({ outcome }) => outcome))).toEqual(
    new Set(['handled', 'too much']),
  )
})

it('what leaves or erases is done among all that is too much', async () => {
  await fill('lụt', 100)
  await house.arrive('lụt', '/xoa')
  await fill('lụt', 100)
  house.process().startTurns()
  await house.handled()
  expect((await house.said()).map(({ text }) => text)).toContain('/xoa')
})

it('on a shift the photos that are not looked at are counted, those behind the first too', async () => {
  script.converse = (turn, happening) => {
    if (countOrHoldBack(turn, happening)) return
    turn.session = { ...turn.session, onShift: true }
    countUse(turn, 'photosOnShift', USE_LIMITS.photosOnShift.most)
  }
  await house.arrive('Hùng', '/ca')
  for (let sent = 1; sent <= 12; sent++)
    await house.arrive('Hùng', { kind: 'photo', photo: { file: `ảnh ${sent}` } })
  house.process().startTurns()
  await house.handled()
  const said = await house.said()
  expect(said).toHaveLength(1)
  expect(said[0]?.text).toMatch(/^12 ảnh vừa gửi chưa được xem/)
})

it('a photo that is too much is not fetched', async () => {
  const { most: photos } = USE_LIMITS.photos
  const read = vi.fn(found)
  house.read = read
  for (let sent = 0; sent < photos + 3; sent++)
    await house.arrive('Ngọc', { kind: 'photo', photo: { file: `ảnh ${sent}` } })
  house.process().startTurns()
  await house.handled()
  expect(read).toHaveBeenCalledTimes(photos)
  expect((await house.said()).filter(({ text }) => text.startsWith('Anh/Chị gửi nhiều ảnh'))).toHaveLength(1)
})
