import { z } from 'zod'

/** The ratios of one run, by sections and by the figures' names; higher is better in all of them. */
export const RECORDED = z.object({
  recordedOn: z.string(),
  machine: z.string(),
  ratios: z.record(z.string(), z.record(z.string(), z.number())),
})
export type Recorded = z.infer<typeof RECORDED>

/** What a run leaves in `bench-output/bench.json`, as far as it is compared. */
export const MEASURED = z.array(
  z.object({ section: z.string(), name: z.string(), ratio: z.number().nullable() }),
)
export type Measured = z.infer<typeof MEASURED>

/** A ratio that has fallen to this share of what was recorded, or below, has fallen by a quarter. */
const FALLEN = 0.75

export type Compared = {
  readonly section: string
  readonly name: string
  readonly recorded: number | undefined
  readonly now: number | undefined
  readonly verdict: 'held' | 'fallen' | 'missing' | 'new'
}

/** Compares each ratio that was recorded with what was measured now, and names what was not recorded yet. */
export function compareWithRecorded({ ratios }: Pick<Recorded, 'ratios'>, measured: Measured): Compared[] {
  const now = ratiosOf(measured)
  const sections = [...new Set([...Object.keys(ratios), ...Object.keys(now)])]
  return sections.flatMap((section) => {
    const names = new Set([...Object.keys(ratios[section] ?? {}), ...Object.keys(now[section] ?? {})])
    return [...names].map((name) =>
      comparedOf({ section, name, recorded: ratios[section]?.[name], now: now[section]?.[name] }),
    )
  })
}

function comparedOf(pair: Omit<Compared, 'verdict'>): Compared {
  return { ...pair, verdict: verdictOn(pair) }
}

function verdictOn({ recorded, now }: Omit<Compared, 'verdict'>): Compared['verdict'] {
  if (recorded === undefined) return 'new'
  if (now === undefined) return 'missing'
  return now > recorded * FALLEN ? 'held' : 'fallen'
}

/** Whether something that was recorded is worse now, or was not measured. */
export function hasFallen(compared: readonly Compared[]): boolean {
  return compared.some(({ verdict }) => verdict === 'fallen' || verdict === 'missing')
}

/** The ratios of what was measured; figures without a peer have none. */
export function ratiosOf(measured: Measured): Recorded['ratios'] {
  const ratios: Record<string, Record<string, number>> = {}
  for (const { section, name, ratio } of measured)
    if (ratio !== null) ratios[section] = { ...ratios[section], [name]: ratio }
  return ratios
}

/** Of each ratio of a run the lower one of it and of what was recorded: what is reached in a machine's slow hours as well. */
export function lowerOf(recorded: Recorded['ratios'], run: Recorded['ratios']): Recorded['ratios'] {
  const lowerIn = (section: string, ratios: Readonly<Record<string, number>>) =>
    Object.entries(ratios).map(([name, ratio]) => [name, Math.min(ratio, recorded[section]?.[name] ?? ratio)])
  return Object.fromEntries(
    Object.entries(run).map(([section, ratios]) => [section, Object.fromEntries(lowerIn(section, ratios))]),
  )
}
