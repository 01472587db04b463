import { paintPng } from '../paintPng.ts'
import type { SummaryPicture } from './summary.ts'

/** As wide as messengers send photos, or a little less. */
const PIXELS = 1080

/** A summary as a PNG. */
export function summaryPicture({ title }: SummaryPicture): Uint8Array {
  return paintPng({ width: 360, height: 480, title, marks: [] }, PIXELS)
}
