import type { Chance } from '../chance.ts'

/** Bytes with a little of them gone wrong: flipped, cut off, torn, repeated, something in between. */
export function mutateBytes(chance: Chance, bytes: Buffer): Buffer {
  const at = chance.below(bytes.length + 1)
  const length = chance.below(Math.max(1, Math.min(400, bytes.length - at)))
  return chance.weighted<Buffer>([
    [3, () => flipped(chance, bytes)],
    [2, () => bytes.subarray(0, at)],
    [1, () => Buffer.concat([bytes.subarray(0, at), chance.bytes(1 + chance.below(40)), bytes.subarray(at)])],
    [1, () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])],
    [1, () => Buffer.concat([bytes, bytes.subarray(at)])],
    [1, () => zeroed(bytes, at, length)],
    [0.3, () => Buffer.alloc(0)],
    [0.3, () => chance.bytes(1 + chance.below(300))],
  ])
}

function flipped(chance: Chance, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  for (let count = 1 + chance.below(8); count > 0 && copy.length > 0; count--) {
    const at = chance.below(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << chance.below(8))
  }
  return copy
}

function zeroed(bytes: Buffer, at: number, length: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.fill(0, at, at + length)
  return copy
}
