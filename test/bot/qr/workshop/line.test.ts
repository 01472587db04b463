import { describe, expect, it } from 'vitest'
import { createLine, type Line, type Urgency } from '../../../../bot/qr/workshop/line.ts'

const NEVER = new AbortController().signal

/** Lets people come to a line, and notes in which order they are let in. */
function doorOf(line: Line) {
  const served: string[] = []
  return {
    served,
    async come(name: string, urgency: Urgency = 'hurried'): Promise<void> {
      if (await line.enter(NEVER, urgency)) served.push(name)
    },
  }
}

/** What was called has come in. */
const settled = () => new Promise(setImmediate)

describe('a line', () => {
  it('lets in as many as there are places, then one for each that leaves, in order', async () => {
    const line = createLine(2, 5)
    const { served, come } = doorOf(line)
    const all = Promise.all(['A', 'B', 'C', 'D'].map((name) => come(name)))
    await Promise.resolve()
    expect(served).toEqual(['A', 'B'])
    line.leave('hurried')
    line.leave('hurried')
    await all
    expect(served).toEqual(['A', 'B', 'C', 'D'])
  })

  it('turns away who finds it full', async () => {
    const line = createLine(1, 1)
    expect(await line.enter(NEVER, 'hurried')).toBe(true)
    const second = line.enter(NEVER, 'hurried')
    expect(await line.enter(NEVER, 'hurried')).toBe(false)
    line.leave('hurried')
    expect(await second).toBe(true)
  })

  it('forgets who gave up, and calls the next instead', async () => {
    const line = createLine(1, 5)
    const impatient = new AbortController()
    await line.enter(NEVER, 'hurried')
    const [first, second] = [line.enter(impatient.signal, 'hurried'), line.enter(NEVER, 'hurried')]
    impatient.abort()
    expect(await first).toBe(false)
    line.leave('hurried')
    expect(await second).toBe(true)
  })
})

describe('who is patient', () => {
  it('lets all others go first', async () => {
    const line = createLine(1, 5)
    const { served, come } = doorOf(line)
    const all = [come('A'), come('patient', 'patient'), come('B'), come('C')]
    for (const _ of all) {
      await settled()
      line.leave(served.at(-1) === 'patient' ? 'patient' : 'hurried')
    }
    expect(served).toEqual(['A', 'B', 'C', 'patient'])
  })

  it('leaves others a place', async () => {
    const line = createLine(2, 5)
    const { served, come } = doorOf(line)
    const all = [come('P', 'patient'), come('Q', 'patient')]
    await settled()
    expect(served).toEqual(['P'])
    all.push(come('A'))
    await settled()
    expect(served).toEqual(['P', 'A'])
    line.leave('hurried')
    await settled()
    expect(served).toEqual(['P', 'A'])
    line.leave('patient')
    await Promise.all(all)
    expect(served).toEqual(['P', 'A', 'Q'])
  })

  it('takes nobody’s place in the line, however many there are', async () => {
    const line = createLine(1, 1)
    await line.enter(NEVER, 'hurried')
    const patient = line.enter(NEVER, 'patient')
    expect(await line.enter(NEVER, 'patient')).toBe(false)
    const hurried = line.enter(NEVER, 'hurried')
    line.leave('hurried')
    expect(await hurried).toBe(true)
    line.leave('hurried')
    expect(await patient).toBe(true)
  })
})
