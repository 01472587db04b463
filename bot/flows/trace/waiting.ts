import { innermostForm, type Session, type Tracing } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'

/** The forms of one question each by which a case is begun. */
export const REFERENCE_FORM = 'traceReference'
export const WHOM_FORM = 'traceWhom'
export const DAYS_FORM = 'traceDays'
const FORMS: ReadonlySet<string> = new Set([REFERENCE_FORM, WHOM_FORM, DAYS_FORM])

/** Hours for which a case that was begun is gone on with; later it is begun anew, with its number in front of one's eyes. */
const WAIT_HOURS = 4
const HOUR_MILLISECONDS = 3_600_000

/** Whether a photo of a personal code, or a typed one, says whose case it is. */
export function awaitsTraced(session: Session): boolean {
  return innermostForm(session)?.form === WHOM_FORM
}

/** The case that is being begun; nothing where none is, or too long ago. */
export function tracingNow({ session: { tracing }, now }: Turn): Tracing | undefined {
  return tracing && now.getTime() - Date.parse(tracing.at) < WAIT_HOURS * HOUR_MILLISECONDS
    ? tracing
    : undefined
}

/** Holds the case that is being begun, in place of any before, whose questions are asked no more. */
export function holdTracing(turn: Turn, tracing: Tracing): void {
  turn.session = { ...withoutForms(turn.session), tracing }
}

export function dropTracing(turn: Turn): void {
  const { tracing: _dropped, ...session } = withoutForms(turn.session)
  turn.session = session
}

function withoutForms({ left, ...session }: Session): Session {
  const forms = session.forms.filter(({ form }) => !FORMS.has(form))
  return { ...session, forms, ...(left && !FORMS.has(left.form.form) && { left }) }
}
