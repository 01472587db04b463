import type { DueReminder } from '../../../db/reminders.ts'
import { remindersOf, setReminders } from '../../../db/reminders.ts'
import { showClockTime } from '../../core/clockTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { writeVisit } from './ref.ts'

/** Minutes before a visit ends by itself: there is time to answer, and most who forgot have left by then. */
export const REMINDED_MINUTES_BEFORE = 30

/** Minutes of the city's day: from half past nine in the evening until half past six nobody is woken for a visit. */
export const QUIET = { fromMinute: 21 * 60 + 30, untilMinute: 6 * 60 + 30 }

/** What is said shortly before a visit ends by itself. */
export function reminderReply({ visit, venueName: venue }: Pick<DueReminder, 'visit' | 'venueName'>): Reply {
  return {
    text: text('history.reminder', { venue }),
    buttons: [
      [
        { label: text('history.button.left'), press: `out:${visit.id}` },
        { label: text('history.button.outAt'), press: `outAt:${writeVisit(visit)}` },
      ],
      [{ label: text('checkIn.button.stay'), press: `stay:${visit.id}` }],
    ],
  }
}

/** /nhacra: whether reminders come, and the other way by a button. */
export async function showReminders(turn: Turn): Promise<void> {
  const { person } = turn
  if (!person) return say(turn, { text: text('history.remind.nobody') })
  const wanted = (await remindersOf(turn.store, person.id)) ?? turn.channel.limits.remindsUnasked
  sayReminders(turn, wanted)
}

/** [Bật nhắc], [Tắt nhắc]. */
export async function pressReminders(turn: Turn, wanted: string): Promise<void> {
  const { person } = turn
  if (!person) return say(turn, { text: text('history.remind.nobody') })
  if (wanted !== 'on' && wanted !== 'off') return say(turn, { text: text('menu.staleButton') })
  await setReminders(turn.store, person.id, wanted === 'on')
  sayReminders(turn, wanted === 'on')
}

function sayReminders(turn: Turn, wanted: boolean): void {
  const quiet = { from: showClockTime(QUIET.fromMinute), until: showClockTime(QUIET.untilMinute) }
  const other = wanted
    ? { label: text('history.button.remindOff'), press: 'remind:off' }
    : { label: text('history.button.remindOn'), press: 'remind:on' }
  say(turn, {
    text: wanted
      ? text('history.remind.on', { minutes: REMINDED_MINUTES_BEFORE, ...quiet })
      : text('history.remind.off'),
    buttons: [[other]],
  })
}
