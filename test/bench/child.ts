import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of the bench, so that it has a thread of its own as it would have in the field. */
export type Child = {
  readonly pid: number
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
  const heard = () =>
    new Promise<unknown>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`${module} ended with ${code}`))
      child.once('exit', ended)
      child.once('message', (message) => {
        child.off('exit', ended)
        resolve(message)
      })
    })
  const ready = await heard()
  return {
    pid: child.pid ?? 0,
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
