import { parseArgs } from 'node:util'
import { checkInSection } from './checkIns/figures.ts'
import { runSections } from './section.ts'

/** What a city at eight in the morning brings, a second. */
const RUSH = '200'

/**
 * `npm run bench:load -- --pace 150`: how soon check-ins are answered at a steady load; it fails when they come later than is asked. By
 * what is asked a machine may be called large enough for a pace.
 */
const { values } = parseArgs({ options: { pace: { type: 'string', default: RUSH } } })
const perSecond = Number(values.pace)
await runSections('load', [checkInSection({ perSecond, seconds: 60, warmUpSeconds: 20, mustKeep: true })])
