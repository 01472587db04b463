import type { Span } from '../../../db/figures.ts'
import { findInLog } from '../../../db/findInLog.ts'
import { profilesOf } from '../../../db/people.ts'
import { type LogCursor, type LogLine, type LogWindow, venueLog } from '../../../db/venueLog.ts'
import { addDays, cityDay, clock, startOfCityDay } from '../../core/cityTime.ts'
import type { LogAsked } from '../../core/logAsked.ts'
import type { Profile } from '../../core/person.ts'
import { maskedName } from '../../core/personName.ts'
import { maskPhone } from '../../core/phone.ts'
import { type Text, text, words } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { searchedBy } from '../../core/visitorWords.ts'

/** Where a log is read: in a turn of the chat, or for a page. */
export type Reader = Pick<Turn, 'store' | 'city' | 'now'>

/** A moment of a line: its day and clock, and whether nobody saw it. */
export type LineMoment = { readonly day: string; readonly time: string; readonly inferred: boolean }

/** A line as its venue's owner may see it. */
export type ShownLine = {
  readonly from: LineMoment
  /** Absent while the visitor is inside. */
  readonly until: LineMoment | undefined
  readonly person: Text
  readonly phone: string | undefined
  readonly companions: number
  readonly gate: string
}

export type ShownPage = { readonly lines: readonly ShownLine[]; readonly next: LogCursor | undefined }

/** A page of a venue's log, masked. Whoever calls has asked whether it may be read. */
export async function readLog(
  reader: Reader,
  venueId: number,
  asked: LogAsked,
  window: LogWindow,
): Promise<ShownPage> {
  const part = { venueId, span: spanOf(reader, asked), gateId: asked.gateId }
  const { lines, next } = asked.words
    ? await findInLog(reader.store, part, searchedBy(asked.words), window)
    : await venueLog(reader.store, part, window)
  const people = lines.flatMap(({ personId }) => personId ?? [])
  const profiles = await profilesOf<Profile>(reader.store, people)
  return { lines: lines.map((line) => shown(reader, line, profiles.get(line.personId ?? 0))), next }
}

/** From the start of the first day to the end of the last. */
export function spanOf({ city }: Pick<Reader, 'city'>, { first, last }: LogAsked): Span {
  return { from: startOfCityDay(first, city.timeZone), to: startOfCityDay(addDays(last, 1), city.timeZone) }
}

function shown({ city: { timeZone } }: Reader, line: LogLine, profile: Profile | undefined): ShownLine {
  const moment = (at: Date, inferred: boolean): LineMoment => ({
    day: cityDay(at, timeZone),
    time: clock(at, timeZone),
    inferred,
  })
  return {
    from: moment(line.startedAt, line.startInferred),
    until: line.endedAt === null ? undefined : moment(line.endedAt, line.endedBy !== 'out'),
    person: personText(profile),
    phone: profile?.phone === undefined ? undefined : maskPhone(profile.phone),
    companions: line.companions,
    gate: line.gateName,
  }
}

function personText(profile: Profile | undefined): Text {
  if (!profile) return text('log.erased')
  return profile.name ? words(maskedName(profile.name)) : text('log.noName')
}
