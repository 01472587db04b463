import { describe, expect, it } from 'vitest'
import { type Effort, STEADY } from '../../../../bot/qr/engine/effort.ts'
import { NO_OWN_SYMBOLS } from '../../../../bot/qr/engine/ownSymbols.ts'
import { readWithEngine } from '../../../../bot/qr/read/engine.ts'
import { drawn } from '../engine/drawn.ts'
import { LONG_AGO, NEVER } from '../engine/finders/sight.ts'
import { crumpled, laid, turned } from '../engine/laying.ts'
import { beside, blank, noisy } from '../engine/spoiled.ts'

/** All the time there is: what is tested is not how quick the machine is. */
const PATIENT: Effort = { ...STEADY, milliseconds: 60_000 }
const NAME = 'Nhà hàng Hải Đăng, số 12'
const one = drawn({ version: 3, text: NAME, lies: laid(crumpled(2, 1, 40), turned(10)) })
const other = drawn({ version: 2, text: 'ANOTHER BESIDE IT', lies: turned(-8) })
const both = beside(one.image, other.image)

function read(
  image: typeof both,
  understands: (text: string) => boolean,
  effort = PATIENT,
  deadline = NEVER,
) {
  return readWithEngine({ ...image }, effort, { own: NO_OWN_SYMBOLS, understands }, deadline)
}

describe('reading texts with the engine', () => {
  it('gives the text of a crumpled symbol, in any letters', async () => {
    expect(await read(one.image, () => true)).toEqual([NAME])
  })

  it('gives both of two when the first is not understood', async () => {
    const texts = await read(both, () => false)
    expect(texts).toHaveLength(2)
    expect(texts).toContain(NAME)
    expect(texts).toContain('ANOTHER BESIDE IT')
  })

  it('ends with the first that is understood', async () => {
    expect(await read(both, () => true)).toHaveLength(1)
    for (const text of [NAME, 'ANOTHER BESIDE IT']) {
      expect((await read(both, (found) => found === text)).at(-1)).toBe(text)
    }
  })

  it('gives nothing where there is nothing', async () => {
    expect(await read(blank(300, 200), () => true)).toEqual([])
    expect(await read(noisy(blank(300, 200, 128), 50, 1), () => true)).toEqual([])
  })

  it('begins nothing after the deadline, nor when its own time is over', async () => {
    expect(await read(both, () => false, PATIENT, LONG_AGO)).toEqual([])
    expect(await read(both, () => false, { ...PATIENT, milliseconds: -1 })).toEqual([])
  })
})
