import { statSync } from 'node:fs'
import type { Keys } from '../../db/seal.ts'
import { readKeyFile, type StoredKeys } from './keyFile.ts'
import { KeysProblem } from './keysProblem.ts'

/** Keys that may change while they are used. `file` is where they lie, unless the configuration gives them. */
export type KeyRing = Keys & {
  readonly file: string | undefined
  /** Takes in at once what the file says by now. Throws KeysProblem when it is damaged, and goes on with what was known. */
  look(): void
}

/** How often a process that seals looks whether another key does so by now. */
const LOOK_SECONDS = 3

/** Keys that stay as they are until the process is started again. */
export function fixedRing(stored: Omit<StoredKeys, 'since'>): KeyRing {
  return {
    current: stored.seals,
    openers: stored.keys,
    find: stored.find,
    file: undefined,
    look: () => {},
  }
}

/**
 * The keys of a file, which is read again when it has changed: every few seconds for the key that seals, and at once when a value
 * is met under a number that is not known. A file that is damaged meanwhile changes nothing: what was known goes on.
 */
export function ringOf(file: string, seconds: () => number = () => performance.now() / 1000): KeyRing {
  let stamp = stampOf(file)
  let stored = readKeyFile(file)
  let lookedAt = seconds()

  function look(): void {
    lookedAt = seconds()
    const found = stampOf(file)
    if (found === stamp) return
    const read = readKeyFile(file)
    if (!Buffer.from(read.find).equals(stored.find))
      throw new KeysProblem(`${file} là khoá của một cơ sở dữ liệu khác: chép lại tệp cũ từ bản sao lưu.`)
    stored = read
    stamp = found
  }
  const lookQuietly = () => {
    try {
      look()
    } catch {
      // The next start says what is wrong with the file; until then nobody must wait for it.
    }
  }
  return {
    file,
    look,
    find: stored.find,
    get current() {
      if (seconds() - lookedAt >= LOOK_SECONDS) lookQuietly()
      return stored.seals
    },
    openers: {
      get(number) {
        if (!stored.keys.has(number)) lookQuietly()
        return stored.keys.get(number)
      },
      keys: () => stored.keys.keys(),
    },
  }
}

/** Changes whenever the file is replaced; asking for it is quick enough for every value that can't be opened. */
function stampOf(file: string): string {
  const { ino, mtimeMs, size } = statSync(file)
  return `${ino} ${mtimeMs} ${size}`
}
