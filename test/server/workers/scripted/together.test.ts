import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { words } from '../../../../bot/core/text.ts'
import { say } from '../../../../bot/core/turn.ts'
import { eventually } from '../../../support/eventually.ts'
import { type House, openHouse } from '../support/house.ts'
import { script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

/** More chats than there are lanes, so that more waits when a turn ends. */
const CHATS = 40

let house: House

beforeEach(async () => {
  house = await openHouse()
  script.converse = async (turn, happening) => {
    const written = happening.kind === 'text' ? happening.text : happening.kind
    if (written === 'lỗi') throw new Error('a bug')
    if (written === 'nặng') await turn.store.client`select 1`
    say(turn, { text: words(written) })
    // A message of a class that there is not is refused by the database when the turn ends.
    if (written === 'hỏng') turn.outgoing.push({ chatId: turn.chat.id, class: 'none' as 'push', body: {} })
  }
})
afterEach(() => house.end())

async function everybodyWrites(what: (chat: number) => string): Promise<void> {
  await Promise.all(Array.from({ length: CHATS }, (_, chat) => house.arrive(`người ${chat}`, what(chat))))
}

/** In how many transactions the answers were written. */
async function transactions(): Promise<number> {
  const [row] = await house.database.client<{ count: number }[]>`
    select count(distinct xmin::text)::int as count from outbox`
  return row?.count ?? 0
}

describe('turns that wait', () => {
  it('share transactions when they touch nothing but their chats', async () => {
    await everybodyWrites(() => 'chào')
    house.process().startTurns()
    await house.handled()
    expect(await house.said()).toHaveLength(CHATS)
    expect(await transactions()).toBeLessThan(CHATS / 2)
  })

  it('have a transaction each when they ask the database for anything', async () => {
    await everybodyWrites(() => 'nặng')
    house.process().startTurns()
    await house.handled()
    expect(await transactions()).toBe(CHATS)
  })

  it.each(['lỗi', 'hỏng'])(
    'are played again when one among them fails (%s), and it alone is blamed',
    async (bad) => {
      await everybodyWrites((chat) => (chat % 7 === 3 ? bad : 'chào'))
      house.process().startTurns()
      const rest = async () => (await house.inbox()).filter(({ outcome }) => outcome === null)
      await eventually(
        async () => (await rest()).every(({ attempts }) => attempts === 1),
        'something is not tried',
      )
      const good = (await house.inbox()).filter(({ outcome }) => outcome !== null)
      expect(good.map(({ attempts }) => attempts)).toEqual(good.map(() => 0))
      expect(good).toHaveLength(CHATS - 6)
      expect((await house.said()).map(({ text }) => text)).toEqual(good.map(() => 'chào'))
    },
  )
})
