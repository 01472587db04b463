const HEAD_BYTES = 4
/** Bits of the table that tells most heads of the haystack apart from those that are looked for. */
const SIEVE_BITS = 20
/** Knuth's multiplier: spreads heads that differ in few bits. */
const SPREAD = 0x9e3779b1

type Needle<Named> = { readonly bytes: Uint8Array; readonly named: Named }

/** Looks for thousands of byte strings in one pass: what a place holds is large, and the time of a story short. */
export class Finder<Named> {
  readonly #byHead = new Map<number, Needle<Named>[]>()
  readonly #sieve = new Uint8Array(1 << SIEVE_BITS)

  /** @param wanted byte strings of at least four bytes, with the names under which they are found. */
  constructor(wanted: Iterable<readonly [bytes: Uint8Array, named: Named]>) {
    for (const [bytes, named] of wanted) {
      if (bytes.length < HEAD_BYTES) throw new Error('what is looked for is too short to tell anything')
      const head = bytes.subarray(0, HEAD_BYTES).reduce((sum, byte) => ((sum << 8) | byte) >>> 0, 0)
      const known = this.#byHead.get(head) ?? []
      if (known.length === 0) this.#byHead.set(head, known)
      known.push({ bytes, named })
      this.#sieve[slotOf(head)] = 1
    }
  }

  /** The names of all that lies in the haystack, each once. */
  find(haystack: Uint8Array): Set<Named> {
    const found = new Set<Named>()
    let head = 0
    for (let at = 0; at < haystack.length; at++) {
      head = ((head << 8) | (haystack[at] as number)) >>> 0
      if (at < HEAD_BYTES - 1 || this.#sieve[slotOf(head)] === 0) continue
      for (const { bytes, named } of this.#byHead.get(head) ?? [])
        if (isAt(haystack, at + 1 - HEAD_BYTES, bytes)) found.add(named)
    }
    return found
  }
}

function slotOf(head: number): number {
  return Math.imul(head, SPREAD) >>> (32 - SIEVE_BITS)
}

function isAt(haystack: Uint8Array, start: number, needle: Uint8Array): boolean {
  for (let place = HEAD_BYTES; place < needle.length; place++)
    if (haystack[start + place] !== needle[place]) return false
  return true
}
