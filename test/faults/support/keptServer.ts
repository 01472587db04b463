import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { type MortalServer, spawnServer } from './mortalServer.ts'

/** Milliseconds until a service manager starts again what has ended, as a unit of systemd says it (`RestartSec`). */
const AGAIN = 500
/** What the emulated people say of themselves. */
const PERSONAL = /Nguyễn Văn Bình|Người \d|\+?84\d{9}|Trần Thị Chủ/

/** A server under a service manager: when it ends by itself it is started again. */
export type KeptServer = MortalServer & {
  /** How often it ended by itself. */
  readonly restarts: number
  /** All that it printed. */
  readonly printed: readonly string[]
}

export function keepServer(settings: Readonly<Record<string, string>>): KeptServer {
  const printed: string[] = []
  const told = (line: string) => void printed.push(line)
  let restarts = 0
  let isLeft = false
  let server = spawnServer(settings, told)
  const { listening } = server

  async function watch(): Promise<void> {
    for (;;) {
      await server.gone
      if (isLeft) return
      restarts += 1
      await wait(AGAIN)
      if (isLeft) return
      server = spawnServer(settings, told)
    }
  }
  const gone = watch()

  return {
    listening,
    gone,
    get restarts() {
      return restarts
    },
    printed,
    freeze: () => server.freeze(),
    thaw: () => server.thaw(),
    async terminate() {
      isLeft = true
      return await server.terminate()
    },
    async kill() {
      isLeft = true
      await server.kill()
    },
    async stop() {
      await server.listening
      isLeft = true
      return await server.stop()
    },
  }
}

/** What is printed outlives what may be kept, and is read by people who may not read people's data. */
export function expectNothingPersonal({ printed }: KeptServer): void {
  expect(printed.filter((line) => PERSONAL.test(line))).toEqual([])
}
