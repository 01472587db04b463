import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startServerProcess } from '../support/serverProcess.ts'
import { BENCH_KEY_SETTINGS, type BenchDatabase, startBenchDatabase } from './benchDatabase.ts'
import { approveNotices, makePeople, tellToTakeDown } from './broadcastCity.ts'
import { type Asker, type Side, telegramSide, zaloSide } from './broadcastSides.ts'
import { alone, besideAsked, type Figure, quantile, report } from './harness.ts'
import { freePort } from './load.ts'

/**
 * `npm run bench:broadcast`: whether what goes to thousands goes at the pace that the messenger allows, and how fast others are
 * answered meanwhile. The messengers are the strict emulators.
 */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000' },
    processes: { type: 'string', default: '1,2,4' },
    channels: { type: 'string', default: 'telegram,zalo' },
    /** An Official Account's 100 a minute, forty times as fast; 100 is the same in full length. */
    'zalo-calls': { type: 'string', default: '4000' },
  },
})
const MESSAGES = Number(values.messages)
const ASKERS = 60
const QUESTIONS_A_SECOND = 5
/** Seconds of questions alone, for comparison. */
const CALM_SECONDS = 30
/** Of the pace that is allowed; less of it, or one message that came too fast, fails the bench. */
const LEAST_SHARE = 0.95
/** Seconds at the beginning of a broadcast that are not counted: what a messenger lets through at once. */
const BURST_SECONDS = 3

const figures: Figure[] = []
for (const channel of values.channels.split(',')) {
  for (const processes of values.processes.split(',').map(Number)) {
    figures.push(...(await round(channel, processes)))
    report('broadcast', figures)
  }
}

async function round(channel: string, processes: number): Promise<Figure[]> {
  const bench = await startBenchDatabase(() => {})
  const side =
    channel === 'zalo'
      ? await zaloSide(MESSAGES, ASKERS, Number(values['zalo-calls']))
      : await telegramSide(MESSAGES, ASKERS)
  const servers: { stop(): Promise<void> }[] = []
  try {
    const ports: number[] = []
    for (let n = 0; n < processes; n++) ports.push(await freePort())
    const base = `http://localhost:${ports[0]}`
    for (const port of ports)
      servers.push(
        await startServerProcess({
          ...BENCH_KEY_SETTINGS,
          ...side.settings,
          DATABASE_URL: bench.url,
          PORT: String(port),
          PUBLIC_URL: base,
        }),
      )
    await side.connect(bench.database, base)
    return await measure(bench, side, `${channel}, ${processes} process${processes > 1 ? 'es' : ''}: `)
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    await side.stop()
    await bench.stop()
  }
}

async function measure({ database }: BenchDatabase, side: Side, name: string): Promise<Figure[]> {
  await Promise.all(side.askers.map((asker) => asker.ask()))
  const calm = await questions(side.askers, () => wait(CALM_SECONDS * 1000))
  const people = await makePeople(database, side.channel, side.addresses)
  const before = side.said().length
  const during = await questions(side.askers, async () => {
    if (side.channel === 'telegram')
      await approveNotices(
        database,
        people.map(({ personId }) => personId),
      )
    else
      await tellToTakeDown(
        database,
        people.map(({ chatId }) => chatId),
      )
    await broadcastDone(database, people.length)
  })
  const said = side.said().slice(before)
  const { perSecond, seconds } = await steadyRate(database, said)
  const tooFast = said.filter((one) => one.tooFast).length
  console.error(`${name}${seconds.toFixed(0)} s of full pace`)
  if (perSecond < LEAST_SHARE * side.allowed || tooFast > 0) process.exitCode = 1
  return [
    besideAsked(`${name}messages at full pace, beside what is allowed`, '/s', perSecond, side.allowed),
    alone('  refused because they came too fast', '', [tooFast]),
    besideAsked(
      '  an answer meanwhile beside one without it, median',
      'ms',
      quantile(during, 0.5),
      quantile(calm, 0.5),
    ),
    besideAsked('  99th percentile', 'ms', quantile(during, 0.99), quantile(calm, 0.99)),
  ]
}

/** Asks at an even pace, one after the other, until the work is done; gives the milliseconds of each answer. */
async function questions(askers: readonly Asker[], work: () => Promise<unknown>): Promise<number[]> {
  let over = false
  const working = work().finally(() => {
    over = true
  })
  const times: Promise<number>[] = []
  const began = performance.now()
  for (let n = 0; !over; n++) {
    const asker = askers[n % askers.length]
    if (asker) times.push(timed(asker))
    await wait(Math.max(0, began + ((n + 1) * 1000) / QUESTIONS_A_SECOND - performance.now()))
  }
  await working
  return Promise.all(times)
}

async function timed(asker: Asker): Promise<number> {
  const began = performance.now()
  await asker.ask()
  return performance.now() - began
}

async function broadcastDone({ client }: BenchDatabase['database'], count: number): Promise<void> {
  for (;;) {
    const [row] = await client<{ done: number }[]>`
      select count(*)::int as done from outbox where class = 2 and done_at is not null`
    if (row && row.done >= count) return
    await wait(500)
  }
}

/** Everything that was said a second, from the end of the burst to the last but some of the broadcast. */
async function steadyRate(
  { client }: BenchDatabase['database'],
  said: readonly { readonly at: number }[],
): Promise<{ readonly perSecond: number; readonly seconds: number }> {
  const [span] = await client<{ first: number; last: number; failed: number }[]>`
    select extract(epoch from min(done_at))::float8 * 1000 as first, extract(epoch from max(done_at))::float8 * 1000 as last,
           count(*) filter (where outcome <> 'sent')::int as failed
      from outbox where class = 2`
  if (!span || span.failed > 0) throw new Error(`${span?.failed} messages did not arrive`)
  const [from, to] = [span.first + BURST_SECONDS * 1000, span.last - 1000]
  const seconds = (to - from) / 1000
  return { perSecond: said.filter(({ at }) => at >= from && at < to).length / seconds, seconds }
}
