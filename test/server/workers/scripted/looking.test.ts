import { setTimeout as after, setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Action } from '../../../../bot/core/received.ts'
import { catalogues } from '../../../../locales/catalogue.ts'
import { eventually } from '../../../support/eventually.ts'
import { found, type House, openHouse } from '../support/house.ts'
import { echo, script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

const LOOKING = catalogues.vi['photo.looking']
/** Longer than a person is left without a word. */
const LONG_MILLISECONDS = 1_000

let house: House
/** Photos that are being looked at in full, and how to end that. */
let looks: { readonly name: string; readonly find: (text: string) => void }[]

beforeEach(async () => {
  house = await openHouse()
  script.converse = echo
  looks = []
})
afterEach(async () => {
  for (const { find } of looks) find('at the end')
  await house.end()
})

const photo = (file: string, album?: string): Action => ({
  kind: 'photo',
  photo: { file },
  ...(album && { album }),
})
const texts = async () => (await house.said()).map(({ text }) => text)
const said = (text: string) => eventually(async () => (await texts()).includes(text), `nobody says ${text}`)

/** Nothing is found in time, and in full only when the test says so. */
function holdLooks(): void {
  house.read = (name, order) =>
    order === 'inTime'
      ? { kind: 'nothing' }
      : new Promise((resolve) => {
          looks.push({ name, find: (text) => resolve(found(text)) })
        })
}

/** Nothing is found in time, and in full only after a long look. */
function takesLong(text: string): { looks: number } {
  const counted = { looks: 0 }
  house.read = async (_name, order) => {
    if (order === 'inTime') return { kind: 'nothing' }
    counted.looks++
    await after(LONG_MILLISECONDS)
    return found(text)
  }
  return counted
}

describe('a photo in which nothing is found in time', () => {
  it('is looked at in full, without a word when that is quick', async () => {
    house.read = (name, order) => (order === 'inTime' ? { kind: 'nothing' } : found(`${name} in full`))
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await house.handled()
    expect(await texts()).toEqual(['a in full'])
  })

  it('is answered at once when the time for close looks is spent, unless it was hardly looked at', async () => {
    let isCutShort = false
    const orders: string[] = []
    house.read = (name, order) => {
      orders.push(`${name} ${order}`)
      return order === 'inTime' ? { kind: 'nothing', tried: [], isCutShort } : found(`${name} in full`)
    }
    const process = house.process()
    process.closeLooks.took(1_000_000)
    process.startTurns()
    await house.arrive('Ngọc', photo('a'))
    await house.handled()
    isCutShort = true
    await house.arrive('Ngọc', photo('b'))
    await house.handled()
    expect(orders).toEqual(['a inTime', 'b inTime', 'b inFull'])
    expect((await texts()).at(-1)).toBe('b in full')
    expect(await process.metrics.registry.metrics()).toContain('khaibao_photos_not_looked_closely_total 1')
  })

  it('makes the bot say that it is looking when that takes long, before it answers', async () => {
    holdLooks()
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await said(LOOKING)
    expect(await house.inbox()).toMatchObject([{ outcome: null }])
    looks[0]?.find('found')
    await house.handled()
    expect(await texts()).toEqual([LOOKING, 'found'])
  })

  it('makes it say so in the sender’s language', async () => {
    holdLooks()
    house.process().startTurns()
    await house.arrive('Anne', photo('a'), { sender: { address: 'Anne', language: 'en' } })
    await said(catalogues.en['photo.looking'])
  })

  it('makes it say so once, whatever becomes of its workers', async () => {
    holdLooks()
    const server = house.process()
    server.startTurns()
    await house.arrive('Ngọc', photo('a'))
    await said(LOOKING)
    const again = takesLong('found')
    await house.hurry()
    await house.handled()
    expect(again.looks).toBe(1)
    looks[0]?.find('too late')
    await server.end()
    expect(await texts()).toEqual([LOOKING, 'found'])
  })

  it('lets a worker that has lost it say nothing', async () => {
    const inTime: (() => void)[] = []
    const first = takesLong('first')
    const lookLong = house.read
    house.read = async (name, order) => {
      if (order === 'inTime') await new Promise<void>((resolve) => inTime.push(resolve))
      return lookLong(name, order)
    }
    const server = house.process()
    server.startTurns()
    await house.arrive('Ngọc', photo('a'))
    await eventually(() => inTime.length === 1)
    const { read } = house
    house.read = (name, order) => (order === 'inTime' ? found('second') : read(name, order))
    await house.hurry()
    await house.handled()
    // The first goes on only now, and looks long at a photo that is answered already.
    inTime[0]?.()
    await server.end()
    expect(first.looks).toBe(1)
    expect(await texts()).toEqual(['second'])
  })

  it.each([
    ['nobody has time for it', () => ({ kind: 'busy' }) as const],
    ['its reader breaks', () => Promise.reject(new Error('broken'))],
    ['it is empty in full too', () => ({ kind: 'nothing' }) as const],
  ])('is answered at the first attempt when %s', async (_what, inFull) => {
    house.read = (_name, order) => (order === 'inTime' ? { kind: 'nothing' } : inFull())
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await house.handled()
    expect(await texts()).toEqual(['nothing'])
    expect(await house.inbox()).toMatchObject([{ outcome: 'handled', attempts: 1 }])
  })
})

describe('a photo for which the time was over before it was looked at', () => {
  it('is tried again when nobody has time for it in full either', async () => {
    let looks = 0
    house.read = (_name, order) => {
      if (order === 'inTime') return { kind: 'nothing', tried: [], isCutShort: true }
      return ++looks === 1 ? { kind: 'busy' } : found('found')
    }
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await eventually(
      async () =>
        (await house.database.client`select 1 from inbox where attempts = 1 and lease is null`).length > 0,
    )
    expect(await texts()).toEqual([])
    await house.hurry()
    await house.handled()
    expect(await texts()).toEqual(['found'])
    expect(await house.inbox()).toMatchObject([{ outcome: 'handled', attempts: 2 }])
  })
})

describe('an album', () => {
  it('keeps a place for others: two photos are read at once, and one is looked at in full', async () => {
    const running = { inTime: 0, inFull: 0 }
    const most = { ...running }
    house.read = async (_name, order) => {
      most[order] = Math.max(most[order], ++running[order])
      await nextTurn()
      running[order]--
      return { kind: 'nothing' }
    }
    for (const name of ['a', 'b', 'c', 'd', 'e']) await house.arrive('Ngọc', photo(name, 'một'))
    await house.database.client`update inbox set received_at = received_at - interval '1 minute'`
    house.process().startTurns()
    await house.handled()
    expect(most).toEqual({ inTime: 2, inFull: 1 })
    expect(await texts()).toEqual([Array(5).fill('nothing').join(' + ')])
  })

  it('is looked at in full only where nothing was found, and the bot says so once', async () => {
    house.read = async (name, order) => {
      if (name === 'b') return found(`b ${order}`)
      if (order === 'inTime') return { kind: 'nothing' }
      await after(LONG_MILLISECONDS)
      return found(`${name} ${order}`)
    }
    for (const name of ['a', 'b', 'c']) await house.arrive('Ngọc', photo(name, 'một'))
    await house.database.client`update inbox set received_at = received_at - interval '1 minute'`
    house.process().startTurns()
    await house.handled()
    expect(await texts()).toEqual([LOOKING, 'a inFull + b inTime + c inFull'])
  })
})
