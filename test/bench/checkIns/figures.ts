import type { BenchDatabase } from '../benchDatabase.ts'
import { alone, besideAsked, type Figure, quantile } from '../harness.ts'
import type { Section } from '../section.ts'
import { type Load, startCheckIns, type Took, type Until } from './measure.ts'

/** A second: what stays under the pace that Telegram allows. */
const PACE_TO_THE_DOOR = 25
const NAMES = { committed: 'committed answer', door: "messenger's door" } as const
/** Milliseconds in which 99 of 100 answers are to be there. */
const ASKED = { text: 300, photo: 1_000 } as const
/** Codes that are shown on ordinary photos are not all read; fewer visits than this mean that something is wrong. */
const LEAST_RECORDED = 0.97

type Wanted = {
  /** Check-ins whose answers are committed; their messages wait for the messenger's pace. */
  readonly perSecond: number
  /** So long each pace is kept, after a warm-up in which a fresh process compiles itself. */
  readonly seconds: number
  readonly warmUpSeconds: number
  /** Whether the process ends with 1 when answers come later than is asked. */
  readonly mustKeep: boolean
}

/** How soon check-ins are answered at a steady load, by code text and by photo, beside the time that is allowed. */
export function checkInSection({ mustKeep, ...wanted }: Wanted): Section {
  return {
    name: 'load',
    async run(bench) {
      const figures = await measureCheckIns(await bench.database(), wanted)
      if (mustKeep && figures.some(({ ratio }) => ratio !== null && !(ratio >= 1))) process.exitCode = 1
      return figures
    },
  }
}

async function measureCheckIns(
  bench: BenchDatabase,
  { perSecond, ...spans }: Omit<Wanted, 'mustKeep'>,
): Promise<Figure[]> {
  const checkIns = await startCheckIns(bench)
  try {
    const figures: Figure[] = []
    // The slow one first: the fast one leaves more in the outbox than the messenger's pace lets go.
    for (const until of ['door', 'committed'] as const) {
      const pace = until === 'door' ? PACE_TO_THE_DOOR : perSecond
      figures.push(...figuresOf(await checkIns.offer({ ...spans, perSecond: pace }, until), until, pace))
    }
    return figures
  } finally {
    await checkIns.stop()
  }
}

function figuresOf(load: Load, until: Until, perSecond: number): Figure[] {
  const { shown, visits, generatorLatest, busy } = load
  if (visits < shown * LEAST_RECORDED)
    throw new Error(`of ${shown} codes that were shown ${visits} were recorded`)
  const at = `check-ins at ${perSecond}/s`
  console.error(
    `${at}: ${visits} visits of ${shown} codes, the generator late by ${generatorLatest.toFixed(1)} ms at most`,
  )
  const to = `${at} to the ${NAMES[until]}`
  return [
    ...quantiles(`${to}: code typed`, of(load, ['typed']), ASKED.text),
    ...quantiles(`${to}: photo`, of(load, ['poster', 'noCode']), ASKED.photo),
    ...quantiles(`${to}: photo without a code`, of(load, ['noCode'])),
    alone(`${at}: acknowledged, p99`, 'ms', [quantile(load.acknowledged, 0.99)]),
    ...WHO.map(([who, name]) => alone(`${at}: processors busy with ${name}`, '%', [100 * busy[who]])),
  ]
}

const WHO = [
  ['machine', 'all, PostgreSQL among it'],
  ['server', 'the server'],
  ['generator', 'the generator of load'],
  ['api', 'the stub of the messenger'],
] as const satisfies readonly (readonly [keyof Load['busy'], string])[]

function of({ took }: Load, kinds: readonly Took['kind'][]): number[] {
  return took.filter(({ kind }) => kinds.includes(kind)).map(({ milliseconds }) => milliseconds)
}

/** What is asked is asked of the 99th percentile. */
function quantiles(name: string, times: readonly number[], asked?: number): Figure[] {
  return [0.5, 0.95, 0.99].map((share) => {
    const named = `${name}, p${100 * share}`
    const taken = quantile(times, share)
    return share === 0.99 && asked !== undefined
      ? besideAsked(`${named}, beside the ${asked} ms that are asked`, 'ms', taken, asked)
      : alone(named, 'ms', [taken])
  })
}
