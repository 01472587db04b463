/** Bytes that SHA-256 reads at once; a key is filled up to that many. */
const BLOCK_BYTES = 64
const INNER = 0x36
const OUTER = 0x5c

/** SQL that makes `bench_key(value)`, the server's own way to what `findable` gives for a venue's visitors: HMAC-SHA-256. */
export function keyFunction(findKey: Uint8Array): string {
  const padded = (byte: number) =>
    Buffer.from(Array.from({ length: BLOCK_BYTES }, (_, index) => (findKey[index] ?? 0) ^ byte)).toString(
      'hex',
    )
  const purpose = Buffer.from('venueVisitor\0').toString('hex')
  return `
    create function bench_key(value text) returns bytea language sql immutable parallel safe
    return substring(sha256('\\x${padded(OUTER)}'::bytea
      || sha256('\\x${padded(INNER)}${purpose}'::bytea || convert_to(value, 'UTF8'))) from 1 for 16)`
}
