import { setTimeout as pause } from 'node:timers/promises'
import { collectFindings, type Findings } from './findings.ts'
import { countsOf, type Options, readOptions } from './options.ts'
import { letHonestPeopleLive } from './people/honest.ts'
import { letWalkersWalk } from './people/walkers.ts'
import type { Kind } from './request.ts'
import { createSender } from './send.ts'
import { requestAt } from './sent.ts'
import { type RunningTown, startTown } from './town.ts'
import { type Backlog, watchBacklog } from './watch/backlog.ts'
import { judgeAnswer } from './watch/judge.ts'
import { watchLog } from './watch/log.ts'
import { watchMemory } from './watch/memory.ts'
import { settle } from './watch/settle.ts'

/** Requests of one kind that are on their way at once. */
const AT_ONCE: Readonly<Record<Kind, number>> = {
  telegram: 8,
  zalo: 8,
  web: 12,
  codes: 6,
  images: 2,
  pages: 6,
}
const CONNECTIONS = Object.values(AT_ONCE).reduce((sum, count) => sum + count, 0)
const MINUTE_MILLISECONDS = 60_000
/** Shares of the run by which one kind may be ahead of another, so that all of them come side by side until the end. */
const AHEAD = 0.02
const STEP_MILLISECONDS = 50
const PROGRESS_MILLISECONDS = 15_000
/** Milliseconds in which the server is left alone before its memory is looked at. */
const REST_MILLISECONDS = 10_000

/** How many were answered, by kind and in all, and how. */
type Counted = {
  readonly sent: Map<Kind, number>
  readonly statuses: Map<string, number>
  /** How far each kind is, from 0 to 1. */
  readonly shares: Map<Kind, number>
  walked: number
  slowest: number
}

const options = readOptions(process.argv.slice(2))
console.log(`fuzz: ${options.count} inputs, seed ${options.seed} (--seed ${options.seed} repeats them)`)
process.exitCode = (await run(options)) === 0 ? 0 : 1

/** Sends everything, and gives how much was found to be wrong. */
async function run(given: Options): Promise<number> {
  const log = watchLog()
  const town = await startTown(given.seed, log.told)
  try {
    const findings = collectFindings(given.seed, town)
    const memory = watchMemory(town.server.pid)
    const counted: Counted = {
      sent: new Map(),
      statuses: new Map(),
      shares: new Map(),
      walked: 0,
      slowest: 0,
    }
    const sending = sendAll(given, town, counted, findings)
    await Promise.race([
      sending,
      town.server.ended.then(() => Promise.reject(new Error('the server has ended'))),
    ])
    const settled = await settle(town.database)
    await pause(REST_MILLISECONDS)
    memory.stop()
    findings.setAside(settled.setAside, counted.sent)
    for (const stuck of settled.stuck) findings.note(`still waits: ${stuck}`)
    for (const line of log.wrong()) findings.note(`the server's log: ${line}`)
    const { line, isFlat } = memory.verdict()
    if (!isFlat) findings.note(line)
    if (!isAlive(town.server.pid)) findings.note('the server has ended')
    console.log(
      `answers: ${[...counted.statuses]
        .sort()
        .map(([status, count]) => `${count} × ${status}`)
        .join(', ')}; slowest ${Math.round(counted.slowest)} ms`,
    )
    console.log(`inbox: ${settled.inbox}\noutbox: ${settled.outbox}\n${line}`)
    for (const warning of log.warnings()) console.log(`warned: ${warning}`)
    console.log(findings.count === 0 ? 'nothing wrong was found' : `${findings.count} findings`)
    return findings.count
  } catch (error) {
    console.error([...log.wrong(), ...town.server.printed.slice(-20)].join('\n'))
    throw error
  } finally {
    await town.end()
  }
}

async function sendAll(
  given: Options,
  town: RunningTown,
  counted: Counted,
  findings: Findings,
): Promise<void> {
  const began = performance.now()
  const deadline = began + given.minutes * MINUTE_MILLISECONDS
  const counts = countsOf(given)
  const whole = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let isSending = true
  const backlog = watchBacklog(town.database)
  const honest = letHonestPeopleLive(town, () => isSending)
  const walks = letWalkersWalk(
    town,
    given.seed,
    () => isSending,
    () => {
      counted.walked += 1
    },
  )
  const sender = createSender(town.base, CONNECTIONS)
  const progress = setInterval(() => report(counted, whole, began, backlog), PROGRESS_MILLISECONDS)
  try {
    await Promise.all(
      [...counts].map(([kind, count]) =>
        sendKind(
          { kind, count, seed: given.seed, goesOn: () => isSending && performance.now() < deadline },
          town,
          sender,
          backlog,
          counted,
          findings,
        ),
      ),
    )
  } finally {
    isSending = false
    clearInterval(progress)
  }
  const seconds = (performance.now() - began) / 1000
  report(counted, whole, began, backlog)
  await Promise.all([honest.over, walks.over])
  backlog.stop()
  sender.close()
  const { answered, slowest, wrong } = honest.tally
  for (const one of wrong) findings.note(`an honest ${one}`)
  console.log(
    `sent ${sentIn(counted)} and ${counted.walked} acts of walkers in ${Math.round(seconds)} s: ${Math.round(sentIn(counted) / seconds)} a second`,
  )
  console.log(`honest people: ${answered} answers, the slowest after ${(slowest / 1000).toFixed(1)} s`)
}

type Part = {
  readonly kind: Kind
  readonly count: number
  readonly seed: number
  readonly goesOn: () => boolean
}

/** Sends one kind, several at once, as fast as the queues behind it are worked off. */
async function sendKind(
  { kind, count, seed, goesOn }: Part,
  town: RunningTown,
  { send }: ReturnType<typeof createSender>,
  backlog: Backlog,
  counted: Counted,
  findings: Findings,
): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let index = next++; index < count && goesOn(); index = next++) {
      await inStep(kind, index / count, counted)
      await backlog.room(kind)
      const request = requestAt({ kind, index }, seed, town)
      const answer = await send(request)
      const verdict = judgeAnswer(kind, request, answer, town)
      counted.sent.set(kind, (counted.sent.get(kind) ?? 0) + 1)
      const sort = verdict === 'late' ? 'late' : String(answer.status)
      counted.statuses.set(sort, (counted.statuses.get(sort) ?? 0) + 1)
      counted.slowest = Math.max(counted.slowest, answer.milliseconds)
      if (typeof verdict === 'object' && goesOn()) findings.wrong({ kind, index }, request, verdict.wrong)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE[kind] }, lane))
  counted.shares.delete(kind)
}

async function inStep(kind: Kind, share: number, { shares }: Counted): Promise<void> {
  shares.set(kind, Math.max(share, shares.get(kind) ?? 0))
  while (share > Math.min(...shares.values()) + AHEAD) await pause(STEP_MILLISECONDS)
}

function sentIn({ sent }: Counted): number {
  return [...sent.values()].reduce((sum, count) => sum + count, 0)
}

function report(counted: Counted, whole: number, began: number, { now }: Backlog): void {
  const seconds = (performance.now() - began) / 1000
  const kinds = [...counted.sent].map(([kind, count]) => `${kind} ${count}`).join(' ')
  console.log(
    `${Math.round(seconds)} s: ${sentIn(counted)} of ${whole} (${kinds}), waits ${JSON.stringify(now)}`,
  )
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
