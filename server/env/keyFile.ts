import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { KeysProblem } from './keysProblem.ts'

const KEY_BYTES = 32
/** The number of a key is one byte of each sealed value. */
export const LAST_NUMBER = 255

/** What a key file says: the keys that seal by their numbers, which of them does and since when, and the one that finds. */
export type StoredKeys = {
  readonly seals: number
  /** Nothing where the key has sealed from the beginning. */
  readonly since: Date | undefined
  readonly keys: ReadonlyMap<number, Uint8Array>
  readonly find: Uint8Array
}

const storedKey = z
  .base64()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((key) => key.length === KEY_BYTES)

const ring = z.object({
  seals: z.int(),
  since: z.iso.datetime().optional(),
  keys: z.record(
    z
      .string()
      .regex(/^[1-9]\d{0,2}$/)
      .refine((number) => Number(number) <= LAST_NUMBER),
    storedKey,
  ),
  find: storedKey,
})

/** A file of the time when there was one key only. */
const oneKey = z.object({ seal: storedKey, find: storedKey })

/** The file in a folder of data. */
export function keyFileIn(folder: string): string {
  return join(folder, 'keys.json')
}

/** Reads a key file. Throws KeysProblem when it says no keys, and the system's error when it can't be read. */
export function readKeyFile(file: string): StoredKeys {
  const content = contentOf(file)
  const before = oneKey.safeParse(content)
  if (before.success) {
    const { seal, find } = before.data
    return { seals: 1, since: undefined, keys: new Map([[1, seal]]), find }
  }
  const parsed = ring.safeParse(content)
  if (!parsed.success || !(parsed.data.seals in parsed.data.keys))
    throw new KeysProblem(`${file} bị hỏng: chép lại tệp ấy từ bản sao lưu.`)
  const { seals, since, keys, find } = parsed.data
  const numbered = Object.entries(keys).map(([number, key]) => [Number(number), key] as const)
  return { seals, since: since === undefined ? undefined : new Date(since), keys: new Map(numbered), find }
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/**
 * Makes a file with new keys, unless one is there: of two processes that start together one makes the keys and both read
 * them.
 */
export function makeKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const keys = new Map([[1, drawKey()]])
  writeWhole(file, { seals: 1, since: undefined, keys, find: drawKey() }, (fresh) => {
    try {
      linkSync(fresh, file)
    } catch (error) {
      if (!existsSync(file)) throw error
    }
  })
}

/** Puts other keys in the place of those of a file: whoever reads it finds the ones or the others, whole. */
export function replaceKeyFile(file: string, stored: StoredKeys): void {
  writeWhole(file, stored, (fresh) => renameSync(fresh, file))
}

export function drawKey(): Uint8Array {
  return randomBytes(KEY_BYTES)
}

/** The file gets its name when it is whole and on the disk, and so is the name then. */
function writeWhole(file: string, stored: StoredKeys, name: (fresh: string) => void): void {
  const fresh = `${file}.${randomBytes(8).toString('hex')}`
  try {
    const descriptor = openSync(fresh, 'wx', 0o600)
    writeSync(descriptor, textOf(stored))
    fsyncSync(descriptor)
    closeSync(descriptor)
    name(fresh)
    const folder = openSync(dirname(file), 'r')
    fsyncSync(folder)
    closeSync(folder)
  } finally {
    rmSync(fresh, { force: true })
  }
}

function textOf({ seals, since, keys, find }: StoredKeys): string {
  const text = (key: Uint8Array) => Buffer.from(key).toString('base64')
  const numbered = Object.fromEntries([...keys].map(([number, key]) => [number, text(key)]))
  return `${JSON.stringify({ seals, since: since?.toISOString(), keys: numbered, find: text(find) }, undefined, 2)}\n`
}
