import { runSections } from './section.ts'
import { acknowledgements, latency, turns, zalo } from './turnSections.ts'

/** `npm run bench:turns`: how fast messages are acknowledged and handled, beside what others do with less. */
await runSections('turns', [acknowledgements, zalo, turns, latency])
