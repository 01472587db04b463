import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of the bench, so that it has a thread of its own as it would have in the field. */
export type Child = {
  /** What it sent first: that it is ready, and where. */
  readonly ready: unknown
  /** Sends a message and waits for the next that comes back. */
  ask(message: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** Starts a module of this folder in a process of its own and waits until it sends that it is ready. */
export async function startChild(module: string, ...settings: readonly string[]): Promise<Child> {
  const file = fileURLToPath(new URL(module, import.meta.url))
  const child = fork(file, settings, { execArgv: ['--import', import.meta.resolve('tsx')] })
  const heard = async (): Promise<unknown> => {
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`${module} ended with ${code}`)
    })
    const [message] = await Promise.race([once(child, 'message'), ended])
    return message
  }
  const ready = await heard()
  return {
    ready,
    ask(message) {
      const answer = heard()
      child.send(message as object)
      return answer
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Says to the bench that this process is ready, or answers it. */
export function tellBench(message: unknown): void {
  if (!process.send) throw new Error('this module is started by the bench')
  process.send(message)
}
