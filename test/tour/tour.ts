import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../db/connect.ts'
import { visitEmbeddedDatabase } from '../../db/embedded/index.ts'
import { readKeys } from '../../server/env/keys.ts'
import { startTelegram } from '../emulators/telegram/startTelegram.ts'
import { startZalo } from '../emulators/zalo/startZalo.ts'
import { connectZalo, zaloSettings } from '../stories/zaloConnected.ts'
import { startServerProcess } from '../support/serverProcess.ts'
import { type Planted, plant } from './planted.ts'
import { routesOfProduct } from './routes.ts'
import { type Ask, type Tried, walk } from './walk.ts'

const EDITION = 'haiphong-2025'
const NGO_QUYEN = '11329'
const FIGURES = randomBytes(24).toString('base64url')

// Whoever reads only the beginning (`| head`) does not break the tour off, so that it is cleared away.
process.stdout.on('error', () => {})
process.exitCode = await main()

/** `npm run tour`: a stranger on a whole server. Gives 0, or 1 when something was open, told apart or unguarded. */
async function main(): Promise<number> {
  const ending: (() => Promise<unknown>)[] = []
  try {
    const { base, planted } = await begin(ending)
    const routes = await routesOfProduct()
    const tried = await walk({ ask: asking(base), routes, planted, isSecure: false })
    console.log(table(tried))
    const wrong = tried.filter(({ problems }) => problems.length > 0)
    console.log(`\n${routes.size} routes, tried ${tried.length} ways; ${wrong.length} with something wrong.`)
    return wrong.length === 0 ? 0 : 1
  } finally {
    for (const step of ending.reverse()) await step()
  }
}

/** A server with an own PostgreSQL and both messengers beside it, and one of everything in it. */
async function begin(ending: (() => Promise<unknown>)[]): Promise<{ base: string; planted: Planted }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'khaibao-tour-'))
  ending.push(async () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 }))
  const [telegram, zalo] = [await startTelegram(), await startZalo()]
  ending.push(
    () => telegram.stop(),
    () => zalo.stop(),
  )
  const settings = {
    ...{ DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', METRICS_TOKEN: FIGURES },
    ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot },
    ...zaloSettings(zalo),
  }
  const server = await startServerProcess(settings)
  ending.push(server.stop)
  await connectZalo(zalo, server.base, settings)
  const { keys } = readKeys({ DATA_DIR: dataDir, SEAL_KEY: undefined, FIND_KEY: undefined })
  const visit = await visitEmbeddedDatabase({ dataDir, note: () => {} })
  const database = connect({ url: visit.serverUrl, keys, connections: 1 })
  try {
    const place = { edition: EDITION, unitCode: NGO_QUYEN }
    return {
      base: server.base,
      planted: await plant(database, place, { random: randomBytes, now: new Date(), figuresToken: FIGURES }),
    }
  } finally {
    await database.close()
    await visit.leave()
  }
}

/** Asks over a real connection, exactly as it is written; a proxy on this machine names the network. */
function asking(base: string): Ask {
  const { hostname, port } = new URL(base)
  return ({ method, url, headers, body = '', network }) =>
    new Promise((resolve, reject) => {
      const said = { ...headers, 'x-forwarded-for': network, 'content-length': Buffer.byteLength(body) }
      const asked = request({ hostname, port, method, path: url, headers: said, agent: false }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(parts).toString('utf8'),
          }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
}

/** What was tried, in columns; what is wrong stands below its line. */
function table(tried: readonly Tried[]): string {
  const wide = (column: (one: Tried) => string) => Math.max(...tried.map((one) => column(one).length))
  const [routes, people] = [wide(({ route }) => route), wide(({ whom }) => whom)]
  return tried
    .flatMap(({ route, whom, got, problems }) => [
      `${route.padEnd(routes)} | ${whom.padEnd(people)} | ${got}`,
      ...problems.map((problem) => `  ✗ ${problem}`),
    ])
    .join('\n')
}
