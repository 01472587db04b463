import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { environmentSchema } from '../../server/env/environment.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Milliseconds: a first start makes a database, on a machine that may be busy. */
const START_MILLISECONDS = 120_000
const STOP_MILLISECONDS = 20_000
/** Lines of the server's own words that are kept: more than any story makes, so that all of them can be searched. */
const LINES_KEPT = 100_000

/** The product as an operator runs it: `server/main.ts` in a process of its own. */
export type ServerProcess = {
  readonly base: string
  readonly pid: number
  /** What it printed, oldest first. */
  readonly printed: readonly string[]
  /** Resolves when it is gone, for whatever reason. */
  readonly ended: Promise<unknown>
  stop(): Promise<void>
}

/**
 * Starts the server with these settings and no others, and waits until it says where it listens. Whoever must know of every
 * line is told of each.
 */
export async function startServerProcess(
  settings: Record<string, string>,
  told: (line: string) => void = () => {},
): Promise<ServerProcess> {
  const server = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...nothingSet(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Whoever started it may end without a chance to stop it.
  const orphaned = () => server.kill('SIGINT')
  process.once('exit', orphaned)
  server.once('exit', () => process.off('exit', orphaned))
  const ended = once(server, 'exit')
  const printed: string[] = []
  const base = await baseOf(server, printed, told).catch(async (error: unknown) => {
    await stop(server)
    throw error
  })
  return { base, pid: server.pid ?? 0, printed, ended, stop: () => stop(server) }
}

/** An operator's own settings, also those of a file .env, must not reach a server that is tried out. */
function nothingSet(): Record<string, string> {
  return Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, '']))
}

function baseOf(server: ChildProcess, printed: string[], told: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer)
      reject(new Error(`${why}:\n${printed.join('\n')}`))
    }
    const timer = setTimeout(fail, START_MILLISECONDS, 'the server did not start in time')
    server.once('exit', () => fail('the server ended while it started'))
    for (const stream of [server.stdout, server.stderr]) {
      if (!stream) continue
      createInterface(stream).on('line', (line) => {
        told(line)
        printed.push(line)
        printed.splice(0, printed.length - LINES_KEPT)
        const base = /^khaibao · .* · (http\S+)$/.exec(line)?.[1]
        if (base === undefined) return
        clearTimeout(timer)
        resolve(base)
      })
    }
  })
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGINT')
  const timer = setTimeout(() => server.kill('SIGKILL'), STOP_MILLISECONDS)
  await ended
  clearTimeout(timer)
}
