import { setTimeout as pause } from 'node:timers/promises'
import { collectFindings, type Findings } from './findings.ts'
import { type Options, readOptions } from './options.ts'
import { answersOf, type Counted, startCounting } from './run/counted.ts'
import { sendAll } from './run/sendAll.ts'
import { type RunningTown, startTown } from './town.ts'
import { unhandled } from './watch/handled.ts'
import { type LogWatch, watchLog } from './watch/log.ts'
import { type Memory, watchMemory } from './watch/memory.ts'
import { settle } from './watch/settle.ts'

/** Milliseconds in which the server is left alone before its memory is looked at. */
const REST_MILLISECONDS = 10_000

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
    const counted = startCounting(given.kinds)
    const ended = town.server.ended.then(() => Promise.reject(new Error('the server has ended')))
    await Promise.race([sendAll(given, town, counted, findings), ended])
    await lookAtEnd(town, { log, memory, counted }, findings)
    console.log(findings.count === 0 ? 'nothing wrong was found' : `${findings.count} findings`)
    return findings.count
  } catch (error) {
    console.error([...log.wrong(), ...town.server.printed.slice(-20)].join('\n'))
    throw error
  } finally {
    await town.end()
  }
}

type Watched = { readonly log: LogWatch; readonly memory: Memory; readonly counted: Counted }

/** What can be said only when everything was sent and the server is at rest. */
async function lookAtEnd(
  town: RunningTown,
  { log, memory, counted }: Watched,
  findings: Findings,
): Promise<void> {
  const settled = await settle(town.database)
  await pause(REST_MILLISECONDS)
  memory.stop()
  findings.setAside(settled.setAside, new Map([...counted.kinds].map(([kind, { sent }]) => [kind, sent])))
  const { line, isFlat } = memory.verdict()
  const wrong = [
    ...unhandled(counted.kinds),
    ...settled.stuck.map((stuck) => `still waits: ${stuck}`),
    ...log.wrong().map((told) => `the server's log: ${told}`),
    ...(isFlat ? [] : [line]),
    ...(isAlive(town.server.pid) ? [] : ['the server has ended']),
  ]
  for (const one of wrong) findings.note(one)
  console.log(answersOf(counted))
  console.log(`inbox: ${settled.inbox}\noutbox: ${settled.outbox}\n${line}`)
  for (const warning of log.warnings()) console.log(`warned: ${warning}`)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
