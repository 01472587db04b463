import { checkInSection } from './checkIns/figures.ts'
import { runSections } from './section.ts'

/** `npm run bench:load`: how soon check-ins are answered at a steady load; it fails when they come later than is asked. */
await runSections('load', [checkInSection({ seconds: 60, warmUpSeconds: 20, mustKeep: true })])
