import { exportSection } from './benchExport.ts'
import { runSections } from './section.ts'

/** `npm run bench:export`: the part of `bench:log` that writes files, alone. */
await runSections('export', [exportSection])
