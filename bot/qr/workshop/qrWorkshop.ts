import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { Attachment } from '../draw/attachment.ts'
import { readImageHeader } from '../read/imageHeader.ts'
import type { ReadResult } from '../read/readResult.ts'
import { createLine } from './line.ts'
import type { Task, TaskResult } from './task.ts'

export interface QrWorkshopOptions {
  /** Worker threads, each with decoders and fonts of its own (about 80 MB). */
  readonly threads: number
  /** Photos and drawings that may wait for a thread; more are turned away at once. */
  readonly queueLimit: number
  /** Milliseconds from call to answer, waiting included; a thread that is still at it then is replaced. */
  readonly deadlineMs: number
}

/** Reads photos and draws posters in threads of its own, so that the server's thread never waits for either. */
export interface QrWorkshop {
  /**
   * The texts of all codes in a picture, the largest code first. Whatever the file holds is answered, not thrown;
   * `busy` when the line was full or the deadline passed.
   */
  read(image: Uint8Array): Promise<ReadResult>
  /** The bytes of the image or document that `attachmentFile` names. Throws `QrWorkshopBusy`. */
  draw(attachment: Attachment): Promise<Uint8Array>
  /** Resolves once every thread has warmed up; rejects when the installation lacks a part. */
  ready(): Promise<void>
  /** Ends the threads; what they were at is answered with busy. */
  close(): Promise<void>
}

/** The line was full or the deadline passed; nothing is wrong with what was asked, it can be asked again. */
export class QrWorkshopBusy extends Error {
  override readonly name = 'QrWorkshopBusy'
}

/** Of a photo's time, the share after which no stage is begun, so that slow photos end as unread and not as busy. */
const READING_SHARE = 0.6
/** The threads' own objects are few; this only bounds what a mistake could pile up. */
const THREAD_HEAP_MB = 256
/** JavaScript, because a thread starts without the TypeScript loader. */
const ENTRY = fileURLToPath(new URL('./thread.mjs', import.meta.url))

/** Starts the threads; they warm up while the server goes on starting. */
export function createQrWorkshop({ threads, queueLimit, deadlineMs }: QrWorkshopOptions): QrWorkshop {
  const pool = new Piscina<Task, TaskResult>({
    filename: ENTRY,
    name: 'work',
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
  })
  const line = createLine(threads, queueLimit)
  let isClosed = false

  /** Gives undefined when the line was full, the deadline passed, or the workshop closed. */
  async function run(
    makeTask: (msLeft: number) => Task,
    image?: Uint8Array<ArrayBuffer>,
  ): Promise<TaskResult> {
    const signal = AbortSignal.timeout(deadlineMs)
    const deadline = performance.now() + deadlineMs
    if (isClosed || !(await line.enter(signal))) return undefined
    try {
      const transferList = image === undefined ? [] : [image.buffer]
      return await pool.run(makeTask(deadline - performance.now()), { signal, transferList })
    } catch (error) {
      if (signal.aborted || isClosed) return undefined
      throw error
    } finally {
      line.leave()
    }
  }

  return {
    async read(image) {
      // The header is looked at here as well, so that what is refused anyway need not wait for a thread.
      const header = readImageHeader(image)
      if ('kind' in header) return header
      // A copy of its own goes over to the thread: the caller keeps his bytes, and nobody else's come along.
      const file = new Uint8Array(image)
      const result = await run((msLeft) => ({ kind: 'read', file, budgetMs: msLeft * READING_SHARE }), file)
      return result === undefined || result instanceof Uint8Array ? { kind: 'busy' } : result
    },
    async draw(attachment) {
      const result = await run(() => ({ kind: 'draw', attachment }))
      if (result instanceof Uint8Array) return result
      throw new QrWorkshopBusy('no thread was free in time')
    },
    async ready() {
      await Promise.all(Array.from({ length: threads }, () => pool.run({ kind: 'greet' })))
    },
    async close() {
      isClosed = true
      await pool.destroy()
    },
  }
}
