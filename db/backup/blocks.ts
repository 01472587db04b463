import { BackupProblem } from './problem.ts'

// After its first line, a backup holds for each table blocks of rows (four bytes with the length, then the bytes), and
// an empty block as the end. A block's border may fall inside a row.

/** Rows come from PostgreSQL one by one and are put together to about this many bytes. */
const BLOCK_BYTES = 64 * 1024

/** More than any block or first line that we write; a damaged length is noticed before memory is asked for it. */
const LONGEST_BYTES = 64 * 1024 * 1024

const LENGTH_BYTES = 4
const LINE_FEED = 0x0a

/** Puts rows together to blocks, with the empty block at their end, and tells how many rows there were. */
export async function* asBlocks(
  rows: AsyncIterable<Buffer>,
  counted: (rows: number) => void,
): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  let count = 0
  for await (const row of rows) {
    waiting.push(row)
    bytes += row.length
    count += linesIn(row)
    if (bytes < BLOCK_BYTES) continue
    yield block(waiting, bytes)
    waiting = []
    bytes = 0
  }
  if (bytes > 0) yield block(waiting, bytes)
  yield block([], 0)
  counted(count)
}

function block(parts: Buffer[], bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(bytes)
  return Buffer.concat([length, ...parts])
}

/** How many rows end in some bytes. */
export function linesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1
  return count
}

/** Reads a backup's content piece by piece. */
export class BlockReader {
  private readonly source: AsyncIterator<Buffer>
  private held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]()
  }

  /** The first line, without its line feed. */
  async line(): Promise<string> {
    for (let end = -1; ; ) {
      end = this.held.indexOf(LINE_FEED)
      if (end !== -1) return this.cut(end + 1).toString('utf8', 0, end)
      if (this.held.length > LONGEST_BYTES || !(await this.more())) throw damaged()
    }
  }

  /** The blocks of the next table. */
  async *blocks(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = (await this.take(LENGTH_BYTES)).readUInt32BE()
      if (length === 0) return
      if (length > LONGEST_BYTES) throw damaged()
      yield await this.take(length)
    }
  }

  /** Reads to the end, where the compression proves its checksum; there must be nothing left. */
  async end(): Promise<void> {
    if (this.held.length > 0 || (await this.more())) throw damaged()
  }

  private async take(length: number): Promise<Buffer> {
    while (this.held.length < length) if (!(await this.more())) throw damaged()
    return this.cut(length)
  }

  private cut(length: number): Buffer {
    const taken = this.held.subarray(0, length)
    this.held = this.held.subarray(length)
    return taken
  }

  private async more(): Promise<boolean> {
    const next = await this.source.next()
    if (next.done === true) return false
    this.held = this.held.length === 0 ? next.value : Buffer.concat([this.held, next.value])
    return true
  }
}

export function damaged(): BackupProblem {
  return new BackupProblem('The backup is cut short or damaged: nothing of it was restored.')
}
