import type { OwnVisit } from '../../../db/ownVisits.ts'
import { cityDay } from '../../core/cityTime.ts'
import { isMeantAsTime, parseDeparture, parseSaidTime } from '../../core/leftAt.ts'
import { innermostForm } from '../../core/session.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { askWhen } from './askWhen.ts'
import { leftAt } from './left.ts'
import { canSayEnd, visitOfButton } from './mine.ts'

/** Who was asked when they left answers within this time; later a number means something else. */
const ANSWER_MILLISECONDS = 3_600_000

/** Whether the words say that somebody left and when, or answer that question, and were taken so. */
export async function departureSaid(turn: Turn, typed: string): Promise<boolean> {
  if (turn.chat.kind !== 'private') return false
  const today = cityDay(turn.at, turn.city.timeZone)
  const whole = parseDeparture(typed, today)
  // A form that is open has asked since: a time alone is for it.
  if (whole === undefined && innermostForm(turn.session)) return false
  const asked = takeAsked(turn)
  const said = whole ?? (asked ? parseSaidTime(typed, today) : undefined)
  if (said === undefined && !(asked && isMeantAsTime(typed, today))) return false
  const about = asked === undefined ? undefined : await visitOfButton(turn, asked)
  if (asked !== undefined && !about) return true
  if (said === undefined || said === 'unclear') await notATime(turn, about)
  else await leftAt(turn, said, { about, orOther: whole !== undefined })
  return true
}

/** The visit of which the person was asked, which is answered now or not at all. */
function takeAsked(turn: Turn): string | undefined {
  const { leaving, ...session } = turn.session
  if (!leaving) return undefined
  turn.session = session
  return turn.at.getTime() - Date.parse(leaving.at) < ANSWER_MILLISECONDS ? leaving.visit : undefined
}

async function notATime(turn: Turn, about: OwnVisit | undefined): Promise<void> {
  const why = text('history.left.noTime')
  if (about && canSayEnd(about)) await askWhen(turn, about, why)
  else say(turn, { text: why })
}
