import { describe, expect, it } from 'vitest'
import { createLine } from '../../../../bot/qr/workshop/line.ts'

const NEVER = new AbortController().signal

describe('a line', () => {
  it('lets in as many as there are places, then one for each that leaves, in order', async () => {
    const line = createLine(2, 5)
    const served: string[] = []
    const come = async (name: string): Promise<void> => {
      if (await line.enter(NEVER)) served.push(name)
    }
    const all = Promise.all(['A', 'B', 'C', 'D'].map(come))
    await Promise.resolve()
    expect(served).toEqual(['A', 'B'])
    line.leave()
    line.leave()
    await all
    expect(served).toEqual(['A', 'B', 'C', 'D'])
  })

  it('turns away who finds it full', async () => {
    const line = createLine(1, 1)
    expect(await line.enter(NEVER)).toBe(true)
    const second = line.enter(NEVER)
    expect(await line.enter(NEVER)).toBe(false)
    line.leave()
    expect(await second).toBe(true)
  })

  it('forgets who gave up, and calls the next instead', async () => {
    const line = createLine(1, 5)
    const impatient = new AbortController()
    await line.enter(NEVER)
    const [first, second] = [line.enter(impatient.signal), line.enter(NEVER)]
    impatient.abort()
    expect(await first).toBe(false)
    line.leave()
    expect(await second).toBe(true)
  })
})
