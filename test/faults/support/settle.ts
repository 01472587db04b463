import { expect } from 'vitest'
import type { Database } from '../../../db/connect.ts'
import { accountOf, type Handled, repeats } from './ledger.ts'
import type { Tally } from './people.ts'
import type { FaultSum } from './summary.ts'

export type Settled = Omit<FaultSum, 'name' | 'faults' | 'note'>

/** Compares what people did with what became of it. Throws when something is out of its order or was never heard. */
export async function settle(database: Database, tallies: readonly Tally[]): Promise<Settled> {
  const sums: Settled[] = []
  for (const tally of tallies) sums.push(await settleOne(database, tally))
  const all = (figure: keyof Settled) => sums.reduce((sum, one) => sum + one[figure], 0)
  return {
    acknowledged: all('acknowledged'),
    handled: all('handled'),
    lost: all('lost'),
    doubled: all('doubled'),
    deliveredTwice: all('deliveredTwice'),
  }
}

async function settleOne(database: Database, { phone, acts, ...tally }: Tally): Promise<Settled> {
  const { handled, said, visits, outs } = await accountOf(database, phone)
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
  return {
    acknowledged: acts,
    handled: handled.length,
    lost: Math.max(0, acts - handled.length) + Math.max(0, tally.visits - visits),
    doubled: Math.max(0, handled.length - acts) + Math.max(0, visits - tally.visits),
    deliveredTwice: repeats(said, phone.heard()),
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
