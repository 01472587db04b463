import { threadId, workerData } from 'node:worker_threads'
import { drawAttachment } from '../../draw/drawAttachment.ts'
import { ownSymbols } from '../engine/ownSymbols.ts'
import { type ParsedCode, parseCode } from '../parseCode.ts'
import { ORDERS } from '../read/orders.ts'
import { type ReadingPlan, readPhoto } from '../read/readPhoto.ts'
import { zbarMemoryBytes } from '../read/zbar.ts'
import { zxingMemoryBytes } from '../read/zxing.ts'
import type { Task, TaskResult, ThreadData } from './task.ts'
import type { Worked } from './threads.ts'
import { warmUp } from './warmUp.ts'

const { hosts }: ThreadData = workerData

/** Of the time that is left, the share after which no stage is begun, so that slow photos end as unread and not as busy. */
const READING_SHARE = 0.6

/**
 * What does not end the reading of a photo: beside a leaflet may hang the poster that is meant, and a text that is no
 * document's, or of one whose parts do not agree, may have been misread.
 */
const UNTELLING: readonly ParsedCode['kind'][] = ['foreign', 'unclearDocument', 'entrance']

// The pool hands a new thread no task before this file has loaded, so nobody ever meets a cold one.
const own = ownSymbols(hosts)
await warmUp(own)

/** Runs in a worker thread, one task at a time. */
export async function work(task: Task): Promise<Worked<TaskResult>> {
  const result = await done(task)
  return { result, threadId, wasmBytes: zxingMemoryBytes() + zbarMemoryBytes() }
}

async function done(task: Task): Promise<TaskResult> {
  switch (task.kind) {
    case 'greet':
      return undefined
    case 'read':
      return read(task)
    case 'draw':
      return drawAttachment(task.attachment)
  }
}

async function read(task: Extract<Task, { kind: 'read' }>): Promise<TaskResult> {
  let stage: string | undefined
  const foundBy = (name: string) => {
    stage ??= name
  }
  return { read: await readPhoto(task.file, { ...planFor(task), foundBy }), stage }
}

function planFor({ order, tried, msLeft }: Extract<Task, { kind: 'read' }>): ReadingPlan {
  const { stages, budgetMs } = ORDERS[order]
  return {
    stages: stages.filter(({ name }) => !tried.includes(name)),
    budgetMs: Math.min(budgetMs, msLeft * READING_SHARE),
    now: () => performance.now(),
    own,
    understands: (text) => !UNTELLING.includes(parseCode(text, hosts, withoutHash).kind),
    mayHaveCompany: (text) => parseCode(text, hosts, withoutHash).kind === 'person',
  }
}

/** Whose number a code holds does not matter here, and is neither kept nor given on. */
function withoutHash(): string {
  return ''
}
