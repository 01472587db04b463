import { Gauge, type Registry } from 'prom-client'
import type { City } from '../../bot/core/city.ts'
import { today } from '../../bot/flows/group/summary.ts'
import { partsOf } from '../../bot/flows/group/unitTree.ts'
import type { Database } from '../../db/connect.ts'
import { figuresOfUnits, type PeriodFigures } from '../../db/figures.ts'

const GAUGES: readonly { name: string; help: string; of: keyof PeriodFigures }[] = [
  { name: 'khaibao_venues_open', help: 'Venues open today', of: 'open' },
  { name: 'khaibao_venues_active', help: 'Open venues with a visit today', of: 'active' },
  { name: 'khaibao_visits_in', help: 'Who came in today', of: 'ins' },
  { name: 'khaibao_visits_out', help: 'Who left today', of: 'outs' },
  { name: 'khaibao_declarations', help: 'Declarations made today by the usual form', of: 'declarations' },
  { name: 'khaibao_declarations_risky', help: 'Those of them with a risk factor', of: 'risky' },
]

/** Adds today's figures of the city and of each unit right below it, as summaries tell them. */
export async function addCityFigures(
  registry: Registry,
  { database, city, now }: { readonly database: Database; readonly city: City; readonly now: () => Date },
): Promise<void> {
  const { edition, units } = city
  const root = units.root.code
  const codes = [root, ...partsOf(city, { edition, unitCode: root }).map(({ code }) => code)]
  const day = today(city, now())
  const figures = await figuresOfUnits(database, edition, codes, { first: day, last: day })
  for (const { name, help, of } of GAUGES) {
    const gauge = new Gauge({ name, help, labelNames: ['level', 'unit'], registers: [registry] })
    for (const [unit, counted] of figures)
      gauge.set({ level: unit === root ? 'city' : 'part', unit }, counted[of])
  }
}
