import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { environmentSchema } from '../../../server/env/environment.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** Milliseconds: longer than a start takes on a busy machine. */
const START_MILLISECONDS = 180_000

/** The server as an operator runs it, in a process of its own that may be killed at any moment, also while it starts. */
export type MortalServer = {
  /** Resolves once it says where it listens; rejects when it ends before or takes too long. */
  readonly listening: Promise<void>
  /** `kill -9`, and waits until the process is gone. */
  kill(): Promise<void>
  /** Ends it as Ctrl-C does; gives its exit code. */
  stop(): Promise<number | null>
  /** Ends it as a service manager does, while others may send it traffic. */
  terminate(): Promise<number | null>
}

export function spawnServer(settings: Readonly<Record<string, string>>): MortalServer {
  const nothingSet = Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, '']))
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...nothingSet, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit')
  const listening = listens(child)
  // Whoever kills it while it starts does not wait for it to listen.
  listening.catch(() => {})
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    await gone
    return child.exitCode
  }
  return {
    listening,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGINT'),
    terminate: () => end('SIGTERM'),
  }
}

async function listens(child: ChildProcess): Promise<void> {
  const printed: string[] = []
  const says = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream)
        createInterface(stream).on('line', (line) => {
          printed.push(line)
          if (line.startsWith('khaibao · ')) resolve()
        })
    }
  })
  const fails = async (why: string) => {
    throw new Error(`${why}:\n${printed.join('\n')}`)
  }
  const ends = once(child, 'exit').then(() => fails('the server ended while it started'))
  const late = wait(START_MILLISECONDS, undefined, { ref: false }).then(() =>
    fails('the server did not start'),
  )
  await Promise.race([says, ends, late])
}
