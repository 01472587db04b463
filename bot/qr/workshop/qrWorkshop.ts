import { fileURLToPath } from 'node:url'
import type { Drawable } from '../../draw/attachment.ts'
import type { CodeHosts } from '../ownUrl.ts'
import { readImageHeader } from '../read/imageHeader.ts'
import type { OrderName } from '../read/orders.ts'
import type { ReadResult } from '../read/readResult.ts'
import type { Task, TaskResult, ThreadData } from './task.ts'
import { createThreads } from './threads.ts'

export type { OrderName } from '../read/orders.ts'

export interface QrWorkshopOptions {
  /** Worker threads, each with decoders and fonts of its own (about 80 MB). */
  readonly threads: number
  /** Photos and drawings that may wait for a thread; more are turned away at once. */
  readonly queueLimit: number
  /** Milliseconds from call to answer, waiting included; a thread that is still at it then is replaced. */
  readonly deadlineMs: number
  /** Whose addresses are ours: a photo is read until a code is found that is understood. */
  readonly hosts: CodeHosts
}

/** Reads photos and draws posters in threads of its own, so that the server's thread never waits for either. */
export interface QrWorkshop {
  /**
   * The texts of the codes in a picture, those that are understood first. Whatever the file holds is answered, not
   * thrown; `busy` when the line was full or the deadline passed. In time, a photo without a code takes some 260 ms of
   * processor time and none more than a second; in full, two seconds, on stages that are not among those `tried` before. Who is read in full stands back
   * for everybody else. `foundBy` is told the stage that found the first text.
   */
  read(
    image: Uint8Array,
    order: OrderName,
    tried?: readonly string[],
    foundBy?: (stage: string) => void,
  ): Promise<ReadResult>
  /** The bytes of the image or document that `attachmentFile` names. Throws `QrWorkshopBusy`. */
  draw(attachment: Drawable): Promise<Uint8Array>
  /** Resolves once every thread has warmed up; rejects when the installation lacks a part. */
  ready(): Promise<void>
  /** Ends the threads; what they were at is answered with busy. */
  close(): Promise<void>
}

/** The line was full or the deadline passed; nothing is wrong with what was asked, it can be asked again. */
export class QrWorkshopBusy extends Error {
  override readonly name = 'QrWorkshopBusy'
}

/**
 * Reading ends by itself: no stage is begun after two seconds, and the slowest that a picture could be made for takes
 * one and a half. A thread that is still at it after five, on a busy machine, hangs.
 */
const READING_MS = 5_000
/** How long somebody waits for the full order who has been told that the bot is looking, the waiting line included. */
const IN_FULL_DEADLINE_MS = 5_000
/** JavaScript, because a thread starts without the TypeScript loader. */
const ENTRY = fileURLToPath(new URL('./thread.mjs', import.meta.url))

/** Starts the threads; they warm up while the server goes on starting. */
export function createQrWorkshop({
  threads: count,
  queueLimit,
  deadlineMs,
  hosts,
}: QrWorkshopOptions): QrWorkshop {
  const data: ThreadData = { hosts }
  const threads = createThreads<Task, TaskResult>({
    entry: ENTRY,
    threads: count,
    queueLimit,
    data,
    greeting: { kind: 'greet' },
  })

  return {
    async read(image, order, tried = [], foundBy = () => {}) {
      // The header is looked at here as well, so that what is refused anyway need not wait for a thread.
      const header = readImageHeader(image)
      if ('kind' in header) return header
      // A copy of its own goes over to the thread: the caller keeps his bytes, and nobody else's come along.
      const file = new Uint8Array(image)
      const inTime = order === 'inTime'
      const result = await threads.run({
        task: (msLeft) => ({ kind: 'read', file, order, tried, msLeft }),
        transfer: file.buffer,
        urgency: inTime ? 'hurried' : 'patient',
        deadlineMs: inTime ? deadlineMs : Math.min(deadlineMs, IN_FULL_DEADLINE_MS),
        atWorkMs: READING_MS,
      })
      if (typeof result !== 'object' || result instanceof Uint8Array) return { kind: 'busy' }
      if (result.stage !== undefined) foundBy(result.stage)
      return result.read
    },
    async draw(attachment) {
      const result = await threads.run({
        task: () => ({ kind: 'draw', attachment }),
        urgency: 'hurried',
        deadlineMs,
        atWorkMs: deadlineMs,
      })
      if (result instanceof Uint8Array) return result
      throw new QrWorkshopBusy('no thread was free in time')
    },
    ready: () => threads.ready(),
    close: () => threads.close(),
  }
}
