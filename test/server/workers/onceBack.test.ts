import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onceBack } from '../../../server/workers/onceBack.ts'

const away = () => Object.assign(new Error('shutting down'), { code: 'CONNECTION_CLOSED' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Work that fails so many times before it comes to its end. */
function failing(times: number, error: () => Error) {
  let tries = 0
  return async () => {
    tries += 1
    if (tries <= times) throw error()
    return tries
  }
}

it('asks again until the database is back', async () => {
  const done = onceBack(15_000, failing(4, away))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await done).toBe(5)
})

it('gives up when it stays away', async () => {
  const refused = expect(onceBack(15_000, failing(100, away))).rejects.toThrow('shutting down')
  await vi.advanceTimersByTimeAsync(16_000)
  await refused
})

it('asks only once what fails for another reason', async () => {
  const once = failing(1, () => new Error('a bug'))
  await expect(onceBack(15_000, once)).rejects.toThrow('a bug')
  expect(await once()).toBe(2)
})
