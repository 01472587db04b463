import { chatsOfPerson } from '../../../db/chats.ts'
import { erase } from '../../../db/erase.ts'
import { type Held, heldOf } from '../../../db/ownData.ts'
import { languageOf } from '../../core/languageOf.ts'
import { EMPTY_SESSION } from '../../core/session.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn, tell } from '../../core/turn.ts'
import { recordDone } from './requests.ts'

/** How long the question stands: who comes back later is asked again. */
export const ASKED_MINUTES = 10
const MINUTE_MILLISECONDS = 60_000

/** /xoa, [Xoá hết]: what goes and what stays, and the button that does it. Typing its word does the same. */
export async function askToErase(turn: Turn): Promise<void> {
  const { person, store, city } = turn
  if (!person) return say(turn, { text: text('ownData.nothing') })
  const held = await heldOf(store, person.id, city.timeZone)
  turn.session = { ...turn.session, eraseAsked: turn.at.toISOString() }
  say(turn, {
    text: lines(
      text('ownData.erase.title'),
      ...goingTexts(held),
      text('ownData.erase.stays'),
      ...dutyTexts(held),
      text('ownData.erase.how', { minutes: ASKED_MINUTES }),
    ),
    buttons: [
      [
        { label: text('ownData.button.eraseNow'), press: `dataEraseNow:${turn.at.getTime()}` },
        { label: text('ownData.button.keep'), press: 'data:' },
      ],
    ],
  })
}

function goingTexts({ declarations, visits, family }: Held): Text[] {
  const declared = declarations.reduce((sum, { count }) => sum + count, 0)
  return [
    text('ownData.erase.goes'),
    ...(declared > 0 ? [text('ownData.erase.declarations', { count: declared })] : []),
    ...(visits.count > 0 ? [text('ownData.erase.visits', { count: visits.count })] : []),
    ...(family.members > 0 ? [familyText(family)] : []),
  ]
}

/** Who is carried goes too, with all that there is of them. */
function familyText({ members, declarations, visits }: Held['family']): Text {
  return text('ownData.erase.family', { count: members, declarations, visits })
}

/** A place that hangs on without owner is said beforehand: nobody is kept because of it. */
function dutyTexts({ venues, doors }: Held): Text[] {
  return [
    ...(venues > 0 ? [text('ownData.erase.venues', { count: venues })] : []),
    ...(doors > 0 ? [text('ownData.erase.doors', { count: doors })] : []),
  ]
}

/** Whether a question about erasing, asked at a moment in milliseconds, still stands. */
export function isStillAsked({ at }: Turn, since: number): boolean {
  return at.getTime() - since < ASKED_MINUTES * MINUTE_MILLISECONDS
}

/** The second yes. It is that of the question which stands in this very chat, and of no older one. */
export async function eraseNow(turn: Turn, asked: string): Promise<void> {
  const { person, session, store, chat, at } = turn
  const since = Date.parse(session.eraseAsked ?? '')
  if (!person || String(since) !== asked || !isStillAsked(turn, since))
    return say(turn, { text: text('menu.staleButton') })
  const others = (await chatsOfPerson(store, person.id)).filter(({ id }) => id !== chat.id)
  await recordDone(turn, 'erase')
  await erase(store, { chatId: chat.id, personId: person.id }, at)
  turn.person = undefined
  turn.session = EMPTY_SESSION
  say(turn, { text: text('ownData.erase.done') })
  for (const other of others)
    tell(
      turn,
      { id: other.id, language: languageOf(other) },
      { text: text('ownData.erase.doneElsewhere') },
      'push',
    )
}
