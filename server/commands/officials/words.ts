import type { Office } from '../../../bot/core/office.ts'

/** What each office does, as the operator's lists name it. */
export const OFFICE_WORDS: Readonly<Record<Office, string>> = {
  reporter: 'báo cáo',
  lead: 'phụ trách',
  tracer: 'truy vết',
}
