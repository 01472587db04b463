import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createThreads, type Threads, type Work } from '../../../../bot/qr/workshop/threads.ts'

type OddTask =
  | { readonly kind: 'greet' | 'hang' | 'break' | 'throw' }
  | { readonly kind: 'grow'; readonly megabytes: number }

const ENTRY = fileURLToPath(new URL('./oddThread.mjs', import.meta.url))

let threads: Threads<OddTask, string>

function work(task: OddTask, changes: Partial<Work<OddTask>> = {}): Work<OddTask> {
  return { task: () => task, urgency: 'hurried', deadlineMs: 20_000, atWorkMs: 20_000, ...changes }
}

const greet = () => threads.run(work({ kind: 'greet' }))
/** The thread that answers next. */
const threadOf = (answer: string | 'busy') => answer.split(' ').at(-1)

beforeEach(async () => {
  threads = createThreads({
    entry: ENTRY,
    threads: 2,
    queueLimit: 20,
    data: undefined,
    greeting: { kind: 'greet' },
  })
  await threads.ready()
})
afterEach(() => threads.close())

describe('a task that never ends', () => {
  it('is answered with busy, and everybody else is served meanwhile', async () => {
    let isOver = false
    const hung = threads.run(work({ kind: 'hang' }, { atWorkMs: 2_500 })).finally(() => {
      isOver = true
    })
    const answers = await Promise.all(Array.from({ length: 20 }, greet))
    expect(isOver).toBe(false)
    expect(new Set(answers).size).toBe(1)
    expect(await hung).toBe('busy')
  })

  it('costs its thread, and another takes its place', async () => {
    const before = new Set(await Promise.all(Array.from({ length: 20 }, greet)))
    const both = [1, 2].map(() => threads.run(work({ kind: 'hang' }, { atWorkMs: 300 })))
    expect(await Promise.all(both)).toEqual(['busy', 'busy'])
    const after = await Promise.all(Array.from({ length: 20 }, greet))
    for (const answer of after) expect(before).not.toContain(answer)
  })

  it('is not waited for beyond the caller’s own deadline either', async () => {
    expect(await threads.run(work({ kind: 'hang' }, { deadlineMs: 300 }))).toBe('busy')
    expect(await greet()).toContain('greet')
  })
})

describe('a thread whose programs hold much memory', () => {
  it('answers, and is replaced', async () => {
    const grown = await threads.run(work({ kind: 'grow', megabytes: 200 }))
    expect(grown).toContain('grow')
    const after = await Promise.all(Array.from({ length: 20 }, greet))
    expect(after.map(threadOf)).not.toContain(threadOf(grown))
  })

  it('stays below the limit', async () => {
    const grown = await threads.run(work({ kind: 'grow', megabytes: 50 }))
    const after = await Promise.all(Array.from({ length: 20 }, greet))
    expect(after.map(threadOf)).toContain(threadOf(grown))
  })

  it('gives its memory back', async () => {
    const before = process.memoryUsage.rss()
    for (let i = 0; i < 12; i++) await threads.run(work({ kind: 'grow', megabytes: 150 }))
    await expect.poll(() => process.memoryUsage.rss() - before, { timeout: 20_000 }).toBeLessThan(500e6)
  })
})

describe('a thread that ends by itself', () => {
  it('fails its task, and another takes its place', async () => {
    await expect(threads.run(work({ kind: 'break' }))).rejects.toThrow()
    expect(await Promise.all(Array.from({ length: 4 }, greet))).not.toContain('busy')
  })
})

describe('a task that fails', () => {
  it('gives its error and leaves its place', async () => {
    for (let i = 0; i < 4; i++)
      await expect(threads.run(work({ kind: 'throw' }))).rejects.toThrow('broken on purpose')
    expect(await greet()).toContain('greet')
  })
})
