import { expect } from 'vitest'
import type { Database } from '../../../db/connect.ts'
import { type Account, accountOf, expectHeardInOrder, type Handled } from './ledger.ts'
import type { Tally } from './people.ts'
import type { FaultSum } from './summary.ts'

export type Settled = Omit<FaultSum, 'name' | 'faults' | 'note'>

/** What a person did beside what the database knows of it. */
type Lived = { readonly tally: Tally; readonly account: Account }

export async function livesOf(database: Database, tallies: readonly Tally[]): Promise<readonly Lived[]> {
  return Promise.all(
    tallies.map(async (tally) => ({ tally, account: await accountOf(database, tally.phone) })),
  )
}

/** Counts what became of what people did, whatever that is. */
export function figuresOf(lives: readonly Lived[]): Settled {
  const sums = lives.map(figuresOfOne)
  const all = (figure: keyof Settled) => sums.reduce((sum, one) => sum + one[figure], 0)
  return {
    acknowledged: all('acknowledged'),
    handled: all('handled'),
    lost: all('lost'),
    doubled: all('doubled'),
    deliveredTwice: all('deliveredTwice'),
  }
}

function figuresOfOne({ tally, account }: Lived): Settled {
  const { acts, phone } = tally
  const handled = account.handled.filter(({ outcome }) => outcome === 'handled').length
  const visitsMore = account.visits - tally.visits
  return {
    acknowledged: acts,
    handled,
    lost: Math.max(0, acts - handled) + Math.max(0, -visitsMore),
    doubled: Math.max(0, handled - acts) + Math.max(0, visitsMore),
    deliveredTwice: Math.max(0, phone.heard().length - account.said.length),
  }
}

/** Throws when something came to another end than it should, is out of its order, or was never heard. */
export function expectSettled(lives: readonly Lived[]): void {
  for (const { tally, account } of lives) {
    const { handled, said, visits, outs } = account
    const { phone, acts } = tally
    expect(handled.map(({ outcome }) => outcome)).toEqual(handled.map(() => 'handled'))
    expect(handled.map(({ doneAt }) => doneAt)).toEqual(handled.map(({ doneAt }) => doneAt).toSorted())
    if (phone.channel === 'telegram') expectInTelegramsOrder(handled)
    const answers = said.filter(({ isCourtesy }) => !isCourtesy).length
    expect({ acts: handled.length, answers, visits, outs }).toEqual({
      acts,
      answers: acts,
      visits: tally.visits,
      outs: tally.outs,
    })
    expect(said.map(({ outcome }) => outcome)).toEqual(said.map(() => 'sent'))
    expectHeardInOrder(said, phone.heard())
  }
}

/** Telegram numbers its updates and brings a chat's messages in their order, presses in theirs. Zalo promises no order. */
function expectInTelegramsOrder(handled: readonly Handled[]): void {
  for (const press of [true, false]) {
    const updates = handled
      .filter((one) => one.press === press)
      .map(({ external }) => Number(external.split(':').at(-1)))
    expect(updates).toEqual(updates.toSorted((a, b) => a - b))
  }
}
