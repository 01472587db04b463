import type { OwnVisit } from '../../../db/ownVisits.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { timeText } from '../timeText.ts'
import { canSayEnd, spanOf, visitOfButton } from './mine.ts'
import { writeVisit } from './ref.ts'

/** [Ra lúc khác]: when it was, if the person can know it. */
export async function pressOutAt(turn: Turn, written: string): Promise<void> {
  const visit = await visitOfButton(turn, written)
  if (!visit) return
  const { venueName: venue } = visit
  if (canSayEnd(visit)) await askWhen(turn, visit)
  else say(turn, { text: text('history.left.byStaff', { venue }) })
}

/** Asks when somebody left; a time that is typed next is the answer. `why` it is asked once more. */
export async function askWhen(turn: Turn, visit: OwnVisit, why?: Text): Promise<void> {
  turn.session = { ...turn.session, leaving: { visit: writeVisit(visit), at: turn.at.toISOString() } }
  const { venueName: venue, endedAt } = visit
  const question = endedAt
    ? text(isOfToday(turn, visit) ? 'history.when.overToday' : 'history.when.over', {
        venue,
        time: timeText(turn, endedAt),
      })
    : text('history.when.open', { venue, time: timeText(turn, visit.startedAt) })
  say(turn, { text: why ? lines(why, question) : question, buttons: [await instead(turn, visit)] })
}

/** "Yesterday" is no example for a visit that began today. */
function isOfToday({ at, city }: Turn, { startedAt }: OwnVisit): boolean {
  return cityDay(startedAt, city.timeZone) === cityDay(at, city.timeZone)
}

/** What can be tapped instead of typing: out now, where nothing came after, or leaving it as it is. */
async function instead(turn: Turn, visit: OwnVisit): Promise<Button<Text>[]> {
  const { to } = await spanOf(turn, visit)
  const now = {
    label: text('history.button.now'),
    press: `left:${writeVisit(visit)}`,
  }
  const keep = { label: text('history.button.keep'), press: `keepVisit:${writeVisit(visit)}` }
  const mayBeNow = to.getTime() === turn.at.getTime() && visit.endedBy !== 'out'
  return mayBeNow ? [now, keep] : [keep]
}

/** [Để nguyên]. */
export async function pressKeep(turn: Turn): Promise<void> {
  const { leaving: _answered, ...session } = turn.session
  turn.session = session
  say(turn, { text: text('history.kept') })
}
