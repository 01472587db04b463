import { afterEach, expect, it, vi } from 'vitest'
import { RENEWED_LEASE_SECONDS, renewing } from '../../../../server/workers/renewing.ts'
import { eventually } from '../../../support/eventually.ts'
import { closedGate } from '../../../support/gate.ts'
import { openHouse } from '../support/house.ts'
import { tell } from '../support/outbox.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('renews in time until the work is over, also after a renewal that failed', async () => {
  vi.useFakeTimers()
  const work = closedGate()
  const renew = vi.fn(async () => Promise.reject(new Error('the database is away')))
  const done = renewing(renew, () => work.opened.then(() => 'done'))
  await vi.advanceTimersByTimeAsync(RENEWED_LEASE_SECONDS * 1000)
  const renewals = renew.mock.calls.length
  expect(renewals).toBeGreaterThan(2)
  work.open()
  expect(await done).toBe('done')
  await vi.advanceTimersByTimeAsync(RENEWED_LEASE_SECONDS * 1000)
  expect(renew.mock.calls).toHaveLength(renewals)
})

it('keeps a delivery that takes long from being begun anew', async () => {
  const house = await openHouse()
  const answer = closedGate()
  let begun = 0
  house.messenger.before = async () => {
    begun += 1
    await answer.opened
  }
  await tell(house, 'Ngọc', 'chào')
  for (let process = 0; process < 2; process++) house.process().startDeliveries()
  await eventually(() => begun === 1)
  const leasedUntil = async () => {
    const [row] = await house.database.client<{ at: string }[]>`select next_at as at from outbox`
    return row?.at ?? ''
  }
  const first = await leasedUntil()
  await eventually(async () => (await leasedUntil()) > first, 'the lease was never renewed')
  answer.open()
  await eventually(async () => (await house.said())[0]?.outcome === 'sent')
  expect(begun).toBe(1)
  await house.end()
})
