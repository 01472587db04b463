import type { DueReminder } from '../../../db/reminders.ts'
import { remindersOf, setReminders } from '../../../db/reminders.ts'
import type { Reply } from '../../core/outgoing.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { writeVisit } from './ref.ts'

/** Minutes before a visit ends by itself: there is time to answer, and most who forgot have left by then. */
export const REMINDED_MINUTES_BEFORE = 30

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
  const minutes = REMINDED_MINUTES_BEFORE
  const other = wanted
    ? { label: text('history.button.remindOff'), press: 'remind:off' }
    : { label: text('history.button.remindOn'), press: 'remind:on' }
  say(turn, {
    text: wanted ? text('history.remind.on', { minutes }) : text('history.remind.off'),
    buttons: [[other]],
  })
}
