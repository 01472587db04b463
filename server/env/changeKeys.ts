import { drawKey, LAST_NUMBER, readKeyFile, replaceKeyFile } from './keyFile.ts'
import { KeysProblem } from './keysProblem.ts'

/** Adds a new key to a file, which seals from now on; gives its number. Two must not change a file at once. */
export function addKey(file: string, now: Date): number {
  const stored = readKeyFile(file)
  const number = nextNumber([...stored.keys.keys()])
  const keys = new Map([...stored.keys, [number, drawKey()]])
  replaceKeyFile(file, { ...stored, seals: number, since: now, keys })
  return number
}

/** Takes a key that seals no more out of a file. */
export function dropKey(file: string, number: number): void {
  const stored = readKeyFile(file)
  if (stored.seals === number) throw new Error(`the key number ${number} seals`)
  replaceKeyFile(file, { ...stored, keys: new Map([...stored.keys].filter(([other]) => other !== number)) })
}

/** A number is used again only when all have been. */
function nextNumber(used: readonly number[]): number {
  const next = Math.max(...used) + 1
  if (next <= LAST_NUMBER) return next
  const free = Array.from({ length: LAST_NUMBER }, (_, index) => index + 1).find((one) => !used.includes(one))
  if (free === undefined)
    throw new KeysProblem('Đã hết số cho khoá mới: bỏ bớt khoá cũ trước (npm run admin -- keys retire).')
  return free
}
