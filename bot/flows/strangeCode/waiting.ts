import { cityDay } from '../../core/cityTime.ts'
import { innermostForm, type Session } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'

/** The form that asks where a code hangs. */
export const PLACE_FORM = 'strangePlace'

/** Who saw a code may be interrupted; after this long nobody remembers which one it was. */
const WAIT_HOURS = 4
const HOUR_MILLISECONDS = 3_600_000
/** Reports a chat a day: more than anybody meets who walks through a market. */
export const REPORTS_A_DAY = 5

export type WaitingCode = NonNullable<Session['strangeCode']>

/** Holds a code, by its hash, until it is reported; what was being said of an earlier one is no longer asked. */
export function holdCode(turn: Turn, seen: Pick<WaitingCode, 'hash' | 'isOldPoster'>): WaitingCode {
  const code = { ...seen, at: turn.now.toISOString() }
  turn.session = { ...withoutPlaceForm(turn.session), strangeCode: code }
  return code
}

export function codeInWait({ session, now }: Turn): WaitingCode | undefined {
  const { strangeCode: code } = session
  return code && now.getTime() - Date.parse(code.at) < WAIT_HOURS * HOUR_MILLISECONDS ? code : undefined
}

export function dropCode(turn: Turn): void {
  const { strangeCode: _dropped, ...session } = withoutPlaceForm(turn.session)
  turn.session = session
}

/** What a button says of the code under which it stands: one of an older message is about a code that is gone. */
export function nameOfCode({ at }: WaitingCode): string {
  return Date.parse(at).toString(36)
}

/** Whether the real poster of a place, sent now, says where a strange code hangs instead of being an arrival. */
export function awaitsPoster(session: Session): boolean {
  return innermostForm(session)?.form === PLACE_FORM
}

/**
 * Counted in the session and not by the reports that are kept: of two for one place only one is kept, and whoever could see
 * by the limit that a second was not kept would learn that two names are one place's.
 */
export function reportsToday({ session, now, city }: Turn): number {
  const { strangeReports: sent } = session
  return sent?.day === cityDay(now, city.timeZone) ? sent.count : 0
}

export function countReport(turn: Turn): void {
  const day = cityDay(turn.now, turn.city.timeZone)
  turn.session = { ...turn.session, strangeReports: { day, count: reportsToday(turn) + 1 } }
}

function withoutPlaceForm({ left, ...session }: Session): Session {
  const forms = session.forms.filter(({ form }) => form !== PLACE_FORM)
  return { ...session, forms, ...(left && left.form.form !== PLACE_FORM && { left }) }
}
