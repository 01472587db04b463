import { writeFileSync } from 'node:fs'
import { saveOaTokens } from '../../db/oaTokens.ts'
import { BENCH_KEY_SETTINGS, BENCH_TOKEN, startBenchDatabase } from '../bench/benchDatabase.ts'
import { freePort } from '../bench/load.ts'
import { startTelegram } from '../emulators/telegram/startTelegram.ts'
import { openVenue } from '../faults/support/venue.ts'
import { ZONE } from '../flows/world/city.ts'
import { startServerProcess } from '../support/serverProcess.ts'
import { type Drawn, paintDashboard } from './paint.ts'
import { filledIn, type Panel, readPanels } from './panels.ts'
import { type Prometheus, startPrometheus } from './prometheus.ts'
import { letTheDayPass } from './rush.ts'

/**
 * `npm run dashboard`: runs a web process and a worker under load, lets Prometheus scrape them, asks it every panel of the
 * dashboard, and draws what an operator would see. Some minutes; `PROMETHEUS` names the program where it is not Debian's.
 */
const PICTURE = new URL('../../.readme/dashboard.png', import.meta.url)
const METRICS_TOKEN = 'a-token-of-the-dashboard'
const SCRAPE_SECONDS = 3
/** Four scrapes, as Grafana takes for `$__rate_interval`. */
const RATE_SECONDS = 4 * SCRAPE_SECONDS
/** What Zalo gives an access token. */
const TOKEN_SECONDS = 90_000

const note = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`)

const stops: (() => Promise<void>)[] = []
try {
  await draw()
} finally {
  // What began last ends first, and all of it, also when one doesn't end well.
  for (const stop of stops.toReversed()) await stop().catch((error) => note(`not ended well: ${error}`))
}

/** What is to be stopped when the picture is drawn or something went wrong. */
function stoppable<One extends { stop(): Promise<void> }>(one: One): One {
  stops.push(() => one.stop())
  return one
}

async function draw(): Promise<void> {
  const { database, url } = stoppable(await startBenchDatabase(note))
  const telegram = stoppable(await startTelegram({ token: BENCH_TOKEN }))
  const [webPort, workerPort] = [await freePort(), await freePort()]
  const publicUrl = `http://localhost:${webPort}`
  const settings = {
    ...BENCH_KEY_SETTINGS,
    DATABASE_URL: url,
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    TELEGRAM_BOT_TOKEN: BENCH_TOKEN,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    METRICS_TOKEN,
  }
  stoppable(await startServerProcess({ ...settings, ROLE: 'web', PORT: String(webPort) }))
  const worker = stoppable(
    await startServerProcess({ ...settings, ROLE: 'worker', PORT: String(workerPort) }),
  )
  const targets = [`localhost:${webPort}`, `localhost:${workerPort}`]
  const prometheus = stoppable(await startPrometheus(targets, METRICS_TOKEN, SCRAPE_SECONDS))
  note('web, worker and Prometheus run')
  // As a consent leaves it: an account's token is among what is watched.
  await saveOaTokens(database, '1', { access: 'of nobody', refresh: 'of nobody', seconds: TOKEN_SECONDS })

  const from = Date.now() / 1000
  const hung = {
    pause: () => void process.kill(worker.pid, 'SIGSTOP'),
    resume: () => void process.kill(worker.pid, 'SIGCONT'),
  }
  // One that stands still could not end.
  stops.push(async () => hung.resume())
  const venue = await openVenue(database, publicUrl, 1)
  await letTheDayPass({ telegram, database, venue, worker: hung }, note)
  await paint(prometheus, { from, to: Date.now() / 1000 })
}

type Span = { readonly from: number; readonly to: number }

async function paint(prometheus: Prometheus, span: Span): Promise<void> {
  const drawn = await Promise.all(readPanels().map((panel) => asked(prometheus, panel, span)))
  const { from, to } = span
  for (const alert of await prometheus.range('ALERTS{alertstate="firing"}', from, to, SCRAPE_SECONDS))
    note(`${alert.labels.alertname} fired for ${alert.points.length * SCRAPE_SECONDS} s`)
  for (const { panel } of drawn.filter(({ panel, lines }) => panel.type !== 'row' && lines.length === 0))
    note(`nothing to show: ${panel.title}`)
  writeFileSync(
    PICTURE,
    await paintDashboard(
      drawn,
      'Vẽ bằng chương trình của chúng tôi từ số liệu thật, không phải ảnh chụp Grafana.',
      ZONE,
    ),
  )
}

async function asked({ range }: Prometheus, panel: Panel, { from, to }: Span): Promise<Drawn> {
  const targets = panel.targets ?? []
  const answers = await Promise.all(
    targets.map(async ({ expr, legendFormat }) => {
      const lines = await range(filledIn(expr, RATE_SECONDS), from, to, SCRAPE_SECONDS)
      return lines.map((line) => ({ ...line, name: nameOf(legendFormat, line.labels) }))
    }),
  )
  return { panel, lines: answers.flat() }
}

function nameOf(format: string, labels: Readonly<Record<string, string>>): string {
  return format.replace(/\{\{(\w+)\}\}/g, (_, name: string) => labels[name] ?? '')
}
