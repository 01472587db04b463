import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../../emulators/zalo/people/person.ts'
import { pdf } from './support/drawn.ts'
import { type OnZalo, onZalo } from './support/onZalo.ts'

const HOUR = 3_600_000

let on: OnZalo
let citizen: Person
let clock: number

beforeEach(async () => {
  clock = Date.parse('2026-11-30T01:00:00Z')
  on = await onZalo({ now: () => new Date(clock) })
  citizen = on.zalo.user({ name: 'Ngọc' })
})
afterEach(() => on.zalo.stop())

describe('a message that Zalo charged for is counted', () => {
  it('once more than 48 hours have passed since the person wrote', async () => {
    citizen.send('chào')
    clock += 48 * HOUR
    await on.deliver(citizen, { text: 'miễn phí' })
    expect(on.around.counted).toEqual([])
    clock += 1
    await on.deliver(citizen, { text: 'mất tiền' })
    expect(on.around.counted).toEqual(['charged'])
    expect(on.zalo.charged).toBe(1)
  })

  it('each of its parts', async () => {
    citizen.send('chào')
    clock += 50 * HOUR
    await on.deliver(citizen, { text: 'Tờ mã' }, { file: pdf() })
    expect(on.around.counted).toEqual(['charged', 'charged'])
    expect(on.zalo.charged).toBe(2)
  })

  it('but not with only the kind of quota named, as since 2026', async () => {
    on.zalo.switches.quota = 'type'
    citizen.send('chào')
    await on.deliver(citizen, { text: 'a' })
    expect(on.around.counted).toEqual([])
  })

  it('but no greeting', async () => {
    citizen.follow()
    await on.deliver(citizen, { text: 'a' })
    expect(on.around.counted).toEqual([])
  })

  it('but none that was refused', async () => {
    citizen.send('chào')
    clock += 8 * 24 * HOUR
    expect((await on.failed(citizen)).decision).toEqual({ kind: 'park' })
    expect(on.around.counted).toEqual([])
  })
})

describe('each call of a delivery beyond the first', () => {
  it('waits for its turn', async () => {
    citizen.send('chào')
    const said = () => citizen.messages.filter(({ fromBot }) => fromBot).length
    const before: number[] = []
    on.around.spendCall = async () => {
      before.push(said())
    }
    await on.deliver(citizen, { text: 'a '.repeat(2_500) })
    expect(before).toEqual([1, 2])
    expect(said()).toBe(3)
  })

  it('waits no longer than the delivery may take', async () => {
    citizen.send('chào')
    on.around.spendCall = (signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const error = await on.failed(citizen, { text: 'a '.repeat(2_500) }, { signal: AbortSignal.timeout(500) })
    expect(error.decision).toEqual({ kind: 'retry' })
  })
})
