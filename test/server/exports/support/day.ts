import type { Limits } from '../../../../server/exports/write.ts'

export const DAY = '2026-11-20'
/** When files are asked for. */
export const NOW = new Date('2026-11-21T05:00:00Z')
/** Parts so small that a file of a few thousand rows has many. */
export const SMALL_PARTS: Limits = { rows: 1_000_000, bytes: 1_000_000_000, partBytes: 16 * 1024 }
