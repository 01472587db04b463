import type { OwnVisit } from '../../../db/ownVisits.ts'
import { openVisitOf } from '../../../db/visits.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { sayWhere } from '../checkIn/answers.ts'
import { timeText } from '../timeText.ts'
import { isEndInferred, lastVisits } from './mine.ts'
import { writeVisit } from './ref.ts'

/** "tôi đang ở đâu": where somebody is, since when. */
export async function showWhere(turn: Turn): Promise<void> {
  const { person, store } = turn
  const open = person && (await openVisitOf(store, person.id))
  if (open && open.endsAt > turn.now) return sayWhere(turn, open)
  await sayOver(turn)
}

/**
 * There is no visit to go on with: of one that ended by itself, or elsewhere, its person may know better when. `visitId` is the one
 * that was meant, if one was.
 */
export async function sayOver(turn: Turn, visitId?: string): Promise<void> {
  const { person } = turn
  const recent = person ? await lastVisits(turn, person, 1) : []
  const [last] = recent.filter(({ id }) => visitId === undefined || String(id) === visitId)
  if (last && isEndInferred(last)) return sayEndedByItself(turn, last)
  say(turn, { text: text(visitId === undefined ? 'checkIn.nowhere' : 'checkIn.over') })
}

function sayEndedByItself(turn: Turn, { venueName: venue, endedAt, ...visit }: OwnVisit): void {
  const time = endedAt ? timeText(turn, endedAt) : ''
  say(turn, {
    text: text('history.endedByItself', { venue, time }),
    buttons: [[{ label: text('history.button.outAt'), press: `outAt:${writeVisit(visit)}` }]],
  })
}
