/** Bytes of a part as it is stored: a row of some hundred kilobytes is read and sealed without a stop that anybody notices. */
export const PART_BYTES = 256 * 1024

/** Bytes in parts of one size, the last a shorter one. No more is taken than fills the next. */
export async function* inParts(bytes: AsyncIterable<Uint8Array>, size: number): AsyncIterable<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    held.push(chunk)
    length += chunk.byteLength
    if (length < size) continue
    const all = Buffer.concat(held)
    let from = 0
    for (; length - from >= size; from += size) yield all.subarray(from, from + size)
    // A copy, so that what was given on can be let go.
    held = from < length ? [Buffer.from(all.subarray(from))] : []
    length -= from
  }
  if (length > 0) yield Buffer.concat(held)
}
