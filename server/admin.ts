import { randomBytes } from 'node:crypto'
import { runCommand } from './commands/run.ts'
import { readOwnEnvironment } from './env/ownEnvironment.ts'

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort())

// Whoever reads the lines may stop early (`| head`); what was begun is still ended in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await runCommand(process.argv.slice(2), {
  read: readOwnEnvironment,
  now: new Date(),
  random: randomBytes,
  stop: stopping.signal,
  out: (line) => console.log(line),
  err: (line) => console.error(line),
})
