import { roundById } from '../../../db/rounds.ts'
import type { Session } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'

/** The forms in which a report is written. */
const REPORT_FORMS: ReadonlySet<string> = new Set(['report', 'reportAbove', 'reportTarget', 'reportRemarks'])

/** What was begun for another round, or by another button, is given up: its answers are no answers to this. */
export function withoutReports({ left, ...session }: Session): Session {
  const forms = session.forms.filter(({ form }) => !REPORT_FORMS.has(form))
  return { ...session, forms, ...(left && !REPORT_FORMS.has(left.form.form) && { left }) }
}

/** A question about a round that was closed meanwhile is dropped: nothing could come of its answer. */
export async function dropReportOfClosed(turn: Turn): Promise<void> {
  const { reporting, ...session } = turn.session
  if (reporting && (await roundById(turn.store, reporting.round))?.closedAt)
    turn.session = withoutReports(session)
}
