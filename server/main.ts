import { isAway } from '../db/away.ts'
import { readOwnEnvironment } from './env/ownEnvironment.ts'
import { failureLine } from './failure.ts'
import { longestEnd } from './start/endings.ts'
import { type Server, startServer } from './start/startServer.ts'

/** Ctrl-C, a service manager's stop, and a terminal that was closed. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

// A terminal that was closed, or a reader that has gone, must not keep the server from ending in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/** The operator sees one or two lines, not a stack: what is wrong is configuration, a folder or a database. */
function fail(lines: readonly string[]): never {
  for (const line of lines) console.error(line)
  process.exit(1)
}

const read = readOwnEnvironment()
if ('problems' in read)
  fail(['Cấu hình chưa đúng, máy chủ không khởi động:', ...read.problems.map((line) => `  ${line}`)])

let started: Server | undefined
const { environment } = read
const starting = startServer(environment, (line) => console.error(line))

/** Milliseconds that an end after a fault may take: what hangs by then is started again by whoever supervises us. */
const FAULT_END_MILLISECONDS = 10_000

/** Signals so close together are one: a terminal sends Ctrl-C to us and to npm, which hands it on. */
const ONE_SIGNAL_MILLISECONDS = 1_000

// Set before the start is over: whoever stops a start must not be left with a database that nobody owns.
let stoppingSince: number | undefined
function end(code: number, drains: boolean): void {
  if (stoppingSince !== undefined) return
  stoppingSince = performance.now()
  console.log('Đang dừng…')
  setTimeout(() => process.exit(1), longestEnd(drains ? environment.DRAIN_SECONDS : 0) * 1000).unref()
  // A start that is broken off has been sent nothing yet.
  const wasReady = started !== undefined
  starting
    .then(async (server) => {
      if (drains && wasReady) await server.drain()
      await server.stop()
    })
    .then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(failureLine(error))
        process.exit(1)
      },
    )
}

/** A service manager's SIGTERM may come while others send us traffic. Whoever asks a second time wants it at once. */
function signalled(signal: NodeJS.Signals): void {
  if (stoppingSince === undefined) end(0, signal === 'SIGTERM')
  else if (performance.now() - stoppingSince > ONE_SIGNAL_MILLISECONDS) process.exit(1)
}
for (const signal of ENDING) process.on(signal, signalled)

// A fault that nobody caught leaves the process in an unknown state: the database driver can throw so when PostgreSQL
// ends its connections under load. What was acknowledged is in the database, so an end and a new start lose nothing.
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(fault, (error: unknown) => {
    console.error(failureLine(error))
    // A promise of the driver's own, of which nobody else knew: it asks for the types when it has connected.
    if (fault === 'unhandledRejection' && isAway(error)) return
    setTimeout(() => process.exit(1), FAULT_END_MILLISECONDS).unref()
    end(1, false)
  })
}

started = await starting.catch((error: unknown) => fail([`Không khởi động được: ${failureLine(error)}`]))
if (stoppingSince === undefined) for (const line of started.banner) console.log(line)
