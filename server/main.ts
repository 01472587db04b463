import { isAway } from '../db/away.ts'
import { readOwnEnvironment } from './env/ownEnvironment.ts'
import { failureLine } from './failure.ts'
import { startServer } from './start/startServer.ts'

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

const starting = startServer(read.environment, (line) => console.error(line))

/** Milliseconds that an end after a fault may take: what hangs by then is started again by whoever supervises us. */
const FAULT_END_MILLISECONDS = 10_000

// Set before the start is over: whoever stops a start must not be left with a database that nobody owns.
let stopping = false
function end(code: number): void {
  if (stopping) return
  stopping = true
  console.log('Đang dừng…')
  starting
    .then((server) => server.stop())
    .then(
      () => process.exit(code),
      () => process.exit(1),
    )
}
for (const signal of ENDING) process.on(signal, () => end(0))

// A fault that nobody caught leaves the process in an unknown state: the database driver can throw so when PostgreSQL
// ends its connections under load. What was acknowledged is in the database, so an end and a new start lose nothing.
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(fault, (error: unknown) => {
    console.error(failureLine(error))
    // A promise of the driver's own, of which nobody else knew: it asks for the types when it has connected.
    if (fault === 'unhandledRejection' && isAway(error)) return
    setTimeout(() => process.exit(1), FAULT_END_MILLISECONDS).unref()
    end(1)
  })
}

const server = await starting.catch((error: unknown) => fail([`Không khởi động được: ${failureLine(error)}`]))
if (!stopping) for (const line of server.banner) console.log(line)
