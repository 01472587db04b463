import type { Chance } from '../chance.ts'
import { mutateText, strangeText } from './texts.ts'

/** Values of the wrong kind, and numbers at the edges of what numbers are. */
const ODD: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1,
  1.5,
  2 ** 31,
  2 ** 32,
  2 ** 53 + 2,
  -(2 ** 53) - 2,
  2 ** 63,
  1e21,
  1e308,
  Number.MIN_VALUE,
  253_402_300_799,
  253_402_300_800,
  8_640_000_000_000_001,
  '',
  '0',
  '-1',
  [],
  [null],
  {},
  { id: {} },
  [[[]]],
]

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number }

/** Changes one to three things in a value as JSON knows them; the one that is given stays as it is. */
export function mutateJson(chance: Chance, value: unknown): unknown {
  const copy: { root: unknown } = { root: unshared(value) }
  for (let count = 1 + chance.below(3); count > 0; count--) change(chance, copy)
  return copy.root
}

function change(chance: Chance, copy: { root: unknown }): void {
  const places = placesIn(copy)
  const { holder, key } = chance.pick(places)
  const here = Reflect.get(holder, key) as unknown
  const put = (next: unknown) => void Reflect.set(holder, key, next)
  chance.weighted<void>([
    [3, () => void Reflect.deleteProperty(holder, key)],
    [4, () => put(unshared(chance.pick(ODD)))],
    [3, () => put(strangeText(chance))],
    [3, () => put(typeof here === 'string' ? mutateText(chance, here) : String(here))],
    [
      2,
      () =>
        put(
          typeof here === 'number'
            ? here + chance.pick([-1, 1, 0.5, 2 ** 40])
            : [unshared(here), unshared(here)],
        ),
    ],
    [1, () => put(unshared(Reflect.get(...pairOf(chance.pick(places)))))],
    [1, () => put(deep(chance, 1 + chance.below(chance.pick([5, 5, 50, 50, 2_000]))))],
    [0.3, () => put(Array.from({ length: chance.pick([100, 5_000]) }, () => (isSmall(here) ? here : null)))],
    [1, () => unknownField(chance, holder, here)],
  ])
}

/** A copy in which nothing is part of itself, and in which no two places are the same. */
function unshared(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value
}

function pairOf({ holder, key }: Place): [object, string | number] {
  return [holder, key]
}

/** Whether thousands of it are still a body that a route would take. */
function isSmall(value: unknown): boolean {
  return typeof value !== 'object' && String(value).length < 200
}

function unknownField(chance: Chance, holder: Place['holder'], here: unknown): void {
  const name = chance.pick(['__proto__', 'constructor', 'prototype', 'extra', '', 'id', 'length', 'toJSON'])
  const value = unshared(chance.pick<unknown>([{ isAdmin: true, text: 'x' }, here, null, 'x']))
  Object.defineProperty(holder, name === 'length' && Array.isArray(holder) ? 'size' : name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

/** Arrays or objects in each other; JSON.stringify and every reader must get to the bottom of it. */
function deep(chance: Chance, depth: number): unknown {
  let inner: unknown = chance.pick(['x', 1, null])
  for (let level = 0; level < depth; level++) inner = level % 2 === 0 ? [inner] : { message: inner }
  return inner
}

/** Every place in a value, with the value itself as the first. */
function placesIn(copy: { root: unknown }): readonly Place[] {
  const places: Place[] = [{ holder: copy, key: 'root' }]
  for (const { holder, key } of places) {
    const value = Reflect.get(holder, key) as unknown
    if (typeof value !== 'object' || value === null || places.length > 500) continue
    for (const name of Object.keys(value)) places.push({ holder: value as Place['holder'], key: name })
  }
  // The whole body is replaced seldom: most of what comes must reach the readers.
  return places.length > 1 ? places.slice(1) : places
}
