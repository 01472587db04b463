import { recordAct } from '../../../db/acts.ts'
import { addAlarmChat, isAlarmChat } from '../../../db/alarmChats.ts'
import { alarmsNow } from '../../../db/alarms.ts'
import { noteLanguage } from '../../../db/chats.ts'
import { useInvitation } from '../../../db/officials.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { alarmStands } from './alarmTexts.ts'

/**
 * Whoever runs the server brought a code that is good: from now on alarms are told in this chat. Nobody becomes a person
 * by that, because nothing is to be known of them. A chat that has it already leaves the code to another.
 */
export async function operatorInvited(turn: Turn, code: string): Promise<void> {
  if (await isAlarmChat(turn.store, turn.chat.id)) return say(turn, { text: text('alarm.chat.already') })
  if (!(await useInvitation(turn.store, code, turn.now))) return operatorCodeSpent(turn)
  await addAlarmChat(turn.store, turn.chat.id)
  // Not by whom: of the person nothing is to be known.
  await recordAct(turn.store, { what: 'alarm chat joined', at: turn.now })
  await noteLanguage(turn.store, turn.chat.id, turn.language)
  say(turn, { text: text('alarm.chat.welcome') })
  await sayWhatStands(turn)
}

/** A code that is used or expired; used by this very chat, it has done what it was for. */
export async function operatorCodeSpent(turn: Turn): Promise<void> {
  const already = await isAlarmChat(turn.store, turn.chat.id)
  say(turn, { text: text(already ? 'alarm.chat.already' : 'alarm.chat.spent') })
}

/** What was told elsewhere before, or to nobody. */
async function sayWhatStands(turn: Turn): Promise<void> {
  for (const alarm of await alarmsNow(turn.store)) say(turn, { text: alarmStands(alarm, turn.city.timeZone) })
}
