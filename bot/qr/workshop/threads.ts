import { Piscina } from 'piscina'
import { createLine, type Urgency } from './line.ts'

export interface ThreadsOptions<Task> {
  /** The JavaScript file that a thread loads; its `work` takes a task and gives what is `Worked`. */
  readonly entry: string
  readonly threads: number
  /** Tasks that may wait for a thread; more are turned away at once. */
  readonly queueLimit: number
  /** What every thread finds as its `workerData`. */
  readonly data: unknown
  /** A task that a thread answers once it has warmed up. */
  readonly greeting: Task
}

/** What a thread gives back. */
export interface Worked<Result> {
  readonly result: Result
  readonly threadId: number
  /** The memory that the thread's WebAssembly programs hold. */
  readonly wasmBytes: number
}

/** One thing to be done, and how long it may take. */
export interface Work<Task> {
  /** Makes the task when a thread is free for it, with the milliseconds that are left. */
  readonly task: (msLeft: number) => Task
  readonly transfer?: ArrayBuffer
  readonly urgency: Urgency
  /** Milliseconds from call to answer, waiting included. */
  readonly deadlineMs: number
  /** Milliseconds that a thread may be at it; one that is still at it then is replaced. */
  readonly atWorkMs: number
}

/** Threads that do one task at a time each. A thread that hangs or has grown too large is replaced. */
export interface Threads<Task, Result> {
  /** `busy` when the line was full, the time was over, or the threads are closed. Throws what the thread threw. */
  run(work: Work<Task>): Promise<Result | 'busy'>
  /** Resolves once every thread has warmed up; rejects when one cannot start. */
  ready(): Promise<void>
  /** Ends the threads; what they were at is answered with busy. */
  close(): Promise<void>
}

/** The threads' own objects are few; this only bounds what a mistake could pile up. */
const THREAD_HEAP_MB = 256
/**
 * WebAssembly memory only grows and counts in no heap, and what a program within a thread gives up comes back only when
 * the thread happens to collect garbage, which an idle one never does. Ending the thread gives it back at once.
 */
const WASM_BYTES_LIMIT = 128 * 1024 * 1024

/** Starts the threads; they warm up while the server goes on starting. */
export function createThreads<Task, Result>(options: ThreadsOptions<Task>): Threads<Task, Result> {
  const { threads, greeting } = options
  const retiring = new Set<number>()
  const pool = new Piscina<Task, Worked<Result>>({
    filename: options.entry,
    name: 'work',
    // The entry registers what it needs. With the main thread's loader the pool would first have each thread's entry
    // translated by a compiler of its own, in vain, which takes a third of a second of processor time.
    execArgv: [],
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
    workerData: options.data,
    loadBalancer: (_task, workers) =>
      workers.find(({ id, currentUsage }) => currentUsage === 0 && !retiring.has(id)) ?? null,
  })
  const line = createLine(threads, options.queueLimit)
  let isClosed = false

  async function run(work: Work<Task>): Promise<Result | 'busy'> {
    const patience = createPatience(work.deadlineMs)
    if (isClosed || !(await line.enter(patience.signal, work.urgency))) {
      patience.end()
      return 'busy'
    }
    try {
      const worked = await pool.run(work.task(patience.atMost(work.atWorkMs)), {
        signal: patience.signal,
        transferList: work.transfer === undefined ? [] : [work.transfer],
      })
      leaveAfter(worked.wasmBytes > WASM_BYTES_LIMIT ? retire(worked.threadId) : undefined, work.urgency)
      return worked.result
    } catch (error) {
      line.leave(work.urgency)
      if (patience.signal.aborted || isClosed) return 'busy'
      throw error
    } finally {
      patience.end()
    }
  }

  /** The place of a thread that is about to end is given back when it has ended. */
  function leaveAfter(ended: Promise<unknown> | undefined, urgency: Urgency): void {
    const leave = () => line.leave(urgency)
    if (ended === undefined) leave()
    else void ended.then(leave, leave)
  }

  /** Ends a thread, which gets no task any more; the pool starts another in its place. */
  async function retire(threadId: number): Promise<void> {
    retiring.add(threadId)
    await pool.threads.find((thread) => thread.threadId === threadId)?.terminate()
    retiring.delete(threadId)
  }

  return {
    run,
    async ready() {
      await Promise.all(Array.from({ length: threads }, () => pool.run(greeting)))
    },
    async close() {
      isClosed = true
      await pool.destroy()
    },
  }
}

/** How long somebody still waits: `signal` is aborted when it is over. */
function createPatience(milliseconds: number) {
  const controller = new AbortController()
  const until = performance.now() + milliseconds
  let timer = setTimeout(() => controller.abort(), milliseconds)
  return {
    signal: controller.signal,
    /** Shortens what is left, and gives it. */
    atMost(limit: number): number {
      const left = Math.max(0, Math.min(limit, until - performance.now()))
      clearTimeout(timer)
      timer = setTimeout(() => controller.abort(), left)
      return left
    },
    end: () => clearTimeout(timer),
  }
}
