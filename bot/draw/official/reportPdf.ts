import { paintPdf } from '../paintPdf.ts'
import type { OfficialReport } from './report.ts'

/** A report as a PDF on A4, ready to be signed. */
export function reportPdf({ subject, madeOn }: OfficialReport): Promise<Uint8Array> {
  return paintPdf([{ width: 210, height: 297, title: subject, marks: [] }], madeOn)
}
