import { describe, expect, it } from 'vitest'
import { symbolOf } from '../../../../../bot/draw/qrPath.ts'
import { decodeModules } from '../../../../../bot/qr/engine/symbol/decodeModules.ts'
import { decodeOwn } from '../../../../../bot/qr/engine/symbol/decodeOwn.ts'
import { matchOwn } from '../../../../../bot/qr/engine/symbol/matchOwn.ts'
import { symbolModel } from '../../../../../bot/qr/engine/symbol/model.ts'
import { knownModules, type OwnContent, ownContent } from '../../../../../bot/qr/engine/symbol/ownContent.ts'
import { inTermsOfTheEngine, softly } from './drawn.ts'
import { Weather } from './noise.ts'
import { type AddressKind, gates, many, persons } from './ownAddresses.ts'

const BASE = 'https://khaibao.haiphong.gov.vn'
const gate = gates(BASE, 21)
const person = persons(BASE, 22)
const shortGate = gates('https://KHAIBAO.VN', 23)
const home = persons('http://localhost:3000', 24)
const ownOf = new Map<AddressKind, OwnContent>(
  [gate, person, shortGate, home].map((kind) => [kind, ownContent(many(kind))]),
)

function contentOf(kind: AddressKind): OwnContent {
  const own = ownOf.get(kind)
  if (own === undefined) throw new Error('no such kind')
  return own
}

function print(own: OwnContent, text: string) {
  return inTermsOfTheEngine(symbolOf(text), own.level)
}

/** How many of `count` symbols are read, by what is known of them and without. None may be read wrong. */
function reads(kind: AddressKind, count: number, spoil: (modules: Int8Array) => Float32Array) {
  const own = contentOf(kind)
  const model = symbolModel(own.version)
  const read = { own: 0, plain: 0 }
  for (let i = 0; i < count; i++) {
    const text = kind.make()
    const { modules } = print(own, text)
    const soft = spoil(modules)
    const symbol = decodeOwn(own, soft, kind.believes)
    if (symbol !== undefined) {
      expect(symbol).toMatchObject({ text, modules })
      read.own++
    }
    if (decodeModules(model, soft, 3) !== undefined) read.plain++
  }
  return read
}

describe('decoding a symbol of ours', () => {
  it.each([
    ['a gate', gate],
    ['a gate with a short host', shortGate],
    ['a person', person],
    ['a person at home, all of whose blocks are open', home],
  ])('reads a clean one of %s', (_, kind) => {
    const own = contentOf(kind)
    const text = kind.make()
    const { modules, mask } = print(own, text)
    const symbol = decodeOwn(own, softly(modules), kind.believes)
    expect(symbol).toMatchObject({ text, modules, mask, level: own.level, correlation: 1 })
    expect(symbol?.proofBits).toBeGreaterThanOrEqual(24)
  })

  it.each([
    ['a gate', gate, 0.8],
    ['a gate with a short host', shortGate, 0.8],
    ['a person', person, 0.7],
  ])('reads %s through noise in which nothing else is read', (_, kind, deviation) => {
    const weather = new Weather(31)
    const read = reads(kind, 30, (modules) => weather.noisy(modules, deviation))
    expect(read.own).toBeGreaterThanOrEqual(25)
    expect(read.plain).toBeLessThanOrEqual(1)
  })

  it.each([
    ['a gate', gate],
    ['a person', person],
  ])('reads %s under large spots of dirt and glare', (_, kind) => {
    const weather = new Weather(32)
    const read = reads(kind, 30, (modules) => {
      const soft = weather.noisy(modules, 0.35)
      for (let spot = 0; spot < 3; spot++) weather.spot(soft, 33, 6.5)
      return soft
    })
    expect(read.own).toBeGreaterThanOrEqual(22)
    expect(read.plain).toBeLessThanOrEqual(10)
  })

  it('searches longer with more effort', () => {
    const own = contentOf(gate)
    const weather = new Weather(33)
    const grids = Array.from({ length: 40 }, () => weather.noisy(print(own, gate.make()).modules, 1))
    const [little = 0, much = 0] = [1, 30].map(
      (effort) => grids.filter((soft) => decodeOwn(own, soft, gate.believes, effort) !== undefined).length,
    )
    expect(much).toBeGreaterThan(little)
  })

  it.each([
    ['gate', gate],
    ['gate with a short host', shortGate],
    ['person', person],
    ['person at home', home],
  ])('finds no %s in what is filled by chance, not even below what is known', (_, kind) => {
    const own = contentOf(kind)
    const model = symbolModel(own.version)
    const weather = new Weather(34)
    for (let i = 0; i < 40; i++) {
      expect(decodeOwn(own, weather.noisy(model.known, 0.5), () => true)).toBeUndefined()
      expect(decodeOwn(own, weather.noisy(knownModules(own, i % 8), 0.5), () => true, 2)).toBeUndefined()
    }
  })

  it.each([
    ['another host, one letter apart', 'https://KHAIBAO.HAIPHONG.GOV.VX/V/7KQ2M9XH4T'],
    ['another host of the same length', 'https://KHAIBAO.HAIDOUNG.GOV.VN/V/7KQ2M9XH4T'],
    ['another room of our host', 'https://KHAIBAO.HAIPHONG.GOV.VN/P/7KQ2M9XH4T'],
    ['another way of writing, for so many digits', 'https://KHAIBAO.HAIPHONG.GOV.VN/V/1234567890'],
  ])('believes no symbol of %s, clean as it is', (_, text) => {
    const own = contentOf(gate)
    const { version, modules } = print(own, text)
    expect(version).toBe(own.version)
    expect(decodeOwn(own, softly(modules), () => true)).toBeUndefined()
  })

  it('believes no code that is not believed', () => {
    const own = contentOf(gate)
    const { modules } = print(own, 'https://KHAIBAO.HAIPHONG.GOV.VN/V/7KQ2M9XH4V')
    expect(decodeOwn(own, softly(modules), gate.believes)).toBeUndefined()
    expect(decodeOwn(own, softly(modules), () => true)?.text).toContain('7KQ2M9XH4V')
  })

  it('finds nothing in an empty grid', () => {
    const own = contentOf(gate)
    expect(decodeOwn(own, new Float32Array(own.templates[0]?.length ?? 0), () => true)).toBeUndefined()
  })

  it('tells how far a grid looks like ours', () => {
    const own = contentOf(gate)
    const weather = new Weather(35)
    const { modules, mask } = print(own, gate.make())
    expect(matchOwn(own, softly(modules))).toEqual({ mask, correlation: 1 })
    const noisy = matchOwn(own, weather.noisy(modules, 0.8))
    expect(noisy.mask).toBe(mask)
    expect(noisy.correlation).toBeGreaterThan(0.6)
    expect(matchOwn(own, weather.noisy(symbolModel(own.version).known, 0.5)).correlation).toBeLessThan(0.2)
  })
})
