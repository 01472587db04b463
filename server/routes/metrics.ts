import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Gauge, Registry } from 'prom-client'
import type { City } from '../../bot/core/city.ts'
import { today } from '../../bot/flows/group/summary.ts'
import { partsOf } from '../../bot/flows/group/unitTree.ts'
import type { Database } from '../../db/connect.ts'
import { figuresOfUnits, type PeriodFigures } from '../../db/figures.ts'
import { keptAWhile } from './keptAWhile.ts'

/** For how long an answer is given again: several who scrape ask the database once. */
const KEPT_MILLISECONDS = 10_000

const GAUGES: readonly { name: string; help: string; of: keyof PeriodFigures }[] = [
  { name: 'khaibao_venues_open', help: 'Venues open today', of: 'open' },
  { name: 'khaibao_venues_active', help: 'Open venues with a visit today', of: 'active' },
  { name: 'khaibao_visits_in', help: 'Who came in today', of: 'ins' },
  { name: 'khaibao_visits_out', help: 'Who left today', of: 'outs' },
  { name: 'khaibao_declarations', help: 'Declarations made today by the usual form', of: 'declarations' },
  { name: 'khaibao_declarations_risky', help: 'Those of them with a risk factor', of: 'risky' },
]

export type MetricsParts = {
  readonly database: Database
  readonly city: City
  readonly token: string
  readonly now: () => Date
}

/**
 * `GET /metrics`: today's figures of the city and of each unit right below it, as summaries tell them, for whoever bears the
 * token; to all others there is no such page.
 */
export async function metricsRoutes(app: FastifyInstance, { token, ...parts }: MetricsParts): Promise<void> {
  const read = keptAWhile(() => metricsOf(parts), KEPT_MILLISECONDS, parts.now)
  app.get('/metrics', async (request, reply) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) return reply.callNotFound()
    const { contentType, body } = await read()
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(body)
  })
}

type Metrics = { readonly contentType: string; readonly body: string }

async function metricsOf({ database, city, now }: Omit<MetricsParts, 'token'>): Promise<Metrics> {
  const { edition, units } = city
  const root = units.root.code
  const codes = [root, ...partsOf(city, { edition, unitCode: root }).map(({ code }) => code)]
  const day = today(city, now())
  const figures = await figuresOfUnits(database, edition, codes, { first: day, last: day })
  const registry = new Registry()
  for (const { name, help, of } of GAUGES) {
    const gauge = new Gauge({ name, help, labelNames: ['level', 'unit'], registers: [registry] })
    for (const [unit, counted] of figures)
      gauge.set({ level: unit === root ? 'city' : 'part', unit }, counted[of])
  }
  return { contentType: registry.contentType, body: await registry.metrics() }
}

/** Compares in a time that tells nothing of where the difference is, nor of its length. */
function isSame(given: string, expected: string): boolean {
  const hashed = (words: string) => createHash('sha256').update(words).digest()
  return timingSafeEqual(hashed(given), hashed(expected))
}
