import { readChoice, SECTIONS } from './joint.ts'
import { runSections } from './section.ts'

/**
 * `npm run bench`: everything beside its peers in one table; `-- --only turns,photos` takes some of it. A ratio says how many
 * times better ours is, whether more of it is better or less.
 */
const { only } = readChoice(process.argv.slice(2))
await runSections('bench', only ?? SECTIONS)
