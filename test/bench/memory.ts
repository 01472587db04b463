import { setTimeout as wait } from 'node:timers/promises'
import { postUpdates } from './acknowledgements.ts'
import { startBareBot } from './bareProcess.ts'
import { emptyQueues } from './benchDatabase.ts'
import { startBenchServer } from './benchServer.ts'
import { beside } from './harness.ts'
import { healthy } from './healthy.ts'
import type { Section } from './section.ts'
import { memoryOf } from './usage.ts'

const ROUNDS = 3
const IDLE_SECONDS = 5
const LOAD_SECONDS = 8

type Held = { readonly idle: number; readonly atLoad: number }
type Running = { readonly pid: number; readonly base: string; stop(): Promise<void> }

/** What a process holds that does everything, without its PostgreSQL: a while after its start, and at most under load. */
export const memory: Section = {
  name: 'memory',
  async run(shared) {
    const bench = await shared.database()
    const apiRoot = await shared.apiRoot()
    const [ours, peer]: [Held[], Held[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      await emptyQueues(bench.database)
      ours.push(await heldBy(await startBenchServer(bench, apiRoot)))
      peer.push(await heldBy(await startBareBot(bench, apiRoot)))
    }
    const figure = (name: string, of: (held: Held) => number) =>
      beside(`memory ${name}, beside fastify + telegraf + postgres.js`, 'MB', {
        ours: ours.map(of),
        peer: peer.map(of),
      })
    return [
      figure('idle', ({ idle }) => idle),
      figure('at most under 64 connections of texts', ({ atLoad }) => atLoad),
    ]
  },
}

async function heldBy({ pid, base, stop }: Running): Promise<Held> {
  try {
    await healthy(base)
    await wait(IDLE_SECONDS * 1000)
    const idle = memoryOf(pid).now
    await postUpdates([`${base}/webhooks/telegram`], LOAD_SECONDS)
    return { idle, atLoad: memoryOf(pid).peak }
  } finally {
    await stop()
  }
}
