/** The longest name the national forms take, in characters. */
const NAME_LENGTH_LIMIT = 100

/**
 * A person's name as a code bears it, in composed letters with single spaces; undefined when it is not a name: too
 * long, without letters, or holding signs that no name has.
 */
export function cleanName(written: string): string | undefined {
  const name = written.normalize('NFC').replace(/\s+/g, ' ').trim()
  const isName = /^[\p{L}\p{M}][\p{L}\p{M}\s.'’-]*$/u.test(name)
  return isName && name.length <= NAME_LENGTH_LIMIT ? name : undefined
}
