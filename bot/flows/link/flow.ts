import { noteLanguage } from '../../../db/chats.ts'
import { giveLinkCode } from '../../../db/personLinks.ts'
import { clock } from '../../core/cityTime.ts'
import { lines, type Text, text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeCode, showCode } from '../../qr/code.ts'
import type { Flow } from '../flow.ts'
import { pressNotMine, pressYes } from './confirm.ts'
import { pressHand, pressHandMine, pressHandNo, pressHandNotMine, pressHandYes } from './handOver.ts'
import { placesBeside, waysBeside } from './messengers.ts'
import { pressMine, pressNotMe } from './second.ts'
import { chatsBeside, pressSplit, splitOffer } from './split.ts'

/** Long enough to find the other messenger on an old phone, short enough for a code that somebody may look at. */
const CODE_MINUTES = 15
const MINUTE_MILLISECONDS = 60_000

/**
 * One person, several messengers: a code from the chat that knows the person is typed in the other one. That one agrees when
 * it has a person of its own, then the first says yes. Nobody can do it from one of them alone.
 */
export const linkFlow: Flow = {
  commands: [{ words: 'command.link', where: 'private', run: giveCode }],
  presses: {
    link: pressYes,
    notMine: pressNotMine,
    mine: pressMine,
    notMe: pressNotMe,
    split: pressSplit,
    memberHand: pressHand,
    handMine: pressHandMine,
    handNotMine: pressHandNotMine,
    handYes: pressHandYes,
    handNo: pressHandNo,
  },
}

/**
 * /lienket: a code for a messenger in which the person is not yet, and a way out of an account that is shared already;
 * whom we do not know has nothing that could be shared.
 */
async function giveCode(turn: Turn): Promise<void> {
  const others = await chatsBeside(turn)
  const taken = [turn.channel.name, ...others.map(({ channel }) => channel)]
  const where = placesBeside(turn, taken)
  const ways = waysBeside(turn, taken)
  const offer = turn.person && others.length > 0 ? splitOffer(turn.person, others) : undefined
  if (!where) return say(turn, offer ?? { text: text('link.nowhere') })
  if (!turn.person) return say(turn, { text: text('link.stranger', { where }), ...ways })
  const code = await newCode(turn, turn.person.id, where)
  if (!offer) return say(turn, { text: code, ...ways })
  say(turn, { text: lines(code, offer.text), buttons: [...(ways.buttons ?? []), ...(offer.buttons ?? [])] })
}

async function newCode(turn: Turn, personId: number, where: Text): Promise<Text> {
  const code = makeCode(turn.random)
  const expiresAt = new Date(turn.now.getTime() + CODE_MINUTES * MINUTE_MILLISECONDS)
  await giveLinkCode(turn.store, code, { chatId: turn.chat.id, personId, now: turn.now, expiresAt })
  await noteLanguage(turn.store, turn.chat.id, turn.language)
  const time = clock(expiresAt, turn.city.timeZone)
  return text('link.code', { code: words(showCode(code)), where, time })
}
