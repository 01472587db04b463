import { noteLanguage } from '../../../db/chats.ts'
import { giveLinkCode } from '../../../db/personLinks.ts'
import { clock } from '../../core/cityTime.ts'
import { text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeCode, showCode } from '../../qr/code.ts'
import type { Flow } from '../flow.ts'
import { pressNotMine, pressYes } from './confirm.ts'
import { placesBeside, waysBeside } from './messengers.ts'

/** Long enough to find the other messenger on an old phone, short enough for a code that somebody may look at. */
const CODE_MINUTES = 15
const MINUTE_MILLISECONDS = 60_000

/**
 * One person, several messengers: a code from the chat that knows the person is sent in the other one, and the first says
 * yes. Nobody can do it from the second alone.
 */
export const linkFlow: Flow = {
  commands: [{ words: 'command.link', where: 'private', run: giveCode }],
  presses: { link: pressYes, notMine: pressNotMine },
}

/** /lienket: a code for the other messenger; whom we do not know has nothing that could be shared. */
async function giveCode(turn: Turn): Promise<void> {
  const here = turn.channel.name
  const where = placesBeside(turn, here)
  const ways = waysBeside(turn, here)
  if (!where) return say(turn, { text: text('link.nowhere') })
  if (!turn.person) return say(turn, { text: text('link.stranger', { where }), ...ways })
  const code = makeCode(turn.random)
  const expiresAt = new Date(turn.now.getTime() + CODE_MINUTES * MINUTE_MILLISECONDS)
  const link = { chatId: turn.chat.id, personId: turn.person.id, now: turn.now, expiresAt }
  await giveLinkCode(turn.store, code, link)
  await noteLanguage(turn.store, turn.chat.id, turn.language)
  const time = clock(expiresAt, turn.city.timeZone)
  say(turn, { text: text('link.code', { code: words(showCode(code)), where, time }), ...ways })
}
