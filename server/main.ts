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

// Set before the start is over: whoever stops a start must not be left with a database that nobody owns.
let stopping = false
for (const signal of ENDING) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    console.log('Đang dừng…')
    starting
      .then((server) => server.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  })
}

const server = await starting.catch((error: unknown) => fail([`Không khởi động được: ${failureLine(error)}`]))
if (!stopping) for (const line of server.banner) console.log(line)
