import { gateById } from '../../db/venues.ts'
import { text } from '../core/text.ts'
import { say, type Turn } from '../core/turn.ts'
import { arrive } from './checkIn/arrive.ts'
import { goOnWithAlong } from './checkIn/goOnAlong.ts'
import { wishedMatter } from './declare/matter.ts'
import { startDeclaration } from './declare/start.ts'
import { declareFor } from './family/declare.ts'
import { goOnWithRound } from './family/goOn.ts'
import { showFamily } from './family/list.ts'
import { startRegistration } from './venue/register.ts'
import { takeVenue } from './venue/take.ts'
import { withoutWish } from './wish.ts'

/** A wish passes at most consent, a form and a declaration on its way. */
const STEPS_AT_MOST = 4

/**
 * Does what the person had wanted, as far as it goes: each step done may free the next. Whoever has done what was asked
 * and has no wish any more is thanked and told what can be done: nobody is left without an answer.
 */
export async function fulfilWishes(turn: Turn): Promise<void> {
  if (!turn.wishDue) return
  for (let step = 0; turn.wishDue && step < STEPS_AT_MOST; step++) {
    turn.wishDue = false
    await fulfilWish(turn)
  }
  if (turn.outgoing.length === 0) say(turn, { text: text('consent.thanks') })
}

async function fulfilWish(turn: Turn): Promise<void> {
  if (await goOnWithRound(turn)) return
  await goOnWithAlong(turn)
  const { wish } = turn.session
  turn.session = withoutWish(turn.session)
  if (!wish) return
  if (wish.kind === 'family') return showFamily(turn)
  if (wish.kind === 'declare' && wish.people) return declareFor(turn, wish.people, wish.template)
  if (wish.kind === 'declare') return startDeclaration(turn, { matter: await wishedMatter(turn, wish) })
  if (wish.kind === 'registerVenue') return startRegistration(turn)
  if (wish.kind === 'takeVenue') return takeVenue(turn, wish.code)
  const gate = await gateById(turn.store, wish.gateId)
  if (gate) await arrive(turn, gate, wish.by, new Date(wish.at))
  // Whoever is inside goes on with their family.
  turn.wishDue = turn.session.wish === undefined
}
