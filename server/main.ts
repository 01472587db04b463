import { existsSync } from 'node:fs'
import { readEnvironment } from './env/environment.ts'
import { startServer } from './start/startServer.ts'

/** The operator sees one or two lines, not a stack: what is wrong is configuration, a folder or a database. */
function fail(lines: readonly string[]): never {
  for (const line of lines) console.error(line)
  process.exit(1)
}

if (existsSync('.env')) process.loadEnvFile('.env')
const read = readEnvironment(process.env)
if ('problems' in read)
  fail(['Cấu hình chưa đúng, máy chủ không khởi động:', ...read.problems.map((line) => `  ${line}`)])

const server = await startServer(read.environment, (line) => console.error(line)).catch((error: unknown) =>
  fail([`Không khởi động được: ${error instanceof Error ? error.message : String(error)}`]),
)
for (const line of server.banner) console.log(line)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    console.log('Đang dừng…')
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}
