import qrcode from 'qrcode'
import { gateUrl } from '../../bot/qr/ownUrl.ts'
import type { Database } from '../../db/connect.ts'
import { photoWithoutCode } from '../bench/photos.ts'
import type { Tally } from '../fuzz/people/honest.ts'
import { startTown } from '../fuzz/town.ts'
import { eventually } from '../support/eventually.ts'
import { type Holdings, holdingsOf, waitingIn } from './holdings.ts'
import { growthsIn, isTooMuch, said } from './judge.ts'
import { type Options, readOptions } from './options.ts'
import { letTheCityLive } from './people.ts'

/** Milliseconds between two looks at what the server holds. */
const LOOK_MILLISECONDS = 5_000
/** Until then code is compiled, connections open and caches fill: this share of the run, and no longer than ten minutes. */
const WARM_UP = { share: 0.4, seconds: 600 }
/** MB: half again what the server holds where it levels off under the fuzzer. */
const MOST_MEMORY = 900
/** Milliseconds in which all that waits must be done when nobody does anything more. */
const COMING_TO_REST = 60_000
const SHOWN_ROWS = 12

const options = readOptions(process.argv.slice(2))
console.log(`soak: ${options.minutes} minutes, seed ${options.seed} (--seed ${options.seed} repeats it)`)
const wrong = await run(options)
for (const line of wrong) console.log(`✗ ${line}`)
console.log(wrong.length === 0 ? 'nothing grows' : `${wrong.length} findings`)
process.exitCode = wrong.length === 0 ? 0 : 1

/** Lets the city live for so long; gives what is wrong. */
async function run({ minutes, seed }: Options): Promise<readonly string[]> {
  const town = await startTown(seed, () => {})
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1_000
  const tally: Tally = { answered: 0, slowest: 0, wrong: [] }
  const samples: Holdings[] = []
  const looking = setInterval(async () => {
    samples.push(await holdingsOf(town.server.pid, town.database, seconds()))
  }, LOOK_MILLISECONDS)
  try {
    const [code = ''] = town.codes
    const poster = await qrcode.toBuffer(gateUrl(town.base, code), { width: 600, margin: 4 })
    const photos = { poster, wall: await photoWithoutCode() }
    const goesOn = () => seconds() < minutes * 60
    await letTheCityLive({ town, photos, seed, goesOn, tally })
    const waiting = await leftWaiting(town.database)
    return [...verdict(samples, tally), ...waiting]
  } finally {
    clearInterval(looking)
    await town.end()
  }
}

function verdict(samples: readonly Holdings[], { answered, slowest, wrong }: Tally): readonly string[] {
  const length = samples.at(-1)?.seconds ?? 0
  const warm = Math.min(WARM_UP.seconds, length * WARM_UP.share)
  const growths = growthsIn(samples, warm)
  console.table(rowsOf(samples))
  for (const growth of growths) console.log(said(growth))
  console.log(`${answered} answers, the slowest after ${Math.round(slowest)} ms`)
  const most = Math.max(...samples.map(({ server }) => server))
  return [
    ...wrong,
    ...growths.filter(isTooMuch).map((growth) => `too much: ${said(growth)}`),
    ...(most > MOST_MEMORY ? [`the server held ${Math.round(most)} MB`] : []),
  ]
}

/** What still waits when nobody has done anything for a while. */
async function leftWaiting(database: Database): Promise<readonly string[]> {
  const isAtRest = async () => (await waitingIn(database)).length === 0
  await eventually(isAtRest, '', COMING_TO_REST).catch(() => {})
  return waitingIn(database)
}

/** A few looks, evenly over the run. */
function rowsOf(samples: readonly Holdings[]): readonly Record<string, number>[] {
  const every = Math.max(1, Math.ceil(samples.length / SHOWN_ROWS))
  const shown = samples.filter((_, index) => index % every === 0 || index === samples.length - 1)
  return shown.map((sample) =>
    Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, Math.round(value)])),
  )
}
