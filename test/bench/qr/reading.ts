import { z } from 'zod'

/** What a child process measured of one photo, and at the end of the process. */
export const READINGS = z.object({
  readings: z.array(z.object({ texts: z.array(z.string()), cpuMs: z.number() })),
  peakMb: z.number(),
})
export type Readings = z.infer<typeof READINGS>

/** What a child process is told: files to read, and files to read before anything is measured. */
export const MANIFEST = z.object({ files: z.array(z.string()), warmUp: z.array(z.string()) })
export type Manifest = z.infer<typeof MANIFEST>
